/** Cards with pages, and what tells things of one name apart. */
import type { Kysely } from 'kysely';

/** Which page a copy shows, and who has looked at which. */
export async function addPages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('copies')
    .addColumn('page', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('readers')
    .addColumn('copy_id', 'text', (c) => c.notNull())
    .addColumn('reader', 'text', (c) => c.notNull())
    .addColumn('pages', 'integer', (c) => c.notNull())
    .addColumn('looked', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('readers_pk', ['copy_id', 'reader'])
    .execute();
}

export async function addDetails(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('proposals')
    .addColumn('details', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
}
