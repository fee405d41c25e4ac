/** The messages of a chat or a thread, the newest last. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageView } from '../page-server/page-state.ts';
import { Message } from './message.tsx';
import { useView } from './view.ts';

interface MessagesParts {
  readonly shown: readonly MessageView[];
  readonly all: readonly MessageView[];
  readonly openThread: (message: MessageView) => void;
  readonly reply: (to: MessageView) => void;
  readonly children: ComponentChildren;
}

/** Nearer to the end than this, the list follows what comes. */
const NEAR_PX = 160;

export function Messages({ shown, all, openThread, reply, children }: MessagesParts) {
  const { t, chat } = useView();
  const byId = new Map(all.map((message) => [message.id, message]));
  const replies = new Map<string, number>();
  for (const { threadId, rootId } of all) if (threadId) replies.set(rootId, (replies.get(rootId) ?? 0) + 1);
  const { list, onScroll, unseen, toEnd } = useFollowing(shown);
  return (
    <div class="messages-frame">
      <div ref={list} class="messages" role="log" tabIndex={0} aria-label={t('消息', 'Messages')} onScroll={onScroll}>
        {children}
        {shown.map((message) => (
          <Message
            key={message.id}
            message={message}
            parent={message.threadId ? undefined : byId.get(message.rootId)}
            replies={replies.get(message.id) ?? 0}
            openThread={chat.direct || message.rootId ? undefined : openThread}
            reply={reply}
          />
        ))}
      </div>
      {unseen && (
        <button type="button" class="button small unseen" onClick={toEnd}>
          ↓ {t('有新消息', 'New message')}
        </button>
      )}
    </div>
  );
}

/** Keeps what is new in view, until the reader goes elsewhere: then it is told. Their own words bring them back. */
function useFollowing(shown: readonly MessageView[]) {
  const { me } = useView();
  const list = useRef<HTMLDivElement>(null);
  const follow = useRef(true);
  /** Where the list was put last; elsewhere the reader has gone by themself. */
  const placed = useRef(0);
  const [unseen, setUnseen] = useState(false);
  const last = shown.at(-1);
  const toEnd = (): void => {
    const box = list.current;
    if (!box) return;
    // Of a message that is higher than the list, the beginning.
    const newest = box.lastElementChild;
    const high = newest instanceof HTMLElement && newest.offsetHeight > box.clientHeight;
    box.scrollTop = high ? newest.offsetTop - box.offsetTop : box.scrollHeight;
    follow.current = true;
    placed.current = box.scrollTop;
    setUnseen(false);
  };
  useEffect(() => {
    if (follow.current || last?.sender === me) toEnd();
    else setUnseen(true);
  }, [shown.length, last?.versions]);
  const onScroll = ({ currentTarget: box }: { currentTarget: HTMLDivElement }): void => {
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    follow.current = atEnd || Math.abs(box.scrollTop - placed.current) < 2;
    if (follow.current) setUnseen(false);
  };
  return { list, onScroll, unseen, toEnd };
}
