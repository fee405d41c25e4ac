/** Sends cards and keeps every copy up with the stored state, also after a restart. */
import { codeOf, type Reply } from '../../core/api.ts';
import { faultFields } from '../../core/log.ts';
import { Fault } from '../../core/outcome.ts';
import { MINUTE_MS } from '../../core/time.ts';
import { traced } from '../../core/trace.ts';
import type { SentCard } from '../../feishu/messages.ts';
import { goneCodes, recalledCodes } from '../../hire/codes.ts';
import {
  abandonCopy,
  keepLease,
  type Lease,
  markShown,
  moveCopy,
  noteCopyFault,
  postponeCopy,
  setCopyAside,
} from '../../store/copies.ts';
import { letOthersFirst, type TakenCopy, takeCopyBehind, takeCopyInDoubt } from '../../store/copies-behind.ts';
import { durable } from '../../store/durable.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Deps } from '../deps.ts';
import { type Drawn, draw } from './draw.ts';

/** More than one call may take: a crashed worker's card is sent by another after this. */
const LEASE_MS = 15_000;
/** An update without an answer may land this much later, on top of a newer one: then the newest is sent once more. */
const LANDS_LATE_MS = 60_000;
const LEASE_LOST = 'lease-lost';
/** Between two updates of one card. */
const CALM_MS = 1_000;
/** Of one that tells how far a run is. */
const RUN_CALM_MS = 2_000;
/** However long Feishu is in trouble, a card is tried this often. */
const LONGEST_PAUSE_MS = 2 * MINUTE_MS;
/** A card whose drawing breaks this often is set aside, and the others go on. */
const MAX_FAULTS = 5;
const PAUSE_AFTER_FAULT_MS = 2_000;

/** Brings one card up to date; false when all are. Once it is taken (`found`) the next one may be. */
export const showNext = (deps: Deps, found: () => void): Promise<boolean> => showTaken(deps, takeCopyBehind, found);

/** The same with one of which nobody knows what it shows: only time passing makes it one. */
export const showAgain = (deps: Deps, found: () => void): Promise<boolean> => showTaken(deps, takeCopyInDoubt, found);

async function showTaken(deps: Deps, take: typeof takeCopyBehind, found: () => void): Promise<boolean> {
  const now = deps.steady();
  const taken = await take(deps.db, now, now + LEASE_MS);
  if (!taken) return false;
  found();
  await deps.pass('card taken');
  const drawn = await draw(deps, taken).catch((cause: unknown) => afterFault(deps, taken, cause));
  if (!drawn) return true;
  const { copy, proposal } = drawn.about;
  const about = { copy, ...(proposal === null ? {} : { proposal }) };
  await traced({ name: 'show a card', about }, () => update(deps, drawn, taken.leasedUntil));
  return true;
}

async function update(deps: Deps, drawn: Drawn, taken: number): Promise<void> {
  const { copy, version, about, ofRun } = drawn;
  let leasedUntil = taken;
  const fence = async (): Promise<void> => {
    // What it tells outlives everything, the machine too.
    await durable(deps.db);
    const now = deps.steady();
    const next = { until: now + LEASE_MS, doubtUntil: now + LANDS_LATE_MS };
    if (!(await keepLease(deps.db, { id: copy.id, leasedUntil }, next)))
      throw new Fault('sending a card', { code: LEASE_LOST });
    leasedUntil = next.until;
    await deps.pass('card leaving');
  };
  const sent = await deliver(deps, drawn, fence).catch((cause: unknown) => {
    if (cause instanceof Fault && cause.code === LEASE_LOST) return null;
    throw cause;
  });
  if (!sent) return;
  await deps.pass('card sent');
  const now = deps.steady();
  const lease = { id: copy.id, leasedUntil };
  const doubtUntil = copy.doubt_until > now ? copy.doubt_until : 0;
  const comeAgainIn = sent.reply.kind === 'refused' && sent.reply.unsent ? sent.reply.waitMs : undefined;
  if (comeAgainIn !== undefined) return comeAgain(deps, copy, { lease, waitMs: comeAgainIn });
  if (sent.reply.kind !== 'answered' || !sent.sent)
    return afterFailure(deps, drawn, { lease, reply: sent.reply, doubtUntil });
  // Sent again, Feishu answers with the message that came of the first try: nobody knows which version it shows.
  const repeated = copy.message_id === null && copy.doubt_until > 0;
  const calmMs = ofRun ? RUN_CALM_MS : CALM_MS;
  const known = repeated ? { version: 0, nextAt: now } : { version, nextAt: now + calmMs };
  await markShown(deps.db, lease, { ...known, at: now, restUntil: 0, doubtUntil, ...sent.sent });
  await deps.pass('card shown');
  // What has changed meanwhile is shown as soon as it may be.
  deps.bells.cards.ringIn(calmMs);
  // Whoever waited for this answer may be answered again.
  if (copy.shown === 0) deps.bells.inbox.ring();
  deps.log.info({ ...about, version }, 'showing a card');
}

/** Its chat has had its share for now, and so have the cards that wait for the same place: other chats go on. */
async function comeAgain(deps: Deps, copy: Copy, { lease, waitMs }: { lease: Lease; waitMs: number }): Promise<void> {
  await letOthersFirst(deps.db, { lease, at: deps.steady() + waitMs, chat: copy.message_id ? '' : copy.chat_id });
  setTimeout(deps.bells.cards.ring, waitMs).unref();
}

/** The bot's own mistake, or a row that cannot be read: tried a few times, then set aside. */
async function afterFault(deps: Deps, { id, faults, copy }: TakenCopy, cause: unknown): Promise<null> {
  const about = { copy: id, proposalId: copy?.proposal_id ?? null, faults: faults + 1, ...faultFields(cause) };
  if (faults + 1 >= MAX_FAULTS) {
    deps.log.error(about, 'setting a card aside');
    await setCopyAside(deps.db, id);
  } else {
    deps.log.warn(about, 'drawing a card');
    await noteCopyFault(deps.db, id, deps.steady() + PAUSE_AFTER_FAULT_MS * 2 ** faults);
  }
  return null;
}

async function deliver(deps: Deps, { copy, said }: Drawn, fence: () => Promise<void>): Promise<SentCard> {
  const { message_id: messageId, chat_id: chatId } = copy;
  // A file is sent once, and stays.
  if (messageId && 'card' in said)
    return { reply: await deps.messages.update(messageId, said.card, fence), sent: { messageId, chatId } };
  // The id never changes, so a card that was sent before a crash is not sent twice.
  const once = { uuid: copy.moved ? `${copy.id}-moved` : copy.id, fence };
  if (copy.to_person) return deps.messages.send(copy.to_person, said, once);
  if (copy.reply_to === '') return deps.messages.post(chatId, said, once);
  const replied = await deps.messages.reply({ messageId: copy.reply_to, chatId }, said, once);
  // Whoever took their message back still hears what they were promised to hear.
  const recalled = replied.reply.kind === 'refused' && recalledCodes.has(replied.reply.code);
  return recalled ? deps.messages.post(chatId, said, once) : replied;
}

interface Failed {
  readonly lease: Lease;
  readonly reply: Reply;
  readonly doubtUntil: number;
}

async function afterFailure(deps: Deps, drawn: Drawn, { lease, reply, doubtUntil }: Failed): Promise<void> {
  const { copy, about } = drawn;
  const failure = { ...about, code: codeOf(reply), tries: copy.tries, logId: reply.logId };
  if (reply.kind === 'refused' && goneCodes.has(failure.code)) {
    const moved = drawn.concerns !== null && (await moveCopy(deps.db, copy.id, drawn.concerns));
    deps.log.warn({ ...failure, moved }, 'leaving a card that nobody can see any more');
    return moved ? deps.bells.cards.ring() : abandonCopy(deps.db, copy.id);
  }
  deps.log.warn(failure, 'sending a card');
  const wait = (reply.kind === 'refused' && reply.waitMs) || Math.min(500 * 2 ** copy.tries, LONGEST_PAUSE_MS);
  const next = { at: deps.steady() + wait, tries: copy.tries + 1 };
  // Refused means that it did not happen; anything else may still land.
  await postponeCopy(deps.db, lease, reply.kind === 'refused' ? { ...next, doubtUntil } : next);
}
