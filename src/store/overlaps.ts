/** Undecided proposals by what they are about. */
import type { Db, ItemTable, ProposalTable } from './schema.ts';

type Overlap = Pick<ProposalTable, 'id' | 'number' | 'requester' | 'names'> & Pick<ItemTable, 'ids' | 'wanted'>;

/** Both databases limit the number of bound values of one statement. */
const AT_ONCE = 500;

/** Items of other undecided proposals of the same operation on one of these targets. */
export async function openOnSameTargets(
  db: Db,
  { id, operation }: Pick<ProposalTable, 'id' | 'operation'>,
  ids: readonly string[],
): Promise<Overlap[]> {
  const found: Overlap[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    found.push(
      ...(await db
        .selectFrom('proposals')
        .innerJoin('items', 'items.proposal_id', 'proposals.id')
        .select([
          'proposals.id',
          'proposals.number',
          'proposals.requester',
          'proposals.names',
          'items.ids',
          'items.wanted',
        ])
        .where('proposals.state', 'in', ['proposed', 'confirmed'])
        .where('proposals.operation', '=', operation)
        .where('proposals.id', '!=', id)
        .where('items.state', '=', 'pending')
        .where('items.ids', 'in', ids.slice(start, start + AT_ONCE))
        .orderBy('proposals.number')
        .execute()),
    );
  }
  return found;
}
