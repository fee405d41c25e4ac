/** Where messages are typed: completion as one types, replies, files. */
import { useId, useRef, useState } from 'preact/hooks';
import type { MessageView } from '../page-server/page-state.ts';
import { type Completed, complete, type Suggested } from './complete.ts';
import { wordsOf } from './message-words.ts';
import { useView } from './view.ts';
import { attach, type Place, say } from './wire.ts';

export interface Replying {
  readonly to: MessageView;
  readonly thread: boolean;
}

interface ComposerParts {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly replying: Replying | null;
  readonly onSent: () => void;
  readonly cancelReply?: () => void;
}

export function Composer({ text, setText, replying, onSent, cancelReply }: ComposerParts) {
  const { chat, me, toast, t } = useView();
  const field = useRef<HTMLTextAreaElement>(null);
  const completion = useCompletion({ text, setText, field });
  const place: Place = {
    ...{ from: me, chat: chat.id },
    ...(replying ? { replyTo: replying.to.id, thread: replying.thread } : {}),
  };
  const told = async (sending: Promise<{ status: number }>): Promise<void> => {
    const { status } = await sending.catch(() => ({ status: 0 }));
    if (status === 200) return;
    toast(t('机器人没有确认收到，稍后会再次投递', 'Not acknowledged by the bot; it is delivered again later'), 'error');
  };
  const send = (): void => {
    if (text.trim() === '') return;
    void told(say(place, text.trim()));
    setText('');
    completion.close();
    onSent();
  };
  return (
    <div class="composer">
      {replying && <Reply {...{ replying }} {...(cancelReply ? { cancelReply } : {})} />}
      {completion.offered.suggestions.length > 0 && <Suggestions {...completion} />}
      <div class="composer-row">
        <AttachButton onFile={(file) => void told(attach(place, file))} />
        <Field {...{ text, setText, field, completion, send }} />
        <button type="button" class="button primary_filled" onClick={send}>
          {t('发送', 'Send')}
        </button>
      </div>
    </div>
  );
}

interface FieldParts {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly field: { readonly current: HTMLTextAreaElement | null };
  readonly completion: Completion;
  readonly send: () => void;
}

function Field({ text, setText, field, completion, send }: FieldParts) {
  const { t } = useView();
  const { id, offered, at, look, close } = completion;
  const zh = '输入 / 看命令，@ 提到同事；回车发送，Shift+回车换行';
  const en = 'Type / for commands, @ for people; Enter sends, Shift+Enter for a new line';
  const list = {
    ...{
      'aria-expanded': offered.suggestions.length > 0,
      'aria-controls': `${id}-list`,
      'aria-autocomplete': 'list' as const,
    },
    ...(at >= 0 ? { 'aria-activedescendant': `${id}-${at}` } : {}),
  } as const;
  return (
    <textarea
      id="composer"
      ref={field}
      rows={2}
      value={text}
      role="combobox"
      placeholder={t(zh, en)}
      aria-label={t('消息', 'Message')}
      {...list}
      onInput={({ currentTarget: box }) => {
        setText(box.value);
        look(box.selectionStart);
      }}
      onBlur={close}
      onKeyDown={composerKeys(completion, send)}
    />
  );
}

interface Completion {
  readonly id: string;
  readonly offered: Completed;
  /** Which suggestion is marked; -1 for none. */
  readonly at: number;
  readonly mark: (at: number) => void;
  readonly take: (suggested: Suggested) => void;
  /** The cursor moved: what can follow it? */
  readonly look: (cursor: number) => void;
  readonly close: () => void;
}

const none: Completed = { from: 0, suggestions: [], mention: false };

function useCompletion({ text, setText, field }: Pick<FieldParts, 'text' | 'setText' | 'field'>): Completion {
  const { live, language } = useView();
  const [cursor, setCursor] = useState<number | null>(null);
  const [chosen, mark] = useState(-1);
  const id = useId();
  const offered = cursor === null ? none : complete(text, cursor, { ...live, language });
  const look = (next: number | null): void => {
    setCursor(next);
    mark(-1);
  };
  const take = ({ insert }: Suggested): void => {
    const end = offered.from + insert.length;
    const next = `${text.slice(0, offered.from)}${insert}${text.slice(cursor ?? text.length)}`;
    const box = field.current;
    if (box) {
      // At once: the next key may come before the new text is drawn.
      box.value = next;
      box.setSelectionRange(end, end);
      box.focus();
    }
    setText(next);
    look(end);
  };
  const at = chosen < 0 && offered.mention && offered.suggestions.length > 0 ? 0 : chosen;
  return { id, offered, at, mark, take, look, close: () => look(null) };
}

/** Tab takes the first suggestion, Enter the one that is marked; otherwise Enter sends. */
const composerKeys =
  ({ offered: { suggestions }, at, mark, take, close }: Completion, send: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.isComposing || event.shiftKey) return;
    const [some, marked] = [suggestions.length > 0, suggestions[at]];
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

function Suggestions({ id, offered, at, take }: Completion) {
  const { t } = useView();
  return (
    <ul id={`${id}-list`} class="suggestions" role="listbox" aria-label={t('补全', 'Completion')}>
      {offered.suggestions.map((suggested, index) => (
        <li
          key={suggested.insert}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          class={index === at ? 'active' : ''}
          // Before the field loses its focus, and with it the list.
          onPointerDown={(event) => {
            event.preventDefault();
            take(suggested);
          }}
        >
          <strong>{suggested.label}</strong> <span class="hint">{suggested.detail}</span>
        </li>
      ))}
    </ul>
  );
}

function Reply({ replying, cancelReply }: { replying: Replying; cancelReply?: () => void }) {
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

const LARGEST = 500_000;

function AttachButton({ onFile }: { onFile: (file: { name: string; base64: string }) => void }) {
  const { t, toast } = useView();
  const field = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > LARGEST) {
      toast(t('文件太大，最多 500 KB', 'Too large: 500 KB at most'), 'error');
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    onFile({ name: file.name, base64: btoa([...bytes].map((byte) => String.fromCharCode(byte)).join('')) });
  };
  return (
    <>
      <button
        type="button"
        class="button attach"
        onClick={() => field.current?.click()}
        aria-label={t('添加 CSV 文件', 'Attach a CSV file')}
      >
        CSV
      </button>
      <input
        ref={field}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label={t('CSV 文件', 'CSV file')}
        onChange={({ currentTarget: box }) => {
          void read(box.files?.[0]);
          box.value = '';
        }}
      />
    </>
  );
}
