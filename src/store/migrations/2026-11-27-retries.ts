import type { Kysely } from 'kysely';

/** How often a person had a proposal tried again. */
export async function countRetries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('proposals')
    .addColumn('retries', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
