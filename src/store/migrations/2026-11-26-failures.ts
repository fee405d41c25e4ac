/** What Feishu said of a failed write is kept, and how often it was tried. */
import type { Kysely } from 'kysely';

export async function keepFailures(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('items').addColumn('message', 'text').execute();
  await db.schema
    .alterTable('items')
    .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
