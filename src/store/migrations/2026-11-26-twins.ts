/** The same command said again is told by more than its requests. */
import type { Kysely } from 'kysely';

/** Proposals from before have none: they are nobody's twin. */
export async function addTwin(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('proposals')
    .addColumn('twin', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
}
