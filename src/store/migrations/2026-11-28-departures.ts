/** When calls left, instead of when the next one may: windows are exact. */
import { type Kysely, sql } from 'kysely';

export async function noteDepartures(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('pace').renameColumn('next_at', 'held_until').execute();
  await sql`delete from pace`.execute(db);
  await db.schema
    .alterTable('pace')
    .addColumn('people_until', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('departures')
    .addColumn('call', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('departures_key', ['call', 'key'])
    .execute();
  await db.schema.createIndex('departures_of_key').on('departures').columns(['key', 'at']).execute();
}
