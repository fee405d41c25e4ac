/** Cards whose turn it is: taken by one worker, and put back when their chat has had its share. */
import type { Lease } from './copies.ts';
import { kept, type Places } from './kept.ts';
import { lit } from './lit.ts';
import { type Copy, CopyRow } from './rows/copy.ts';
import type { Db } from './schema.ts';

/** A copy in the hands of a worker. */
export interface TakenCopy extends Lease {
  readonly faults: number;
  /** Null where its row cannot be read any more. */
  readonly copy: Copy | null;
}

const free = (db: Db, the: Places<{ now: number }>) =>
  db
    .selectFrom('copies')
    .selectAll()
    .where('state', '=', lit('live'))
    .where('leased_until', '<=', the('now'))
    .where('next_at', '<=', the('now'))
    .limit(1);

const behind = kept((db, the: Places<{ now: number }>) =>
  free(db, the).whereRef('shown', '<', 'version').orderBy('next_at').orderBy('created_at'),
);

const inDoubt = kept((db, the: Places<{ now: number }>) =>
  free(db, the).where('doubt_until', '>', lit(0)).where('doubt_until', '<=', the('now')),
);

/** A live card that is behind its version. It is leased until `leaseUntil`: one worker of all instances updates its message. */
export const takeCopyBehind = (db: Db, now: number, leaseUntil: number): Promise<TakenCopy | null> =>
  taken(db, leaseUntil, () => behind(db, { now }));

/** The same whose last update may have been overtaken by an older one. */
export const takeCopyInDoubt = (db: Db, now: number, leaseUntil: number): Promise<TakenCopy | null> =>
  taken(db, leaseUntil, () => inDoubt(db, { now }));

const lease = kept((db, the: Places<{ id: string; before: number; until: number }>) =>
  db
    .updateTable('copies')
    .set({ leased_until: the('until') })
    .where('id', '=', the('id'))
    .where('leased_until', '=', the('before'))
    .where('state', '=', lit('live')),
);

async function taken(db: Db, until: number, look: () => ReturnType<typeof behind>): Promise<TakenCopy | null> {
  for (;;) {
    const [next] = (await look()).rows;
    if (!next) return null;
    const { id, faults, leased_until: before } = next;
    const { numAffectedRows } = await lease(db, { id, before, until });
    // Another worker was faster with this one; there may be more.
    if (numAffectedRows === 1n) return { id, faults, leasedUntil: until, copy: CopyRow.safeDecode(next).data ?? null };
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
