/** Sends cards and keeps every copy up with the stored state, also after a restart. */
import { codeOf, type Reply } from '../../core/api.ts';
import { faultFields } from '../../core/log.ts';
import { Fault } from '../../core/outcome.ts';
import { MINUTE_MS } from '../../core/time.ts';
import type { SentCard } from '../../feishu/messages.ts';
import { goneCodes } from '../../hire/codes.ts';
import {
  abandonCopy,
  markShown,
  noteCopyFault,
  postponeCopy,
  setCopyAside,
  type TakenCopy,
  takeCopyBehind,
} from '../../store/copies.ts';
import { proposalById } from '../../store/proposals.ts';
import { questionById } from '../../store/questions.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Deps } from '../deps.ts';
import { currentCard } from './current.ts';
import { questionCard } from './question.ts';

/** A little more than one call may take: a crashed worker's card is sent by another after this. */
const LEASE_MS = 12_000;
/** Between two updates of one card: progress of a bulk is shown, not every single item. */
const CALM_MS = 1_000;
const MAX_TRIES = 30;
/** A card whose drawing breaks this often is set aside, and the others go on. */
const MAX_FAULTS = 5;
const PAUSE_AFTER_FAULT_MS = 2_000;

/** Brings one card up to date; false when all are. */
export async function showNext(deps: Deps): Promise<boolean> {
  const now = deps.now();
  const taken = await takeCopyBehind(deps.db, now, now + LEASE_MS);
  if (!taken) return false;
  const drawn = await draw(deps, taken).catch((cause: unknown) => afterFault(deps, taken, cause));
  if (!drawn) return true;
  const { copy, version, card, about } = drawn;
  const { reply, sent } = await deliver(deps, copy, card);
  if (reply.kind === 'answered' && sent) {
    await markShown(deps.db, copy.id, { version, nextAt: deps.now() + CALM_MS, ...sent });
    deps.log.info({ ...about, version }, 'showing a card');
  } else {
    await afterFailure(deps, drawn, reply);
  }
  return true;
}

interface Drawn {
  readonly copy: Copy;
  readonly card: object;
  readonly version: number;
  /** For the log: which card, and of which proposal. */
  readonly about: About;
}

interface About {
  readonly copy: string;
  /** Its number; null for a question or a plain answer. */
  readonly proposal: number | null;
}

async function draw(deps: Deps, { copy }: TakenCopy): Promise<Drawn> {
  if (!copy) throw new Fault('reading a copy', { code: 'unreadable' });
  const about = { copy: copy.id, proposal: null };
  if (copy.content !== null) return { copy, card: copy.content, version: copy.version, about };
  if (copy.question_id) {
    const question = await questionById(deps.db, copy.question_id);
    if (!question) throw new Fault('reading the question of a copy', { code: 'no-question' });
    return { copy, card: questionCard(question, copy.ref), version: copy.version, about };
  }
  const proposal = await proposalById(deps.db, copy.proposal_id ?? '');
  if (!proposal) throw new Fault('reading the proposal of a copy', { code: 'no-proposal' });
  const card = await currentCard(deps, proposal, copy);
  return { copy, card, version: proposal.version, about: { ...about, proposal: proposal.number } };
}

/** The bot's own mistake, or a row that cannot be read: tried a few times, then set aside. */
async function afterFault(deps: Deps, { id, faults, copy }: TakenCopy, cause: unknown): Promise<null> {
  const about = { copy: id, proposalId: copy?.proposal_id ?? null, faults: faults + 1, ...faultFields(cause) };
  if (faults + 1 >= MAX_FAULTS) {
    deps.log.error(about, 'setting a card aside');
    await setCopyAside(deps.db, id);
  } else {
    deps.log.warn(about, 'drawing a card');
    await noteCopyFault(deps.db, id, deps.now() + PAUSE_AFTER_FAULT_MS * 2 ** faults);
  }
  return null;
}

async function deliver(deps: Deps, copy: Copy, card: object): Promise<SentCard> {
  const { message_id: messageId, chat_id: chatId } = copy;
  if (messageId) return { reply: await deps.messages.update(messageId, card), sent: { messageId, chatId } };
  // The id never changes, so a card that was sent before a crash is not sent twice.
  if (copy.to_person) return deps.messages.send(copy.to_person, card, copy.id);
  return deps.messages.reply({ messageId: copy.reply_to, chatId: copy.chat_id }, card, copy.id);
}

async function afterFailure(deps: Deps, { copy, about }: Drawn, reply: Reply): Promise<void> {
  const failure = { ...about, code: codeOf(reply), tries: copy.tries, logId: reply.logId };
  const gone = reply.kind === 'refused' && goneCodes.has(failure.code);
  if (gone || copy.tries >= MAX_TRIES) {
    if (gone) deps.log.warn(failure, 'leaving a card that nobody can see any more');
    else deps.log.error(failure, 'giving up on a card');
    await abandonCopy(deps.db, copy.id);
    return;
  }
  deps.log.warn(failure, 'sending a card');
  const wait = (reply.kind === 'refused' && reply.waitMs) || Math.min(500 * 2 ** copy.tries, MINUTE_MS);
  await postponeCopy(deps.db, copy, deps.now() + wait);
}
