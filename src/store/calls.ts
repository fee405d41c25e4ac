/** Items on their way to Hire: claimed together, sent once, settled once. */
import type { z } from 'zod';
import type { ItemState } from '../core/proposal.ts';
import { heldApart } from '../core/value.ts';
import { kept, type Places } from './kept.ts';
import { lit } from './lit.ts';
import { type Item, ItemRow } from './rows/item.ts';
import type { Db, Trx } from './schema.ts';
import { transact } from './transact.ts';

/** Items that travel in one call: all of one operation. */
export interface CallGroup {
  readonly proposal: string;
  readonly callNo: number;
}

export const nextAttempt = (items: readonly Pick<Item, 'attempt'>[]): number =>
  Math.max(0, ...items.map(({ attempt }) => attempt)) + 1;

const holder = ({ proposal, callNo }: CallGroup): string => `${proposal}/${callNo}`;

export async function itemsOfCall(db: Db, { proposal, callNo }: CallGroup, state: ItemState): Promise<Item[]> {
  const rows = await db
    .selectFrom('items')
    .selectAll()
    .where('proposal_id', '=', proposal)
    .where('call_no', '=', callNo)
    .where('state', '=', lit(state))
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ItemRow.decode(row));
}

/** Takes the call for this worker; empty when its lock or its items are taken. */
export async function claimCall(
  trx: Trx,
  group: CallGroup,
  claim: { readonly lockKey: string; readonly attempt: number; readonly settleAt: number },
): Promise<Item[]> {
  const locked = await trx
    .insertInto('locks')
    .values({ key: claim.lockKey, holder: holder(group) })
    .onConflict((oc) => oc.doNothing())
    .returning('key')
    .execute();
  if (locked.length === 0) return [];
  const claimed = await trx
    .updateTable('items')
    .set({ state: 'sending', attempt: claim.attempt, settle_at: claim.settleAt, next_at: 0 })
    .where('proposal_id', '=', group.proposal)
    .where('call_no', '=', group.callNo)
    .where('state', '=', lit('pending'))
    .returningAll()
    .execute();
  if (claimed.length === 0) await releaseLock(trx, group);
  return claimed.map((row) => ItemRow.decode(row)).sort((a, b) => a.ordinal - b.ordinal);
}

export async function releaseLock(trx: Trx, group: CallGroup): Promise<void> {
  await trx.deleteFrom('locks').where('holder', '=', holder(group)).execute();
}

/** Items as far as they are still in the hands of this attempt. */
export const ofThisAttempt = (db: Db, items: readonly Item[], state: ItemState = 'sending') =>
  db
    .updateTable('items')
    .where(
      'id',
      'in',
      items.map(({ id }) => id),
    )
    .where('state', '=', lit(state))
    .where('attempt', '=', items[0]?.attempt ?? -1);

const SentRow = ItemRow.pick({ request: true, seen: true });

/** What is about to be sent is stored first, with the snapshot it was built on; false when the claim was lost. */
export async function renewRequests(db: Db, items: readonly Item[]): Promise<boolean> {
  return transact(db, async (trx) => {
    for (const item of items) {
      const { numUpdatedRows } = await ofThisAttempt(trx, [item]).set(SentRow.encode(item)).executeTakeFirst();
      if (numUpdatedRows !== 1n) return false;
    }
    return true;
  });
}

/** The fence: true only if every item is still this attempt's. Moves the moment of settling along. */
export async function holdsClaim(db: Db, items: readonly Item[], settleAt: number): Promise<boolean> {
  const { numUpdatedRows } = await ofThisAttempt(db, items).set({ settle_at: settleAt }).executeTakeFirst();
  return Number(numUpdatedRows) === items.length;
}

/** What Feishu said when it did not do what was asked; null where it said nothing. */
export interface Failure {
  readonly code: number | null;
  readonly message: string | null;
  readonly logId: string | null;
}

export interface ItemOutcome extends Partial<Failure> {
  readonly state: Exclude<ItemState, 'sending' | 'checking'>;
  readonly nextAt?: number;
  /** How many tries have failed by now. */
  readonly tries?: number;
  readonly found?: Item['found'];
  readonly held?: Item['held'];
}

const FoundRow = ItemRow.pick({ found: true, held: true });
/** It is never sent again: the trail has the hash of its request, and what it wrote stands beside it. */
const Written = ItemRow.pick({ request: true, lock_key: true }).encode({ request: null, lock_key: '' });
const ChangedRow = ItemRow.pick({ seen: true, untouched: true });

/** Records an outcome for items of this attempt; returns the ids of those that were still its own. */
export async function settleItems(trx: Trx, items: readonly Item[], outcome: ItemOutcome): Promise<string[]> {
  if (items.length === 0) return [];
  const held = outcome.held ? heldApart(items, outcome.held) : null;
  const settled = await ofThisAttempt(trx, items, items[0]?.state)
    .set({
      state: outcome.state,
      next_at: outcome.nextAt ?? 0,
      code: outcome.code ?? null,
      log_id: outcome.logId ?? null,
      message: outcome.message ?? null,
      ...(outcome.tries === undefined ? {} : { tries: outcome.tries }),
      ...FoundRow.encode({ found: outcome.found ?? null, held }),
      settle_at: null,
      ...(outcome.state === 'applied' ? Written : {}),
    })
    .returning('id')
    .execute();
  const ids = settled.map(({ id }) => id);
  if (outcome.state === 'applied') await keepChanged(trx, { items: items.filter(({ id }) => ids.includes(id)), held });
  return ids;
}

const shrink = kept((db, the: Places<{ id: string } & z.input<typeof ChangedRow>>) =>
  db
    .updateTable('items')
    .set({ seen: the('seen'), untouched: the('untouched') })
    .where('id', '=', the('id')),
);

/** Of the rest it is enough how much it was. */
async function keepChanged(trx: Trx, { items, held }: { items: readonly Item[]; held: Item['held'] }): Promise<void> {
  for (const { id, seen, wanted } of items) {
    const changed = Object.entries(seen).filter(([flag]) => Object.hasOwn({ ...wanted, ...held }, flag));
    const untouched = Object.keys(seen).length - changed.length;
    if (untouched === 0) continue;
    await shrink(trx, { id, ...ChangedRow.encode({ seen: Object.fromEntries(changed), untouched }) });
  }
}

/** The outcome is unclear: leave the items claimed and read them back at `at`. */
export async function settleLater(
  trx: Trx,
  items: readonly Item[],
  { at, code, message, logId }: Failure & { at: number },
): Promise<void> {
  await ofThisAttempt(trx, items)
    .set((eb) => ({ settle_at: at, next_at: at, code, message, log_id: logId, tries: eb('tries', '+', 1) }))
    .execute();
}

interface Unsettled {
  readonly now: number;
  /** When somebody else may look, should this worker stop. */
  readonly nextLook: number;
  /** Calls that are still being made. */
  readonly except: ReadonlySet<CallGroup>;
}

/** A call whose outcome nobody recorded and whose quiet period is over. Taking it moves the period on. */
export async function takeUnsettledCall(
  db: Db,
  { now, nextLook, except }: Unsettled,
): Promise<{ group: CallGroup; items: Item[] } | null> {
  const first = await db
    .selectFrom('items')
    .select(['proposal_id', 'call_no'])
    .where('state', '=', lit('sending'))
    .where('settle_at', '<=', now)
    .where((eb) =>
      eb.and(
        [...except].map(({ proposal, callNo }) =>
          eb.or([eb('proposal_id', '!=', proposal), eb('call_no', '!=', callNo)]),
        ),
      ),
    )
    .orderBy('settle_at')
    .limit(1)
    .executeTakeFirst();
  if (!first) return null;
  const group = { proposal: first.proposal_id, callNo: first.call_no };
  const attempt = nextAttempt(await itemsOfCall(db, group, 'sending'));
  // A new attempt number: whoever made the call and froze cannot record or send anything any more.
  const rows = await db
    .updateTable('items')
    .set({ settle_at: nextLook, attempt })
    .where('proposal_id', '=', group.proposal)
    .where('call_no', '=', group.callNo)
    .where('state', '=', lit('sending'))
    .where('settle_at', '<=', now)
    .returningAll()
    .execute();
  return rows.length > 0 ? { group, items: rows.map((row) => ItemRow.decode(row)) } : null;
}
