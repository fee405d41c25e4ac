/** Ways to answer a message: each is saved in the transaction that marks the message handled. */
import type { Card } from '../../../cards/card.ts';
import { refusalCard } from '../../../cards/refusal.ts';
import type { Reply } from '../../core/api.ts';
import type { Asked } from '../../core/ask.ts';
import type { Refusal } from '../../core/outcome.ts';
import { sha256 } from '../../store/audit.ts';
import { addCopy } from '../../store/copies.ts';
import type { Copy, NewCopy } from '../../store/rows/copy.ts';
import type { Db, Trx } from '../../store/schema.ts';
import type { Deps } from '../deps.ts';
import { explain } from '../view/explain.ts';

/** The message that is answered, and who wrote it. */
export interface Source {
  readonly messageId: string;
  readonly chatId: string;
  readonly direct: boolean;
  readonly requester: string;
  /** Which command of the message. */
  readonly index: number;
  /** What is answered where it is no message: a choice from the menu, a first opening of the chat. */
  readonly occasion?: string;
  /** The message that it replies to. */
  readonly repliesTo?: string;
  /** When it was sent, ms; only for one that reached us late. */
  readonly sentAt?: number;
}

/** Joins the transaction of what it answers. */
export type Save = (trx: Trx) => Promise<void>;

/** A first word, such as "reading", is version 1, and how far that is the next ones; the answer takes their place. */
export const FIRST_WORD = 1;
export const ANSWER = 1_000;

/** One card per command: what is said first and what is answered later are the same message. */
export function newCopy(deps: Deps, source: Source, of: Partial<NewCopy>): NewCopy {
  const { messageId, chatId, index, requester, occasion } = source;
  return {
    id: sha256(`${occasion ?? messageId}:${index}`).slice(0, 32),
    ref: deps.newId(),
    proposal_id: null,
    question_id: null,
    content: null,
    version: ANSWER,
    shown: 0,
    reply_to: messageId,
    to_person: occasion !== undefined && source.direct ? requester : null,
    message_id: null,
    chat_id: chatId,
    tries: 0,
    next_at: 0,
    state: 'live',
    moved: false,
    replaced_id: null,
    created_at: deps.now(),
    asker: occasion === undefined ? requester : '',
    ...of,
  };
}

export const answerWith = (deps: Deps, source: Source, card: Card): Save => {
  const copy = newCopy(deps, source, { content: card });
  return (trx) => addCopy(trx, copy);
};

/** The id of what is said: said again it is the same message. */
export const saidOnce = (...parts: readonly string[]): string => sha256(parts.join(':')).slice(0, 32);

export interface Letter {
  /** open_id. */
  readonly to: string;
  /** From `saidOnce`. */
  readonly id: string;
  /** A card as it is, or a copy of a proposal's. */
  readonly of: Pick<Copy, 'content'> | Pick<Copy, 'proposal_id' | 'version'>;
}

/** A card to a person's own chat with the bot, stored before it is sent. */
export function writeTo(deps: Deps, db: Db, { to, id, of }: Letter): Promise<void> {
  const nowhere = { messageId: '', chatId: '', direct: true, requester: to, index: 0 };
  return addCopy(db, { ...newCopy(deps, nowhere, { ...of, to_person: to, asker: '' }), id });
}

/** Said at once, outside the transaction of the answer: it changes nothing but what the person sees. */
export const announce = (deps: Deps, source: Source, card: Card): Promise<void> =>
  sayMeanwhile(deps, source, { card, version: FIRST_WORD });

/** The same as a later word: a newer one has its place already, or takes it. */
export async function sayMeanwhile(
  deps: Deps,
  source: Source,
  { card, version }: { card: Card; version: number },
): Promise<void> {
  await addCopy(deps.db, newCopy(deps, source, { content: card, version }));
  deps.bells.cards.ring();
}

export const answerRefusal = (deps: Deps, source: Source, refusal: Refusal): Save =>
  answerWith(deps, source, refusalCard(refusal));

/** A read failed: says why, and offers to try the command again where that can help. */
export function failedRead(deps: Deps, reply: Reply, scopes: readonly string[]): Asked<'again'>['error'] {
  const title = { zh: '没有读到飞书的数据', en: 'Feishu could not be read' };
  const said = reply.kind !== 'answered' && reply.message ? { message: reply.message } : {};
  if (reply.kind === 'refused') {
    const lacking = reply.scopes && reply.scopes.length > 0 ? reply.scopes : reply.scopes && scopes;
    return {
      ...explain(reply.code, [deps.commonAdvice]),
      ...said,
      title,
      logId: reply.logId,
      scopes: lacking ?? [],
      console: lacking ? deps.settings.consoleUrl : null,
    };
  }
  return {
    ...said,
    title,
    code: (reply.kind === 'unknown' && reply.code) || null,
    logId: reply.logId,
    scopes: [],
    console: null,
    text: { zh: '飞书暂时没有应答，什么都没有写入。', en: 'Feishu did not answer; nothing was written.' },
    fix: { zh: '请稍后重试。', en: 'Please try again in a moment.' },
  };
}
