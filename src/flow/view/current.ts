/** The card of a stored proposal as it is now. */
import type { Card } from '../../../cards/card.ts';
import { refOn } from '../../core/ref.ts';
import { decisionsOn } from '../../store/decisions.ts';
import { itemsOf } from '../../store/items.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Deps } from '../deps.ts';
import type { Seat } from './acts.ts';
import { alsoAsked } from './others.ts';

import { renderProposal } from './proposal.ts';

/** Where this copy of it stands. */
export async function currentCard(
  deps: Deps,
  proposal: Proposal,
  copy: Pick<Copy, 'ref' | 'to_person' | 'moved'>,
): Promise<Card> {
  const items = await itemsOf(deps.db, proposal.id);
  const notices = [...proposal.notices, ...(await alsoAsked(deps.db, proposal, items))];
  return renderProposal(deps, {
    operation: deps.drawn(proposal.operation, items),
    proposal: { ...proposal, notices },
    state: proposal.state,
    askedTwice: proposal.asked_twice,
    items,
    decisions: await decisionsOn(deps.db, proposal.id),
    seat: seatOf(copy, proposal),
    ref: refOn(copy.ref, proposal.version),
  });
}

/** A card that had to leave its chat stands with the requester as in their own chat. */
function seatOf({ to_person: person, moved }: Pick<Copy, 'to_person' | 'moved'>, proposal: Proposal): Seat {
  if (person !== null) return moved && person === proposal.requester ? 'direct' : 'approver';
  return proposal.command.direct ? 'direct' : 'group';
}
