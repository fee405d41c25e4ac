/** Too many messages of one person, of one chat, or in all: those behind are told at once that they will not be read. */
import { refusalCard } from '../../../cards/refusal.ts';
import { readMessage } from '../../command/message.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Text } from '../../core/text.ts';
import { addCopy } from '../../store/copies.ts';
import { takeByKey } from '../../store/inbox.ts';
import { type OverQuota, overQuota, type Quotas } from '../../store/lines.ts';
import { newCopy, type Save } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { commit, type End, LEASE_MS } from './commit.ts';
import { ownBot } from './own-bot.ts';

/** Far more than anybody types before the first answer. */
const quotas: Quotas = { sender: 100, chat: 200, all: 5_000 };
/** The words to one chat come no faster, so that answers to others find their way between them. */
const SPREAD_MS = 400;
/** So many share a commit: one by one they would keep the disk, and those who are read, waiting. */
const AT_ONCE = 25;

export async function turnAway(deps: Deps): Promise<boolean> {
  const over = await overQuota(deps.db, deps.steady(), quotas);
  for (let start = 0; start < over.length; start += AT_ONCE) {
    const ends = await Promise.all(over.slice(start, start + AT_ONCE).map((each) => turnedAway(deps, each)));
    await commit(deps, ends.flat());
  }
  return over.length > 0;
}

/** None where somebody reads it already, or where it is no message. */
async function turnedAway(deps: Deps, over: OverQuota): Promise<End[]> {
  const now = deps.steady();
  const delivery = await takeByKey(deps.db, over.key, { now, leaseUntil: now + LEASE_MS });
  if (delivery?.incoming?.kind !== 'message') return [];
  const { incoming } = delivery;
  // What was not said to the bot gets no answer.
  const addressed = incoming.direct || readMessage(incoming, await ownBot(deps))?.addressed;
  const source = { ...incoming, requester: incoming.sender, index: 0 };
  const content = refusalCard(refusals[over.of]);
  const copy = newCopy(deps, source, { content, asker: '', next_at: now + over.beyond * SPREAD_MS });
  const said: Save = (trx) => addCopy(trx, copy);
  return [{ delivery, state: 'done', saves: addressed ? [said] : [] }];
}

const hint: Text = {
  zh: '请等前面的消息有了回答再发。一条命令可以写多个对象。',
  en: 'Please send it again when the earlier ones are answered. One command can name many targets.',
};
const tooMany = (text: Text): Refusal => ({ code: 'too-many', text, hint });

const refusals: Readonly<Record<keyof Quotas, Refusal>> = {
  sender: tooMany({
    zh: `你已有 ${quotas.sender} 条消息在排队，这一条没有处理。`,
    en: `${quotas.sender} of your messages are waiting already; this one was not read.`,
  }),
  chat: tooMany({
    zh: `这个会话已有 ${quotas.chat} 条消息在排队，这一条没有处理。`,
    en: `${quotas.chat} messages of this chat are waiting already; this one was not read.`,
  }),
  all: tooMany({
    zh: `机器人已有 ${quotas.all} 条消息在排队，这一条没有处理。`,
    en: `${quotas.all} messages are waiting for the bot already; this one was not read.`,
  }),
};
