/** Up to which turn of a proposal the cards of others tell of it. What was before this tells of itself with its next drawing. */
import { type Kysely, sql } from 'kysely';

export async function noteTold(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('proposals')
    .addColumn('told', 'bigint', (c) => c.notNull().defaultTo(-1))
    .execute();
  await sql`update proposals set told = turn`.execute(db);
  await sql`create index proposals_untold on proposals (id) where told < turn`.execute(db);
}
