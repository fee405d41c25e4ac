/** The state of the stand-in as the page holds it, kept up to date by what it is told. */
import { useEffect, useState } from 'preact/hooks';
import type { MessageView, PageState } from '../page-server/page-state.ts';
import { isOfAnotherStart } from './restart.ts';
import { state as askState, listen } from './wire.ts';

export interface Live extends PageState {
  readonly connected: boolean;
  /** Goes up when what Hire holds changed. */
  readonly hireVersion: number;
}

const KEPT_TRAFFIC = 300;

/** A message is replaced only by a newer version of itself: the state may arrive after the news. */
function withMessage(messages: readonly MessageView[], message: MessageView): readonly MessageView[] {
  const at = messages.findIndex(({ id }) => id === message.id);
  if (at < 0) return [...messages, message];
  return messages.map((each, index) => (index === at && each.versions <= message.versions ? message : each));
}

/** Null until the state has arrived. */
export function useLive(): Live | null {
  const [live, setLive] = useState<Live | null>(null);
  const change = (how: (live: Live) => Live): void => setLive((now) => now && how(now));
  useEffect(
    () =>
      listen({
        opened: async () => {
          const fresh = await askState();
          if (isOfAnotherStart(fresh.start)) return;
          setLive((now) => ({
            ...fresh,
            messages: (now?.messages ?? []).reduce(withMessage, fresh.messages),
            connected: true,
            hireVersion: (now?.hireVersion ?? 0) + 1,
          }));
        },
        closed: () => change((now) => ({ ...now, connected: false })),
        message: (message) => change((now) => ({ ...now, messages: withMessage(now.messages, message) })),
        traffic: (traffic) => change((now) => ({ ...now, traffic: [...now.traffic, traffic].slice(-KEPT_TRAFFIC) })),
        trouble: (trouble) => change((now) => ({ ...now, trouble })),
        hire: () => change((now) => ({ ...now, hireVersion: now.hireVersion + 1 })),
      }),
    [],
  );
  return live;
}
