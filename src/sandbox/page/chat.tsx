/** One chat as its member sees it: messages, threads, the composer. */
import { useCallback, useContext, useState } from 'preact/hooks';
import type { MessageView } from '../page-server/page-state.ts';
import { Composer, type Replying } from './composer.tsx';
import { FirstMinute } from './first-minute.tsx';
import { Messages } from './messages.tsx';
import { useUnsent } from './unsent.ts';
import { MessagesContext, useView } from './view.ts';

export function Chat() {
  const { chat } = useView();
  const messages = useContext(MessagesContext);
  const [thread, setThread] = useState<string | null>(null);
  const [replying, setReplying] = useState<Replying | null>(null);
  const [text, setText] = useUnsent(chat.id);
  const own = messages.filter(({ chatId }) => chatId === chat.id);
  const root = own.find(({ id }) => id === thread);
  const shown = root
    ? own.filter(({ id, rootId }) => id === root.id || rootId === root.id)
    : own.filter(({ threadId, rootId }) => !(threadId && rootId));
  // The same functions each time: a message is drawn anew only when something of it changed.
  const openThread = useCallback((message: MessageView) => {
    setThread(message.rootId || message.id);
    setReplying(null);
  }, []);
  const reply = useCallback((to: MessageView) => setReplying({ to, thread: false }), []);
  return (
    <>
      <ChatHeader inThread={root !== undefined} leave={() => setThread(null)} />
      <Messages key={thread} shown={shown} all={own} openThread={openThread} reply={reply}>
        {own.length === 0 && <FirstMinute fill={setText} />}
      </Messages>
      {own.length > 0 && <Tries fill={setText} />}
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

/** What there is to try stays in reach once the chat has begun. */
function Tries({ fill }: { fill: (text: string) => void }) {
  const { t } = useView();
  const [open, setOpen] = useState(false);
  const fillAndClose = (text: string): void => {
    fill(text);
    setOpen(false);
  };
  return (
    <div class="tries">
      {open && <FirstMinute fill={fillAndClose} sent={() => setOpen(false)} />}
      <button type="button" class="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('收起', 'Close') : t('先试试…', 'Things to try…')}
      </button>
    </div>
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
