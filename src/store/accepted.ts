/** Items that Feishu said yes to, while what Hire holds of them is still to be seen. */
import { type CallGroup, ofThisAttempt } from './calls.ts';
import { lit } from './lit.ts';
import { type Item, ItemRow } from './rows/item.ts';
import type { Db, Trx } from './schema.ts';

/** Feishu said yes: from now on these are only read back, never sent again by themselves. */
export async function acceptItems(
  trx: Trx,
  items: readonly Item[],
  { at, readAt, logId }: { at: number; readAt: number; logId: string | null },
): Promise<string[]> {
  const accepted = await ofThisAttempt(trx, items)
    .set({ state: 'checking', accepted_at: at, settle_at: readAt, log_id: logId, code: null })
    .returning('id')
    .execute();
  return accepted.map(({ id }) => id);
}

const HeldRow = ItemRow.pick({ held: true });

/** What was seen may not be the last word: read back again at `at`. */
export async function readBackLater(
  db: Db,
  item: Item,
  { at, held }: Pick<Item, 'held'> & { at: number },
): Promise<void> {
  await ofThisAttempt(db, [item], 'checking')
    .set({ settle_at: at, ...HeldRow.encode({ held }) })
    .execute();
}

interface Search {
  readonly now: number;
  /** Those that were read back before and differed, or those that nobody has read. */
  readonly which: 'again' | 'first';
  readonly most: number;
  /** When somebody else may read them, should this worker stop. */
  readonly nextAt: number;
}

/** Accepted items of one call whose turn is due. */
export async function takeAccepted(
  db: Db,
  { now, which, most, nextAt }: Search,
): Promise<{ group: CallGroup; items: Item[] } | null> {
  const due = await db
    .selectFrom('items')
    .select(['id', 'proposal_id', 'call_no'])
    .where('state', '=', lit('checking'))
    .where('settle_at', '<=', now)
    .where('held', which === 'first' ? 'is' : 'is not', null)
    .orderBy('settle_at')
    .orderBy('proposal_id')
    .orderBy('ordinal')
    .limit(most)
    .execute();
  const [first] = due;
  if (!first) return null;
  const group = { proposal: first.proposal_id, callNo: first.call_no };
  const together = due.filter((each) => each.proposal_id === group.proposal && each.call_no === group.callNo);
  const rows = await db
    .updateTable('items')
    .set({ settle_at: nextAt })
    .where(
      'id',
      'in',
      together.map(({ id }) => id),
    )
    .where('state', '=', lit('checking'))
    .where('settle_at', '<=', now)
    .returningAll()
    .execute();
  return { group, items: rows.map((row) => ItemRow.decode(row)).sort((a, b) => a.ordinal - b.ordinal) };
}
