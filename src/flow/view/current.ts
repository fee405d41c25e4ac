/** The card of a stored proposal as it is now. */
import type { Card } from '../../../cards/card.ts';
import { decisionsOn } from '../../store/decisions.ts';
import { itemsOf } from '../../store/items.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Deps } from '../deps.ts';
import { alsoAsked } from './others.ts';

import { renderProposal } from './proposal.ts';

/** Where this copy of it stands. */
export async function currentCard(
  deps: Deps,
  proposal: Proposal,
  copy: Pick<Copy, 'ref' | 'to_person'>,
): Promise<Card> {
  const { direct } = proposal.command;
  const items = await itemsOf(deps.db, proposal.id);
  const notices = [...proposal.notices, ...(await alsoAsked(deps.db, proposal, items))];
  return renderProposal(deps, {
    operation: deps.drawn(proposal.operation, items),
    proposal: { ...proposal, notices },
    state: proposal.state,
    askedTwice: proposal.asked_twice,
    items,
    decisions: await decisionsOn(deps.db, proposal.id),
    seat: copy.to_person !== null ? 'approver' : direct ? 'direct' : 'group',
    ref: copy.ref,
  });
}
