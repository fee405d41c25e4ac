/** One message: a bubble, a file or a card, with who said it and what can be done with it. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { MessageView } from '../page-server/page-state.ts';
import { Card } from './card/card.tsx';
import type { Action } from './card/context.ts';
import { localTime } from './card/inline-tags.tsx';
import { Avatar } from './card/small.tsx';
import { wordsOf } from './message-words.ts';
import { useView } from './view.ts';
import { fileAt, press, versionsOf } from './wire.ts';

interface MessageParts {
  readonly message: MessageView;
  /** What it answers, quoted above it. */
  readonly parent: MessageView | undefined;
  /** In its thread. */
  readonly replies: number;
  readonly reply: (to: MessageView) => void;
  readonly openThread: ((message: MessageView) => void) | undefined;
}

/** A chat holds many: each is drawn anew only when something of it changed. */
export function Message(parts: MessageParts) {
  const { message, parent, replies, reply, openThread } = parts;
  return useMemo(() => <Drawn {...parts} />, [message, parent, replies, reply, openThread]);
}

function Drawn({ message, parent, replies, reply, openThread }: MessageParts) {
  const { me, nameOf, live, t, language } = useView();
  const { sender, type, createdAt } = message;
  const mine = sender === me;
  return (
    <div class={`message${mine ? ' mine' : ''}`} data-id={message.id}>
      <Avatar id={sender} name={nameOf(sender)} />
      <div class="said">
        <div class="hint meta">
          {nameOf(sender)} {sender === live.bot.openId && <span class="tag blue">{t('机器人', 'Bot')}</span>}{' '}
          {localTime(createdAt, 'time', language)}
        </div>
        {parent && (
          <div class="quote">
            {t('回复', 'Reply to')} {nameOf(parent.sender)}：{wordsOf(parent, language).slice(0, 80)}
          </div>
        )}
        {type === 'interactive' ? <CardMessage message={message} /> : <Bubble message={message} />}
        <div class="message-tools">
          <button type="button" class="link-button" onClick={() => reply(message)}>
            {t('回复', 'Reply')}
          </button>
          {openThread && (
            <button type="button" class="link-button" onClick={() => openThread(message)}>
              {replies > 0
                ? t(`话题 · ${replies} 条回复`, `Thread · ${replies} replies`)
                : t('在话题中回复', 'Reply in thread')}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}

function Bubble({ message }: { message: MessageView }) {
  const { t, language } = useView();
  if (message.recalled) return <div class="bubble hint">{t('消息已撤回', 'Message recalled')}</div>;
  const { files } = message;
  if (files.length === 0) return <div class={`bubble ${message.type}`}>{cut(wordsOf(message, language))}</div>;
  return (
    <div class={`bubble ${message.type}`}>
      {files.map(({ key, name }) => (
        <a key={key} href={fileAt(message.id, key)} download={name} title={t('下载', 'Download')}>
          📄 {name}
        </a>
      ))}
    </div>
  );
}

/** Long lists of numbers are cut for the eye; the bot gets them whole. */
const LONGEST = 600;

const cut = (words: string): string =>
  words.length > LONGEST ? `${words.slice(0, LONGEST)}…（${words.length}）` : words;

function CardMessage({ message }: { message: MessageView }) {
  const { chat, language, nameOf, me, toast, t } = useView();
  const [old, setOld] = useState<{ at: number; json: string } | null>(null);
  // What comes next is looked at, whatever was being looked at.
  useEffect(() => setOld(null), [message.versions]);
  const onPress = async (action: Action): Promise<void> => {
    const answer = await press(me, message.id, action).catch(() => null);
    if (!answer) return toast(t('沙盒没有应答', 'The sandbox does not answer'), 'error');
    const { error, toast: zh, toastEn: en, style } = answer;
    if (error !== 0) toast(t(`出错了，请稍后重试 code: ${error}`, `Something went wrong, code: ${error}`), 'error');
    else if (zh || en) toast(t(zh, en), style);
  };
  const json = old?.json ?? message.content;
  const live = old === null;
  const at = old?.at ?? message.versions;
  const reader = { language, nameOf, members: chat.members, toast: (text: string) => toast(text, 'warning') };
  // Drawn anew only when it changed: a chat holds many cards, and every key typed draws the chat.
  const card = useMemo(
    () => <Card key={at} json={json} live={live} onPress={onPress} {...reader} />,
    [json, live, at, language, me],
  );
  return (
    <div class="card-message">
      {card}
      {message.versions > 1 && <Versions message={message} shown={at} show={setOld} />}
    </div>
  );
}

interface VersionsParts {
  readonly message: MessageView;
  readonly shown: number;
  readonly show: (old: { at: number; json: string } | null) => void;
}

/** Earlier states of a card, to look at. */
function Versions({ message: { id, versions }, shown, show }: VersionsParts) {
  const { t } = useView();
  const go = async (at: number): Promise<void> => {
    const json = (await versionsOf(id))[at - 1];
    show(at >= versions || json === undefined ? null : { at, json });
  };
  return (
    <div class="versions hint">
      <button type="button" class="link-button" disabled={shown <= 1} onClick={() => void go(shown - 1)}>
        ‹ {t('上一版', 'Earlier')}
      </button>
      <span>
        {t('版本', 'Version')} {shown}/{versions}
      </span>
      <button type="button" class="link-button" disabled={shown >= versions} onClick={() => void go(shown + 1)}>
        {t('下一版', 'Later')} ›
      </button>
    </div>
  );
}
