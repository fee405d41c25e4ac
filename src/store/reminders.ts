/** Reminders of what waits for approval; each is noted before it is sent. */
import type { Db, ProposalTable } from './schema.ts';

export const dueReminders = (db: Db): Promise<ProposalTable[]> =>
  db
    .selectFrom('proposals')
    .selectAll()
    .where('state', '=', 'confirmed')
    .where('reminded', '<', 2)
    .limit(200)
    .execute();

/** False when another instance has noted it. */
export async function noteReminder(db: Db, { id, reminded }: ProposalTable, count: number): Promise<boolean> {
  const { numUpdatedRows } = await db
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
  db: Db,
  id: string,
  { now, pauseMs }: { now: number; pauseMs: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('proposals')
    .set({ nudged_at: now })
    .where('id', '=', id)
    .where('state', '=', 'confirmed')
    .where('nudged_at', '<=', now - pauseMs)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
