/** What is over takes less: rows hold what is still asked of them, and indices that. */
import { type Kysely, sql } from 'kysely';

/** What is asked every hour and every few seconds, also beside a million that are over. */
export async function indexWhatIsOver(db: Kysely<unknown>): Promise<void> {
  await sql`create index proposals_kept on proposals (created_at) where purged = 0`.execute(db);
  // Not of all states: SQLite would begin with it whatever is asked of some of them, and most items are in one.
  await sql`create index items_unapplied on items (state) where state <> 'applied'`.execute(db);
}

/** Of an applied item the snapshot keeps what changed. */
export async function countUntouched(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('items')
    .addColumn('untouched', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}

export async function leanIndices(db: Kysely<unknown>): Promise<void> {
  // By when it was in somebody's hands: what is handled is forgotten by it, and a line that moves is known by it.
  await db.schema.dropIndex('inbox_handled').execute();
  await sql`create index inbox_handled on inbox (lease_until) where state <> 'new'`.execute(db);
  // What the monitor asks of the trail about one proposal.
  await db.schema.dropIndex('audit_proposal').execute();
  await sql`create index audit_proposal on audit (proposal_id) where kind in ('proposed', 'happened', 'purged')`.execute(
    db,
  );
}
