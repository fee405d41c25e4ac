/** Whom the bot knows by name, shared by all instances. */
import { type Kysely, sql } from 'kysely';
import { keysOf } from '../../core/names.ts';

export async function rememberPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('alias', 'text', (c) => c.notNull())
    .addColumn('department', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .addColumn('met_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('people_seen').on('people').column('seen_at').execute();
  await db.schema.createIndex('people_met').on('people').column('met_at').execute();
  await db.schema
    .createTable('people_keys')
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('people_keys_pk', ['key', 'person'])
    .execute();
  await db.schema.createIndex('people_keys_person').on('people_keys').column('person').execute();
  await db.schema
    .createTable('people_lists')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('read_at', 'bigint', (c) => c.notNull())
    .execute();
}

/** The proposals that are there name people already. */
export async function learnFromProposals(db: Kysely<unknown>): Promise<void> {
  const told = sql<{ names: string; created_at: number }>`select names, created_at from proposals order by created_at`;
  const people = new Map<string, { name: string; at: number }>();
  for (const { names, created_at } of (await told.execute(db)).rows) {
    const named: Record<string, unknown> = JSON.parse(names);
    for (const [id, name] of Object.entries(named))
      if (id.startsWith('ou_') && typeof name === 'string' && name !== '') people.set(id, { name, at: created_at });
  }
  for (const [id, { name, at }] of people) {
    await sql`insert into people values (${id}, ${name}, '', '', ${at}, ${at})`.execute(db);
    for (const key of keysOf(name)) await sql`insert into people_keys values (${key}, ${id})`.execute(db);
  }
}
