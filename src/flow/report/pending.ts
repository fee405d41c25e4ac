/** `/pending`: what I asked for and is not decided, and what waits for my yes. */

import { mayApprove } from '../../core/required.ts';
import { decisionsOn } from '../../store/decisions.ts';
import { openProposals } from '../../store/proposal-lists.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { requirementNow } from '../rights/requirement.ts';

/** With a number the one that has it. */
export async function waitingFor(deps: Deps, { requester }: Source, [number]: readonly string[]): Promise<Proposal[]> {
  const found: Proposal[] = [];
  const open = await openProposals(deps.db);
  for (const proposal of number === undefined ? open : open.filter((each) => number === String(each.number))) {
    if (proposal.requester === requester || (await waitsForYesOf(deps, proposal, requester))) found.push(proposal);
  }
  return found;
}

export async function waitsForYesOf(deps: Deps, proposal: Proposal, person: string): Promise<boolean> {
  if (proposal.state !== 'confirmed') return false;
  const required = await requirementNow(deps, deps.db, proposal);
  if (!mayApprove(required, proposal.requester, person)) return false;
  return !(await decisionsOn(deps.db, proposal.id)).some(({ actor }) => actor === person);
}
