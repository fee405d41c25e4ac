/** What Hire holds after a call is kept beside what was wanted. */
import { type Kysely, sql } from 'kysely';

export async function addHeld(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('items').addColumn('held', 'text').execute();
  await db.schema.alterTable('items').addColumn('accepted_at', 'bigint').execute();
  await sql`create index items_checking on items (settle_at) where state = 'checking'`.execute(db);
}
