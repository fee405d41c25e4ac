/**
 * Cards of others tell what becomes of a proposal that wants the same of the same target. Not in the transaction in which
 * it goes on: two that touch each other would wait for each other in a circle.
 */
import { itemsOf } from '../../store/items.ts';
import { touchProposal } from '../../store/proposals.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { transact } from '../../store/transact.ts';
import { noteTold, untoldProposals } from '../../store/untold.ts';
import type { Deps } from '../deps.ts';
import { eachAlone } from '../loop.ts';
import { neighboursOf } from '../view/others.ts';

export async function tellNeighbours(deps: Deps): Promise<boolean> {
  const untold = await untoldProposals(deps.db);
  await eachAlone(untold, (proposal) => tellOf(deps, proposal), { log: deps.log, activity: 'telling neighbours' });
  if (untold.length > 0) deps.bells.cards.ring();
  return untold.length > 0;
}

/** Noted last: what is told twice is drawn twice, and no more. */
async function tellOf({ db }: Deps, proposal: Proposal): Promise<void> {
  for (const id of await neighboursOf(db, proposal, await itemsOf(db, proposal.id)))
    await transact(db, (trx) => touchProposal(trx, id));
  await noteTold(db, proposal);
}
