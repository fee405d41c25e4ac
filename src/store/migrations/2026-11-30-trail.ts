/** What the trail says of one proposal is found without reading the whole of it. */
import { type Kysely, sql } from 'kysely';

export async function indexTrail(db: Kysely<unknown>): Promise<void> {
  await sql`create index audit_proposal on audit (proposal_id) where proposal_id is not null`.execute(db);
}
