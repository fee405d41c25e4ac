/** A run that is stopped, and goes on later. */
import { lit } from './lit.ts';
import type { Trx } from './schema.ts';

/** What has not begun does not begin any more, and nothing of it comes back. Returns how many items those are. */
export async function cancelPending(trx: Trx, id: string, code: number | null): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('items')
    .set({ state: 'cancelled', next_at: 0, code, message: null, log_id: null })
    .where('proposal_id', '=', id)
    .where('state', '=', lit('pending'))
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await trx.updateTable('proposals').set({ stopped: 1 }).where('id', '=', id).execute();
  return Number(numUpdatedRows);
}

/** What refused it before counts no more. One that was stopped before anything was written has been decided, and runs again. */
export async function goOn(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('proposals')
    .set({ stopped: 0, refused_code: null, refused_times: 0 })
    .where('id', '=', id)
    .execute();
  await trx
    .updateTable('proposals')
    .set((eb) => ({ state: 'approved', turn: eb.ref('version') }))
    .where('id', '=', id)
    .where('state', '=', lit('cancelled'))
    .execute();
}

export interface Refusals {
  /** Of the last call; null where it was not refused. */
  readonly code: number | null;
  /** How many calls in a row were refused with it. */
  readonly times: number;
}

export async function noteRefusals(trx: Trx, id: string, { code, times }: Refusals): Promise<void> {
  await trx.updateTable('proposals').set({ refused_code: code, refused_times: times }).where('id', '=', id).execute();
}
