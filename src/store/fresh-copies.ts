/** Cards of proposals whose message is so old that Feishu soon lets nobody press or change it. */
import { addCopy } from './copies.ts';
import { lit } from './lit.ts';
import type { NewCopy } from './rows/copy.ts';
import type { Db, Trx } from './schema.ts';

/** Those that were sent before that, the oldest first. */
export const sentBefore = (db: Db, at: number): Promise<{ id: string }[]> =>
  db
    .selectFrom('copies')
    .select('id')
    .where('state', '=', lit('live'))
    .where('proposal_id', 'is not', null)
    .where('message_id', 'is not', null)
    .where('sent_at', '<=', at)
    .orderBy('sent_at')
    .execute();

/** The old one is left as it stands. Of several instances one does it. */
export async function replaceCopy(trx: Trx, id: string, fresh: NewCopy): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('copies')
    .set({ state: 'dead' })
    .where('id', '=', id)
    .where('state', '=', lit('live'))
    .executeTakeFirst();
  if (numUpdatedRows === 1n) await addCopy(trx, fresh);
}

/** Another proposal has taken back what this one did. */
export async function isPutBack(db: Db, proposal: string): Promise<boolean> {
  const back = db.selectFrom('proposals').select('id').where('undoes', '=', proposal).where('state', '=', 'applied');
  return (await back.executeTakeFirst()) !== undefined;
}
