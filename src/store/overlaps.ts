/** Open proposals by what they are about. */
import { statesThatAre } from '../core/proposal.ts';
import { kept, keptByCount, type Places } from './kept.ts';
import { lit } from './lit.ts';
import { type Item, ItemRow } from './rows/item.ts';
import { type Proposal, ProposalRow } from './rows/proposal.ts';
import type { Db } from './schema.ts';

const OverlapRow = ProposalRow.pick({ id: true, number: true, requester: true, state: true, names: true }).extend(
  ItemRow.pick({ operation: true, ids: true, wanted: true, code: true, tries: true, next_at: true }).extend({
    item_state: ItemRow.shape.state,
  }).shape,
);
export type Overlap = Pick<Proposal, 'id' | 'number' | 'requester' | 'state' | 'names'> &
  Pick<Item, 'operation' | 'ids' | 'wanted' | 'code' | 'tries' | 'next_at'> & { readonly item_state: Item['state'] };

const IdsRow = ItemRow.pick({ ids: true });

/** Both databases limit the number of bound values of one statement. */
const AT_ONCE = 500;

/** Items that are not over, of other proposals, which the same operation would write to one of these targets. */
export async function openOnSameTargets(
  db: Db,
  { id }: Pick<Proposal, 'id'>,
  aimed: readonly Pick<Item, 'operation' | 'ids'>[],
): Promise<Overlap[]> {
  const found: Overlap[] = [];
  for (const operation of new Set(aimed.map((each) => each.operation))) {
    const own = aimed.filter((each) => each.operation === operation);
    found.push(...(await openOf(db, { id, operation }, own)));
  }
  return found.sort((a, b) => a.number - b.number);
}

type Sought = Record<`ids${number}`, string> & { id: string; operation: string };

const open = keptByCount((count) =>
  kept((db, the: Places<Sought>) =>
    db
      .selectFrom('proposals')
      .innerJoin('items', 'items.proposal_id', 'proposals.id')
      .select(['proposals.id', 'proposals.number', 'proposals.requester', 'proposals.state', 'proposals.names'])
      .select(['items.operation', 'items.ids', 'items.wanted', 'items.code', 'items.tries', 'items.next_at'])
      .select('items.state as item_state')
      .where('proposals.state', 'in', [...statesThatAre('undecided'), ...statesThatAre('running')])
      .where('items.operation', '=', the('operation'))
      .where('proposals.id', '!=', the('id'))
      .where('items.state', 'in', [lit('pending'), lit('sending'), lit('checking')])
      .where(
        'items.ids',
        'in',
        Array.from({ length: count }, (_, nth) => the(`ids${nth}`)),
      )
      .orderBy('proposals.number'),
  ),
);

async function openOf(
  db: Db,
  { id, operation }: Pick<Item, 'id' | 'operation'>,
  targets: readonly Pick<Item, 'ids'>[],
): Promise<Overlap[]> {
  const found: Overlap[] = [];
  for (let start = 0; start < targets.length; start += AT_ONCE) {
    const some = targets.slice(start, start + AT_ONCE);
    const sought: Sought = { id, operation };
    // Written in one order, so that equal targets are equal text.
    for (const [nth, { ids }] of some.entries()) sought[`ids${nth}`] = IdsRow.encode({ ids }).ids;
    const { rows } = await open(some.length)(db, sought);
    found.push(...rows.map((row) => OverlapRow.decode(row)));
  }
  return found;
}
