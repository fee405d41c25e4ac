/** Files whose rows become proposals. */
import type { Kysely } from 'kysely';

export async function createFiles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('files')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('requester', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('proposal_id', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
}

/** The row that an item comes from, and the reason in it. */
export async function addLines(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('items').addColumn('line', 'integer').execute();
  await db.schema
    .alterTable('items')
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
}
