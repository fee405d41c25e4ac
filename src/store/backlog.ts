/** What waits, and for how long. */
import type { ItemState } from '../core/proposal.ts';
import { lit } from './lit.ts';
import type { Db } from './schema.ts';

/** Of all that were not applied: those are nearly all there ever were. */
export async function itemsByState(db: Db): Promise<{ state: ItemState; count: number }[]> {
  const rows = await db
    .selectFrom('items')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('state', '<>', lit('applied'))
    .groupBy('state')
    .execute();
  return rows.map(({ state, count }) => ({ state, count: Number(count) }));
}

/** Cards that do not show the newest version, and since when the first of them could have been sent. */
export async function cardsBehind(db: Db): Promise<{ count: number; since: number | null }> {
  const row = await db
    .selectFrom('copies')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('next_at').as('since')])
    .where('state', '=', lit('live'))
    .whereRef('shown', '<', 'version')
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), since: row.since === null ? null : Number(row.since) };
}
