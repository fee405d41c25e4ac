/** Reminders of what waits for approval; each is noted before it is sent. */

import { type Proposal, ProposalRow } from './rows/proposal.ts';
import type { Db, Trx } from './schema.ts';

export async function dueReminders(db: Db): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('proposals')
    .selectAll()
    .where('state', '=', 'confirmed')
    .where('reminded', '<', 2)
    .limit(200)
    .execute();
  return rows.map((row) => ProposalRow.decode(row));
}

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
