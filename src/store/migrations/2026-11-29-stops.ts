/** A run can be stopped: by a person, or by the same refusal again and again. */
import type { Kysely } from 'kysely';

export async function noteStops(db: Kysely<unknown>): Promise<void> {
  const proposals = db.schema.alterTable('proposals');
  await proposals.addColumn('stopped', 'integer', (c) => c.notNull().defaultTo(0)).execute();
  await proposals.addColumn('refused_code', 'bigint').execute();
  await proposals.addColumn('refused_times', 'integer', (c) => c.notNull().defaultTo(0)).execute();
}
