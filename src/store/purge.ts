/** What is forgotten after the time of retention: everything that names or describes people. Ids and hashes stay. */
import type { Db } from './schema.ts';

const AT_ONCE = 50;

/** States in which nothing can happen any more but an undo, which is shorter than any retention. */
const ended = ['applied', 'partly-applied', 'failed', 'stale', 'unclear', 'cancelled', 'rejected', 'expired'] as const;

export const purgeable = (db: Db, before: number): Promise<{ id: string }[]> =>
  db
    .selectFrom('proposals')
    .select('id')
    .where('state', 'in', [...ended])
    .where('created_at', '<', before)
    .where('purged', '=', 0)
    .limit(AT_ONCE)
    .execute();

const noCommand = (operation: string): string =>
  JSON.stringify({ operation, targets: {}, edits: {}, note: '', dryRun: false, text: '', direct: true });

/** False when another instance has done it. Run it in a transaction. */
export async function purgeProposal(db: Db, id: string): Promise<boolean> {
  const purged = await db
    .updateTable('proposals')
    .set({ purged: 1, names: '{}', note: '', notices: '[]', within: null })
    .where('id', '=', id)
    .where('purged', '=', 0)
    .returning('operation')
    .executeTakeFirst();
  if (!purged) return false;
  await db
    .updateTable('proposals')
    .set({ command: noCommand(purged.operation) })
    .where('id', '=', id)
    .execute();
  await db
    .updateTable('items')
    .set({ target_label: '', seen: '{}', wanted: '{}', found: null, request: '{}' })
    .where('proposal_id', '=', id)
    .execute();
  await db.updateTable('decisions').set({ reason: '' }).where('proposal_id', '=', id).execute();
  // Its cards are past the age at which Feishu still updates them.
  await db.updateTable('copies').set({ state: 'dead', content: null }).where('proposal_id', '=', id).execute();
  return true;
}

/** Questions and plain answers hold what people typed. */
export async function forgetQuestions(db: Db, before: number): Promise<void> {
  const old = db.selectFrom('questions').select('id').where('created_at', '<', before);
  await db.deleteFrom('copies').where('question_id', 'in', old).execute();
  await db.deleteFrom('questions').where('created_at', '<', before).execute();
  await db.deleteFrom('copies').where('content', 'is not', null).where('created_at', '<', before).execute();
}
