/** Cards whose turn it is: taken by one worker, and put back when their chat has had its share. */
import type { Lease } from './copies.ts';
import { lit } from './lit.ts';
import { type Copy, CopyRow } from './rows/copy.ts';
import type { Db } from './schema.ts';

/** A copy in the hands of a worker. */
export interface TakenCopy extends Lease {
  readonly faults: number;
  /** Null where its row cannot be read any more. */
  readonly copy: Copy | null;
}

/** A live card that is behind its version. It is leased until `leaseUntil`: one worker of all instances updates its message. */
export const takeCopyBehind = (db: Db, now: number, leaseUntil: number): Promise<TakenCopy | null> =>
  taken(db, leaseUntil, () =>
    free(db, now)
      .whereRef('shown', '<', 'version')
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .orderBy('created_at')
      .executeTakeFirst(),
  );

/** The same whose last update may have been overtaken by an older one. */
export const takeCopyInDoubt = (db: Db, now: number, leaseUntil: number): Promise<TakenCopy | null> =>
  taken(db, leaseUntil, () =>
    free(db, now)
      .where('doubt_until', '>', lit(0))
      .where('doubt_until', '<=', now)
      .where('next_at', '<=', now)
      .executeTakeFirst(),
  );

const free = (db: Db, now: number) =>
  db.selectFrom('copies').selectAll().where('state', '=', lit('live')).where('leased_until', '<=', now).limit(1);

type Row = Awaited<ReturnType<ReturnType<typeof free>['executeTakeFirst']>>;

async function taken(db: Db, leaseUntil: number, look: () => Promise<Row>): Promise<TakenCopy | null> {
  for (;;) {
    const next = await look();
    if (!next) return null;
    const { id, faults } = next;
    const { numUpdatedRows } = await db
      .updateTable('copies')
      .set({ leased_until: leaseUntil })
      .where('id', '=', id)
      .where('leased_until', '=', next.leased_until)
      .where('state', '=', lit('live'))
      .executeTakeFirst();
    // Another worker was faster with this one; there may be more.
    if (numUpdatedRows === 1n)
      return { id, faults, leasedUntil: leaseUntil, copy: CopyRow.safeDecode(next).data ?? null };
  }
}

/** Nothing was sent: it comes again at `at`, and so does all that is to be said for the first time in the same chat. */
export async function letOthersFirst(
  db: Db,
  { lease: { id, leasedUntil }, at, chat }: { lease: Lease; at: number; chat: string },
): Promise<void> {
  await db
    .updateTable('copies')
    .set({ next_at: at, leased_until: 0 })
    .where('id', '=', id)
    .where('leased_until', '=', leasedUntil)
    .execute();
  if (chat === '') return;
  await db
    .updateTable('copies')
    .set({ next_at: at })
    .where('chat_id', '=', chat)
    .where('shown', '=', lit(0))
    .where('message_id', 'is', null)
    .where('state', '=', lit('live'))
    .where('next_at', '<', at)
    .execute();
}
