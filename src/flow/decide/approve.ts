/** Approvers' voices: counted one after the other; the first final decision wins. */
import { minuteOf } from '../../core/dates.ts';
import { approversOf, isEnough, progressOf, type Required } from '../../core/required.ts';
import type { Text } from '../../core/text.ts';
import { HOUR_MS } from '../../core/time.ts';
import { addDecision, decisionsOn } from '../../store/decisions.ts';
import type { Reach } from '../../store/items.ts';
import { moveProposal, touchProposal } from '../../store/proposals.ts';
import { noteNudge } from '../../store/reminders.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Trx } from '../../store/schema.ts';
import { saidOnce, writeTo } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { requirementOf } from '../rights/requirement.ts';
import { remindApprovers } from '../tell/tell.ts';
import { tellDeclined } from '../tell/tell-declined.ts';

export interface Voice {
  readonly proposal: Proposal;
  readonly reach: Reach;
  readonly actor: string;
  readonly at: number;
}

/** One approver's yes; the last one that is needed starts the change. Null when somebody decided first. The proposal's row is taken. */
export async function approve(deps: Deps, trx: Trx, { proposal, reach, actor, at }: Voice): Promise<Text | null> {
  const { id, requester } = proposal;
  const fresh = await addDecision(trx, { proposal_id: id, actor, yes: true, reason: '', at });
  const required = requirementOf(deps, proposal, reach);
  const voices = await decisionsOn(trx, id);
  if (isEnough(required, voices, requester)) {
    const moved = await moveProposal(trx, id, { mover: 'approve', to: 'approved', by: actor, at });
    return moved ? { zh: '已批准，正在执行', en: 'Approved, applying' } : null;
  }
  await touchProposal(trx, id);
  const { given, needed } = progressOf(required, voices, requester);
  const count = { zh: `${given}/${needed}`, en: `${given} of ${needed}` };
  return fresh
    ? { zh: `已批准（${count.zh}）`, en: `Approved (${count.en})` }
    : { zh: `你已经批准过了（${count.zh}）`, en: `You have approved already (${count.en})` };
}

const PAUSE_HOURS = 4;
const NUDGE_MS = PAUSE_HOURS * HOUR_MS;

/** Said to who asks them to hurry once more within the pause; null where that is over. */
export function tooSoon({ nudged_at: last }: Proposal, { now, settings }: Pick<Deps, 'now' | 'settings'>): Text | null {
  const next = last + NUDGE_MS;
  if (now() >= next) return null;
  const clock = minuteOf(next, settings.timeZone).slice(-5);
  return {
    zh: `${PAUSE_HOURS} 小时内只能催一次，${clock} 之后可以再催。`,
    en: `Once in ${PAUSE_HOURS} hours is the most; again after ${clock}.`,
  };
}

/** The requester asks the approvers to hurry; null where that was done a while ago. */
export async function nudge(deps: Deps, trx: Trx, proposal: Proposal): Promise<Text | null> {
  const at = deps.now();
  if (!(await noteNudge(trx, proposal.id, { now: at, pauseMs: NUDGE_MS }))) return null;
  const people = await remindApprovers(deps, trx, { proposal, name: `nudge ${at}` });
  return { zh: `已提醒 ${people} 位审批人`, en: `Reminded ${people} approver${people === 1 ? '' : 's'}` };
}

interface No extends Voice {
  readonly reason: string;
}

/** One no is enough. */
export async function reject(deps: Deps, trx: Trx, { proposal, actor, at, reason }: No): Promise<Text | null> {
  const { id } = proposal;
  if (!(await moveProposal(trx, id, { mover: 'reject', to: 'rejected', by: actor, at }))) return null;
  await addDecision(trx, { proposal_id: id, actor, yes: false, reason, at });
  await tellDeclined(deps, trx, id);
  return { zh: '已拒绝', en: 'Rejected' };
}

/** More are not asked in person: the chat shows the card too. */
const MOST_ASKED = 30;

interface Asking {
  readonly proposal: Proposal;
  readonly required: Required;
}

/** Every approver gets the card in their own chat with the bot. */
export async function askApprovers(deps: Deps, trx: Trx, { proposal, required }: Asking): Promise<void> {
  const { id, requester, version } = proposal;
  for (const to of approversOf(required, requester).slice(0, MOST_ASKED))
    await writeTo(deps, trx, { to, id: saidOnce(id, to), of: { proposal_id: id, version } });
}
