/** Reminders of what waits for approval; each is noted before it is sent. */

import type { Proposal } from './rows/proposal.ts';
import type { Trx } from './schema.ts';

/** False when another instance has noted it. */
export async function noteReminder(trx: Trx, { id, reminded }: Proposal, count: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('proposals')
    .set({ reminded: count })
    .where('id', '=', id)
    .where('state', '=', 'confirmed')
    .where('reminded', '=', reminded)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The requester may nudge again only after a while; false when it is too soon. */
export async function noteNudge(
  trx: Trx,
  id: string,
  { now, pauseMs }: { now: number; pauseMs: number },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('proposals')
    .set({ nudged_at: now })
    .where('id', '=', id)
    .where('state', '=', 'confirmed')
    .where('nudged_at', '<=', now - pauseMs)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
