/** Open proposals by what they are about. */
import { statesThatAre } from '../core/proposal.ts';
import { type Item, ItemRow } from './rows/item.ts';
import { type Proposal, ProposalRow } from './rows/proposal.ts';
import type { Db } from './schema.ts';

const OverlapRow = ProposalRow.pick({ id: true, number: true, requester: true, state: true, names: true }).extend(
  ItemRow.pick({ ids: true, wanted: true, code: true, tries: true, next_at: true }).extend({
    item_state: ItemRow.shape.state,
  }).shape,
);
export type Overlap = Pick<Proposal, 'id' | 'number' | 'requester' | 'state' | 'names'> &
  Pick<Item, 'ids' | 'wanted' | 'code' | 'tries' | 'next_at'> & { readonly item_state: Item['state'] };

const IdsRow = ItemRow.pick({ ids: true });

/** Both databases limit the number of bound values of one statement. */
const AT_ONCE = 500;

/** Items that are not over, of other proposals of the same operation on one of these targets. */
export async function openOnSameTargets(
  db: Db,
  { id, operation }: Pick<Proposal, 'id' | 'operation'>,
  targets: readonly Item['ids'][],
): Promise<Overlap[]> {
  const found: Overlap[] = [];
  // Written in one order, so that equal targets are equal text.
  const written = targets.map((ids) => IdsRow.encode({ ids }).ids);
  for (let start = 0; start < written.length; start += AT_ONCE) {
    const rows = await db
      .selectFrom('proposals')
      .innerJoin('items', 'items.proposal_id', 'proposals.id')
      .select(['proposals.id', 'proposals.number', 'proposals.requester', 'proposals.state', 'proposals.names'])
      .select(['items.ids', 'items.wanted', 'items.code', 'items.tries', 'items.next_at', 'items.state as item_state'])
      .where('proposals.state', 'in', [...statesThatAre('undecided'), ...statesThatAre('running')])
      .where('proposals.operation', '=', operation)
      .where('proposals.id', '!=', id)
      .where('items.state', 'in', ['pending', 'sending', 'checking'])
      .where('items.ids', 'in', written.slice(start, start + AT_ONCE))
      .orderBy('proposals.number')
      .execute();
    found.push(...rows.map((row) => OverlapRow.decode(row)));
  }
  return found;
}
