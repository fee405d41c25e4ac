/** Feishu lets a message be pressed and changed for 14 days: what still has a decision to offer then stands on a fresh card in time. */
import { is } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import { DAY_MS } from '../../core/time.ts';
import { abandonCopy, copyById } from '../../store/copies.ts';
import { isPutBack, replaceCopy, sentBefore } from '../../store/fresh-copies.ts';
import { proposalById } from '../../store/proposals.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { transact } from '../../store/transact.ts';
import { newCopy, saidOnce } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { eachAlone } from '../loop.ts';
import { currentData } from '../view/current.ts';

/** A day is left for it to be sent, whatever else goes on. */
const RENEWED_AFTER_MS = 13 * DAY_MS;

const freshId = (id: string): string => saidOnce('fresh', id);

export async function renewOld(deps: Deps): Promise<boolean> {
  const old = await sentBefore(deps.db, deps.steady() - RENEWED_AFTER_MS);
  const one = ({ id }: { id: string }) => renew(deps, id);
  await eachAlone(old, one, { log: deps.log, activity: 'renewing a card' });
  return false;
}

async function renew(deps: Deps, id: string): Promise<void> {
  const copy = await copyById(deps.db, id);
  const proposal = copy?.proposal_id ? await proposalById(deps.db, copy.proposal_id) : null;
  if (!copy || !proposal) return;
  // It can be changed for a day at most: what it says now is how it stays.
  if (!(await stillOffers(deps, proposal, copy))) return abandonCopy(deps.db, id);
  const { proposal_id, reply_to: messageId, chat_id: chatId, to_person, moved } = copy;
  const place = { messageId, chatId, direct: proposal.command.direct, requester: proposal.requester, index: 0 };
  const as = { id: freshId(id), replaced_id: id, proposal_id, version: proposal.version, to_person, moved, asker: '' };
  await transact(deps.db, (trx) => replaceCopy(trx, id, newCopy(deps, place, as)));
  deps.log.info({ copy: id, proposal: proposal.number }, 'renewing a card');
  deps.bells.cards.ring();
}

/** What waits or goes on, and what nobody knows the outcome of; what has ended as long as it can be taken back. */
async function stillOffers(deps: Deps, proposal: Proposal, copy: Copy): Promise<boolean> {
  const { state, decided_at: decided, created_at: made } = proposal;
  if (is(state, 'running')) return true;
  const { acts } = await currentData(deps, proposal, copy);
  if (acts.every((act) => act === 'report')) return false;
  if (is(state, 'undecided') || state === 'unclear') return true;
  const ends = (decided ?? made) + deps.settings.undoWithinMs;
  return deps.now() < ends && !(await isPutBack(deps.db, proposal.id));
}

/** Said to a click on a card that a fresh one has followed; null where none has. */
export async function followedBy(deps: Deps, { id, state }: Copy): Promise<Text | null> {
  const fresh = state === 'dead' ? await copyById(deps.db, freshId(id)) : null;
  if (!fresh) return null;
  const proposal = fresh.proposal_id ? await proposalById(deps.db, fresh.proposal_id) : null;
  const number = proposal?.number ?? '';
  return fresh.to_person === null
    ? {
        zh: `这张卡片快满 14 天，飞书不再更新它；请到本会话里新的 #${number} 上操作。`,
        en: `Feishu stops updating cards after 14 days: please use the newer card of #${number} in this chat.`,
      }
    : {
        zh: `这张卡片快满 14 天，飞书不再更新它；请到和我的单聊里新的 #${number} 上操作。`,
        en: `Feishu stops updating cards after 14 days: please use the newer card of #${number} in your chat with me.`,
      };
}
