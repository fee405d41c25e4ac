/** Where messages are typed: completion as one types, replies, files. */
import { useRef } from 'preact/hooks';
import type { MessageView } from '../page-server/page-state.ts';
import { AttachButton, DropPlace } from './attach-button.tsx';
import type { Attached } from './attached.ts';
import { type Completion, Suggestions, useCompletion, type Written } from './completion.tsx';
import { wordsOf } from './message-words.ts';
import { useTold } from './sending.ts';
import { useView } from './view.ts';
import { attach, type Place, say } from './wire.ts';

export interface Replying {
  readonly to: MessageView;
  readonly thread: boolean;
}

interface ComposerParts {
  readonly text: string;
  readonly setText: (next: string | ((now: string) => string)) => void;
  readonly replying: Replying | null;
  readonly onSent: () => void;
  /** Left out where a reply cannot be given up. */
  readonly cancelReply: (() => void) | undefined;
}

export function Composer({ text, setText, replying, onSent, cancelReply }: ComposerParts) {
  const { live, chat, me, t } = useView();
  const field = useRef<HTMLTextAreaElement>(null);
  const completion = useCompletion({ text, setText, field });
  const place: Place = {
    from: me,
    chat: chat.id,
    ...(replying ? { replyTo: replying.to.id, thread: replying.thread } : {}),
  };
  const told = useTold();
  const send = (): void => {
    if (text.trim() === '') return;
    // What did not leave stands in the box again, before what was typed since.
    void told(say(place, text.trim()), () => setText((since) => [text, since].filter(Boolean).join('\n')));
    setText('');
    completion.close();
    onSent();
  };
  const onFile = (file: Attached): void => void told(attach(place, file), () => undefined);
  return (
    <div class="composer">
      {live.takesFiles && <DropPlace onFile={onFile} />}
      {replying && <Reply replying={replying} cancelReply={cancelReply} />}
      {completion.offered.suggestions.length > 0 && <Suggestions {...completion} />}
      <div class="composer-row">
        {live.takesFiles && <AttachButton onFile={onFile} />}
        <Field text={text} setText={setText} field={field} completion={completion} send={send} />
        <button type="button" class="button primary_filled" onClick={send}>
          {t('发送', 'Send')}
        </button>
      </div>
    </div>
  );
}

interface FieldParts extends Written {
  readonly completion: Completion;
  readonly send: () => void;
}

function Field({ text, setText, field, completion, send }: FieldParts) {
  const { t } = useView();
  const { id, offered, at, look, close } = completion;
  const zh = '输入 / 看命令，@ 提到同事；回车发送，Shift+回车换行';
  const en = 'Type / for commands, @ for people; Enter sends, Shift+Enter for a new line';
  return (
    <textarea
      id="composer"
      ref={field}
      rows={2}
      value={text}
      role="combobox"
      placeholder={t(zh, en)}
      aria-label={t('消息', 'Message')}
      aria-expanded={offered.suggestions.length > 0}
      aria-controls={`${id}-list`}
      aria-autocomplete="list"
      aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
      onInput={({ currentTarget: box }) => {
        setText(box.value);
        look(box.selectionStart);
      }}
      onBlur={close}
      onKeyDown={composerKeys(completion, send)}
    />
  );
}

/** Tab takes the first suggestion, Enter the one that is marked, as the first is while its word is typed; otherwise Enter sends. */
const composerKeys =
  ({ offered: { suggestions }, at, mark, take, close }: Completion, send: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.isComposing || event.shiftKey) return;
    const some = suggestions.length > 0;
    const marked = suggestions[at];
    const first = marked ?? suggestions[0];
    const does = new Map<string, (() => void) | undefined>([
      ['Enter', marked ? () => take(marked) : send],
      ['Tab', first ? () => take(first) : undefined],
      ['ArrowDown', some ? () => mark(Math.min(at + 1, suggestions.length - 1)) : undefined],
      ['ArrowUp', some ? () => mark(Math.max(at - 1, -1)) : undefined],
      ['Escape', some ? close : undefined],
    ]).get(event.key);
    if (!does) return;
    event.preventDefault();
    does();
  };

function Reply({ replying, cancelReply }: { replying: Replying } & Pick<ComposerParts, 'cancelReply'>) {
  const { nameOf, t, language } = useView();
  return (
    <div class="quote">
      {replying.thread ? t('在话题中回复', 'In the thread of') : t('回复', 'Reply to')} {nameOf(replying.to.sender)}：
      {wordsOf(replying.to, language).slice(0, 60)}{' '}
      {cancelReply && (
        <button type="button" class="link-button" onClick={cancelReply}>
          {t('取消', 'Cancel')}
        </button>
      )}
    </div>
  );
}
