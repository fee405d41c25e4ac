/** Files that people sent, kept while a proposal may come of them or be previewed again. */
import { proposalStates, statesThatAre } from '../core/proposal.ts';
import { FileRow, type SentFile } from './rows/file.ts';
import type { Db, Trx } from './schema.ts';

export async function addFile(trx: Trx, file: SentFile): Promise<void> {
  await trx.insertInto('files').values(FileRow.encode(file)).execute();
}

export async function fileById(db: Db, id: string): Promise<SentFile | null> {
  const row = await db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? FileRow.decode(row) : null;
}

/** The proposal that it is needed for now. */
export async function bindFile(trx: Trx, id: string, proposalId: string): Promise<void> {
  await trx.updateTable('files').set({ proposal_id: proposalId }).where('id', '=', id).execute();
}

/** Previewing again reads the rows again; whatever else has ended needs them no more. */
const needed = proposalStates.filter((state) => state === 'stale' || !statesThatAre('ended').includes(state));

/** Those that nothing came of until `idle`, those whose proposal has ended, and all from before `old`. */
export async function forgetFiles(db: Db, { idle, old }: { idle: number; old: number }): Promise<void> {
  await db.deleteFrom('files').where('created_at', '<', old).execute();
  await db.deleteFrom('files').where('proposal_id', 'is', null).where('created_at', '<', idle).execute();
  const alive = db.selectFrom('proposals').select('id').where('state', 'in', needed);
  await db.deleteFrom('files').where('proposal_id', 'is not', null).where('proposal_id', 'not in', alive).execute();
}
