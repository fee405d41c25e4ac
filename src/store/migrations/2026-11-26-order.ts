/** One update of a message at a time; clicks count for the card that they were made on; the policy that a wait follows. */
import type { Kysely } from 'kysely';

/** In whose hands a copy is, whether an older update may still land, and whether it went to the person's own chat. */
export async function leaseCopies(db: Kysely<unknown>): Promise<void> {
  const copies = db.schema.alterTable('copies');
  await copies.addColumn('leased_until', 'bigint', (c) => c.notNull().defaultTo(0)).execute();
  await copies.addColumn('doubt_until', 'bigint', (c) => c.notNull().defaultTo(0)).execute();
  await copies.addColumn('moved', 'integer', (c) => c.notNull().defaultTo(0)).execute();
  await db.schema.createIndex('copies_doubt').on('copies').columns(['state', 'doubt_until']).execute();
}

/** Since which version a proposal's buttons mean what they mean, and by which policy it waits. */
export async function noteTurns(db: Kysely<unknown>): Promise<void> {
  const proposals = db.schema.alterTable('proposals');
  await proposals.addColumn('turn', 'bigint', (c) => c.notNull().defaultTo(0)).execute();
  await proposals.addColumn('policy', 'text', (c) => c.notNull().defaultTo('')).execute();
}
