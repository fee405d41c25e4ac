/** When the message of a card was sent: Feishu lets it be pressed for 14 days. What stood before this was sent when it was made, as a rule. */
import { type Kysely, sql } from 'kysely';

export async function noteSent(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('copies').addColumn('sent_at', 'bigint').execute();
  await db.schema.alterTable('copies').addColumn('replaced_id', 'text').execute();
  await sql`update copies set sent_at = created_at where message_id is not null`.execute(db);
  await sql`create index copies_sent on copies (sent_at) where state = 'live' and proposal_id is not null`.execute(db);
}
