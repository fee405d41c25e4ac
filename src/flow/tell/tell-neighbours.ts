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

/** One that breaks is tried again with the next look, not at once. */
export async function tellNeighbours(deps: Deps): Promise<boolean> {
  let told = 0;
  const one = async (proposal: Proposal): Promise<void> => {
    await tellOf(deps, proposal);
    told += 1;
  };
  await eachAlone(await untoldProposals(deps.db), one, { log: deps.log, activity: 'telling neighbours' });
  if (told > 0) deps.bells.cards.ring();
  return told > 0;
}

/** Noted last: what is told twice is drawn twice, and no more. */
async function tellOf({ db }: Deps, proposal: Proposal): Promise<void> {
  for (const id of await neighboursOf(db, proposal, await itemsOf(db, proposal.id)))
    await transact(db, (trx) => touchProposal(trx, id));
  await noteTold(db, proposal);
}
