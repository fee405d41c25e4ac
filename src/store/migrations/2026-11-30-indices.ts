/** Indices of what waits, and of what is to be forgotten: neither a look nor a purge reads what has long been done. */
import { type Kysely, sql } from 'kysely';

export async function indexWhatWaits(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('inbox_sender').execute();
  await sql`create index inbox_sender on inbox (sender, lease_until) where state = 'new'`.execute(db);
  await sql`create index inbox_handled on inbox (received_at) where state <> 'new'`.execute(db);
  await sql`create index items_sending on items (settle_at) where state = 'sending'`.execute(db);
  await db.schema.dropIndex('copies_doubt').execute();
  await sql`create index copies_doubt on copies (doubt_until) where doubt_until > 0 and state = 'live'`.execute(db);
  await sql`create index copies_question on copies (question_id) where question_id is not null`.execute(db);
  await sql`create index copies_old on copies (created_at) where content is not null`.execute(db);
  await sql`create index proposals_created on proposals (created_at)`.execute(db);
  await sql`create index questions_created on questions (created_at)`.execute(db);
}
