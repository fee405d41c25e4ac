/** What one act makes of one proposal, in the transaction of its click. */
import { stoppedWith } from '../../../cards/proposal-words.ts';
import { type Act, actsIn, type ItemState, type ProposalState } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import { itemsOf, type Reach, reachIn, resetItems } from '../../store/items.ts';
import { followItems, moveProposal, noteFirstYes, noteRetry, takeProposal } from '../../store/proposals.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Trx } from '../../store/schema.ts';
import { goOn } from '../../store/stops.ts';
import { stopRun } from '../apply/record.ts';
import type { Deps } from '../deps.ts';
import { drawingOf } from '../read/drawing.ts';
import { requirementOf } from '../rights/requirement.ts';
import { mayBeRetried } from '../view/acts.ts';
import { secondQuestion } from '../view/second-question.ts';
import { approve, askApprovers, nudge, reject } from './approve.ts';

interface Meant {
  readonly id: string;
  readonly act: Act;
  /** The version of what the person pressed it on. */
  readonly version: number;
}

/**
 * The proposal's row, for whoever is first; null where the act is not possible any more. A click counts only for the
 * card that it was made on: its buttons mean something else since.
 */
export async function takeFor(trx: Trx, { id, act, version }: Meant): Promise<Proposal | null> {
  const fresh = await takeProposal(trx, id);
  return fresh && version >= fresh.turn && actsIn(fresh.state).includes(act) ? fresh : null;
}

interface Step {
  readonly proposal: Proposal;
  readonly act: Act;
  /** open_id. */
  readonly actor: string;
  /** Of a reject; empty where none was given. */
  readonly reason: string;
  readonly reach: Reach;
  readonly at: number;
}

/** The guarded step of each act; null when somebody was faster. */
export async function carryOut(deps: Deps, trx: Trx, wanted: Step): Promise<Text | null> {
  const { proposal, act, actor, reason, reach, at } = wanted;
  const { id, state: seen } = proposal;
  const step = (to: ProposalState) => moveProposal(trx, id, { mover: act, seen, to, by: actor, at });
  const voice = { proposal, reach, actor, at };
  switch (act) {
    case 'confirm':
      return confirm(deps, trx, { proposal, step });
    case 'approve':
      return approve(deps, trx, voice);
    case 'reject':
      return reject(deps, trx, { ...voice, reason });
    case 'nudge':
      return nudge(deps, trx, proposal);
    case 'cancel':
      return (await step('cancelled')) ? { zh: '已取消', en: 'Cancelled' } : null;
    case 'retry': {
      const rules = { drawing: drawingOf(deps, []), common: deps.commonAdvice };
      const which = (item: Item) => mayBeRetried(item, rules);
      const from = ['failed', 'cancelled'] as const;
      return reset(trx, id, { which, from, to: 'pending', said: { zh: '正在重试', en: 'Trying again' } });
    }
    case 'stop': {
      const cancelled = await stopRun(deps, trx, id);
      return cancelled > 0 ? stoppedWith(cancelled) : null;
    }
    case 'happened':
      return reset(trx, id, { ...unclear, to: 'applied', said: { zh: '已记为生效', en: 'Recorded as applied' } });
    case 'again':
      return reset(trx, id, { ...unclear, to: 'pending', said: { zh: '再发一次', en: 'Sending once more' } });
    case 'edit':
    case 'rebase':
    case 'undo':
    case 'report':
      return null;
  }
}

interface Confirming {
  readonly proposal: Proposal;
  readonly step: (to: ProposalState) => Promise<boolean>;
}

async function confirm(deps: Deps, trx: Trx, { proposal, step }: Confirming): Promise<Text | null> {
  const { id } = proposal;
  const items = await itemsOf(trx, id);
  if (!proposal.asked_twice && secondQuestion(items, drawingOf(deps, items))) {
    // The buttons mean something else from here on, so that a double click is no second yes.
    await noteFirstYes(trx, id);
    return { zh: '请看清楚，再确认一次', en: 'Please look again and confirm once more' };
  }
  const required = requirementOf(deps, proposal, reachIn(items));
  if (required.kind === 'own')
    return (await step('approved')) ? { zh: '已确认，正在执行', en: 'Confirmed, applying' } : null;
  if (!(await step('confirmed'))) return null;
  await askApprovers(deps, trx, { proposal, required });
  return { zh: '已确认，等待审批', en: 'Confirmed, waiting for approval' };
}

interface Reset {
  readonly which: (item: Item) => boolean;
  readonly from: readonly ItemState[];
  readonly to: ItemState;
  /** What the person is told. */
  readonly said: Text;
}

/** Puts some items of a settled proposal back; null when none were left to put back. */
async function reset(trx: Trx, proposalId: string, { which, said, ...step }: Reset): Promise<Text | null> {
  const items = (await itemsOf(trx, proposalId)).filter(which);
  const count = await resetItems(
    trx,
    items.map(({ id }) => id),
    step,
  );
  if (count === 0) return null;
  if (step.to === 'pending') {
    await noteRetry(trx, proposalId);
    await goOn(trx, proposalId);
  }
  await followItems(trx, proposalId);
  return said;
}

const unclear = { which: ({ state }: Item): boolean => state === 'unclear', from: ['unclear'] as const };
