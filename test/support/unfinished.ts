/** What the bot still has to do, as its tables tell. */
import { lit } from '../../src/store/lit.ts';
import type { Db } from '../../src/store/schema.ts';

export async function unfinished(db: Db): Promise<string[]> {
  const deliveries = await db.selectFrom('inbox').select('key').where('state', '=', lit('new')).execute();
  const cards = await db
    .selectFrom('copies')
    .select('id')
    .where('state', '=', lit('live'))
    .whereRef('shown', '<', 'version')
    .execute();
  const calls = await db
    .selectFrom('items')
    .innerJoin('proposals', 'proposals.id', 'items.proposal_id')
    .select('items.id')
    .where('items.state', 'in', [lit('pending'), lit('sending'), lit('checking')])
    .where('proposals.state', 'in', ['approved', 'applying'])
    .execute();
  return [
    ...deliveries.map(({ key }) => `delivery ${key}`),
    ...cards.map(({ id }) => `card ${id}`),
    ...calls.map(({ id }) => `item ${id}`),
  ];
}
