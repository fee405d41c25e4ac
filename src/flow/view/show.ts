/** Sends cards and keeps every copy up with the stored state, also after a restart. */
import { codeOf, type Reply } from '../../core/api.ts';
import { MINUTE_MS } from '../../core/time.ts';
import type { SentCard } from '../../feishu/messages.ts';
import { goneCodes } from '../../hire/codes.ts';
import { abandonCopy, markShown, postponeCopy, takeCopyBehind } from '../../store/copies.ts';
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

/** Brings one card up to date; false when all are. */
export async function showNext(deps: Deps): Promise<boolean> {
  const now = deps.now();
  const copy = await takeCopyBehind(deps.db, now, now + LEASE_MS);
  if (!copy) return false;
  const rendered = await render(deps, copy);
  if (!rendered) {
    await abandonCopy(deps.db, copy.id);
    return true;
  }
  const { reply, sent } = await deliver(deps, copy, rendered.card);
  if (reply.kind === 'answered' && sent) {
    await markShown(deps.db, copy.id, { version: rendered.version, nextAt: deps.now() + CALM_MS, ...sent });
  } else {
    await afterFailure(deps, copy, reply);
  }
  return true;
}

async function render(deps: Deps, copy: Copy): Promise<{ card: object; version: number } | null> {
  if (copy.content !== null) return { card: copy.content, version: copy.version };
  if (copy.question_id) {
    const question = await questionById(deps.db, copy.question_id);
    return question ? { card: questionCard(question, copy.ref), version: copy.version } : null;
  }
  const proposal = await proposalById(deps.db, copy.proposal_id ?? '');
  return proposal ? { card: await currentCard(deps, proposal, copy), version: proposal.version } : null;
}

async function deliver(deps: Deps, copy: Copy, card: object): Promise<SentCard> {
  const { message_id: messageId, chat_id: chatId } = copy;
  if (messageId) return { reply: await deps.messages.update(messageId, card), sent: { messageId, chatId } };
  // The id never changes, so a card that was sent before a crash is not sent twice.
  if (copy.to_person) return deps.messages.send(copy.to_person, card, copy.id);
  return deps.messages.reply({ messageId: copy.reply_to, chatId: copy.chat_id }, card, copy.id);
}

async function afterFailure(deps: Deps, copy: Copy, reply: Reply): Promise<void> {
  const code = codeOf(reply);
  if (reply.kind === 'refused' && goneCodes.has(code)) return abandonCopy(deps.db, copy.id);
  if (copy.tries >= MAX_TRIES) {
    deps.log.error({ copy: copy.id, code, logId: reply.logId }, 'giving up on a card');
    return abandonCopy(deps.db, copy.id);
  }
  deps.log.warn({ copy: copy.id, code, tries: copy.tries, logId: reply.logId }, 'sending a card');
  const wait = (reply.kind === 'refused' && reply.waitMs) || Math.min(500 * 2 ** copy.tries, MINUTE_MS);
  await postponeCopy(deps.db, copy, deps.now() + wait);
}
