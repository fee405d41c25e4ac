/** Deliveries know who sent them and where, and copies whom they answer: everybody gets a turn. */
import { type Kysely, sql } from 'kysely';

export async function addSenders(db: Kysely<unknown>): Promise<void> {
  const inbox = db.schema.alterTable('inbox');
  await inbox.addColumn('sender', 'text', (c) => c.notNull().defaultTo('')).execute();
  await inbox.addColumn('chat', 'text', (c) => c.notNull().defaultTo('')).execute();
  await db.schema.createIndex('inbox_sender').on('inbox').columns(['sender', 'lease_until']).execute();
  await db.schema
    .alterTable('copies')
    .addColumn('asker', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await sql`create index copies_unshown on copies (asker) where shown = 0 and state = 'live'`.execute(db);
}
