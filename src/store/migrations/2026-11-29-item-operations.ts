/** The operation belongs to the item: one proposal may hold items of several. */
import { type Kysely, sql } from 'kysely';

export async function addItemOperations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('items')
    .addColumn('operation', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await sql`update items set operation =
    coalesce((select operation from proposals where proposals.id = items.proposal_id), '')`.execute(db);
}
