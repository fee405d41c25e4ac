/** One chat as its member sees it: messages, threads, the composer. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageView } from '../page-server/page-state.ts';
import { Composer, type Replying } from './composer.tsx';
import { FirstMinute } from './first-minute.tsx';
import { Message } from './message.tsx';
import { useView } from './view.ts';

export function Chat() {
  const { live, chat } = useView();
  const [thread, setThread] = useState<string | null>(null);
  const [replying, setReplying] = useState<Replying | null>(null);
  const [text, setText] = useState('');
  const own = live.messages.filter(({ chatId }) => chatId === chat.id);
  const root = own.find(({ id }) => id === thread);
  const shown = root
    ? own.filter(({ id, rootId }) => id === root.id || rootId === root.id)
    : own.filter(({ threadId, rootId }) => !(threadId && rootId));
  const threads = {
    count: (message: MessageView) => own.filter(({ threadId, rootId }) => threadId && rootId === message.id).length,
    open: (message: MessageView) => {
      setThread(message.rootId || message.id);
      setReplying(null);
    },
  };
  return (
    <>
      <ChatHeader inThread={root !== undefined} leave={() => setThread(null)} />
      <Messages
        key={thread}
        shown={shown}
        all={own}
        threads={threads}
        reply={(to) => setReplying({ to, thread: false })}
      >
        {own.length === 0 && <FirstMinute fill={setText} />}
      </Messages>
      <Composer
        text={text}
        setText={setText}
        replying={root ? { to: root, thread: true } : replying}
        onSent={() => setReplying(null)}
        cancelReply={root || !replying ? undefined : () => setReplying(null)}
      />
    </>
  );
}

function ChatHeader({ inThread, leave }: { inThread: boolean; leave: () => void }) {
  const { chat, live, t } = useView();
  const members = t(`${chat.members.length} 人`, `${chat.members.length} members`);
  return (
    <div class="chat-header">
      {inThread && (
        <button type="button" class="button small" onClick={leave}>
          ‹ {t('返回', 'Back')}
        </button>
      )}
      <h2>{inThread ? t('话题', 'Thread') : chat.direct ? live.bot.name : chat.name}</h2>
      <span class="hint">
        {chat.direct ? t('单聊', 'Direct chat') : members} · {t('沙盒，不是真实飞书', 'sandbox, not the real Feishu')}
      </span>
    </div>
  );
}

interface MessagesParts {
  readonly shown: readonly MessageView[];
  readonly all: readonly MessageView[];
  readonly threads: { count(message: MessageView): number; open(message: MessageView): void };
  readonly reply: (to: MessageView) => void;
  readonly children: ComponentChildren;
}

/** Nearer to the end than this, the list follows what comes. */
const NEAR_PX = 160;

function Messages({ shown, all, threads, reply, children }: MessagesParts) {
  const { t, chat } = useView();
  const { list, onScroll } = useFollowing(shown);
  return (
    <div ref={list} class="messages" role="log" tabIndex={0} aria-label={t('消息', 'Messages')} onScroll={onScroll}>
      {children}
      {shown.map((message) => (
        <Message
          key={message.id}
          message={message}
          parent={all.find(({ id }) => id === message.rootId && !message.threadId)}
          replies={threads.count(message)}
          {...(chat.direct || message.rootId ? {} : { openThread: () => threads.open(message) })}
          reply={() => reply(message)}
        />
      ))}
    </div>
  );
}

/** Keeps what is new in view, until the reader goes elsewhere; their own words bring them back. */
function useFollowing(shown: readonly MessageView[]) {
  const { me } = useView();
  const list = useRef<HTMLDivElement>(null);
  const follow = useRef(true);
  /** Where the list was put last; elsewhere the reader has gone by themself. */
  const placed = useRef(0);
  const last = shown.at(-1);
  useEffect(() => {
    const box = list.current;
    if (!box || (!follow.current && last?.sender !== me)) return;
    // Of a message that is higher than the list, the beginning.
    const newest = box.lastElementChild;
    const high = newest instanceof HTMLElement && newest.offsetHeight > box.clientHeight;
    box.scrollTop = high ? newest.offsetTop - box.offsetTop : box.scrollHeight;
    follow.current = true;
    placed.current = box.scrollTop;
  }, [shown.length, last?.versions]);
  const onScroll = ({ currentTarget: box }: { currentTarget: HTMLDivElement }): void => {
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    follow.current = atEnd || Math.abs(box.scrollTop - placed.current) < 2;
  };
  return { list, onScroll };
}
