/** The state of the stand-in as the page holds it, kept up to date by what it is told. */
import { useEffect, useState } from 'preact/hooks';
import type { MessageView, PageState } from '../page-server/page-state.ts';
import type { Traffic } from '../world/traffic.ts';
import { isOfAnotherStart } from './restart.ts';
import { state as askState, listen } from './wire.ts';

/** What stays as it is while people talk. */
export interface Live extends Omit<PageState, 'messages' | 'traffic'> {
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

/** Each apart, for what comes of one draws nothing of the others anew. */
interface Heard {
  /** Null until the state has arrived. */
  readonly live: Live | null;
  readonly messages: readonly MessageView[];
  readonly traffic: readonly Traffic[];
}

export function useLive(): Heard {
  const [live, setLive] = useState<Live | null>(null);
  const [messages, setMessages] = useState<readonly MessageView[]>([]);
  const [traffic, setTraffic] = useState<readonly Traffic[]>([]);
  const change = (how: (live: Live) => Live): void => setLive((now) => now && how(now));
  useEffect(
    () =>
      listen({
        opened: async () => {
          const { messages: said, traffic: before, ...fresh } = await askState();
          if (isOfAnotherStart(fresh.start)) return;
          setMessages((now) => now.reduce(withMessage, said));
          setTraffic(before);
          setLive((now) => ({
            ...fresh,
            connected: true,
            hireVersion: (now?.hireVersion ?? 0) + 1,
          }));
        },
        closed: () => change((now) => ({ ...now, connected: false })),
        message: (message) => setMessages((now) => withMessage(now, message)),
        traffic: (newest) => setTraffic((now) => [...now, newest].slice(-KEPT_TRAFFIC)),
        trouble: (trouble) => change((now) => ({ ...now, trouble })),
        hire: () => change((now) => ({ ...now, hireVersion: now.hireVersion + 1 })),
      }),
    [],
  );
  return { live, messages, traffic };
}
