/** Deliveries by Feishu: stored before they are acknowledged, handled once, recognised for seven days. */
import type { z } from 'zod';
import type { Incoming } from '../core/incoming.ts';
import { DAY_MS } from '../core/time.ts';
import { durable } from './durable.ts';
import { kept, keptInsert, type Places } from './kept.ts';
import { isFirstInLine } from './lines.ts';
import { lit } from './lit.ts';
import { DeliveryRow } from './rows/delivery.ts';
import type { Db, Trx } from './schema.ts';

const KEEP_MS = 7 * DAY_MS;

export interface Delivery {
  /** What makes it the same delivery: `<app_id>:<message_id>` of a message, `<app_id>:<event_id>` of anything else. */
  readonly key: string;
  readonly kind: string;
  readonly incoming: Incoming;
  /** ms since 1970 UTC. */
  readonly receivedAt: number;
}

/** The delivery that says that the message of another one was taken back. */
export const recallKey = (messageKey: string): string => `${messageKey}:recalled`;

const withKey = kept((db, the: Places<{ key: string }>) =>
  db.selectFrom('inbox').select('key').where('key', '=', the('key')),
);

/** True when the message of this delivery was taken back by now. */
export async function isRecalled(trx: Trx, { key }: Pick<Delivery, 'key'>): Promise<boolean> {
  const { rows } = await withKey(trx, { key: recallKey(key) });
  return rows.length > 0;
}

type Row = z.input<typeof DeliveryRow>;

/** As `DeliveryRow` encodes it, without proving again what an envelope was made into: an acknowledgement waits for this. */
const row = ({ key, kind, incoming, receivedAt }: Delivery, state: 'new' | 'done'): Row => ({
  key,
  kind,
  payload: state === 'new' ? JSON.stringify(incoming) : null,
  state,
  tries: 0,
  faults: 0,
  lease_until: 0,
  received_at: receivedAt,
  ...placeOf(incoming),
  ...(state === 'done' ? { ...handled, lease_until: receivedAt } : {}),
});

/** What stays of a handled one: its key, which knows it again, and who moved when. */
const handled = { kind: '', payload: null, chat: '' };

/** Whose line a delivery stands in. */
function placeOf(incoming: Incoming): { sender: string; chat: string } {
  switch (incoming.kind) {
    case 'message':
      return { sender: incoming.sender, chat: incoming.chatId };
    case 'click':
      return { sender: incoming.operator, chat: '' };
    case 'contact':
      return { sender: incoming.person, chat: '' };
    case 'recall':
    case 'leaving':
    case 'other':
      return { sender: '', chat: '' };
  }
}

const byKey = (one: { key: string }, other: { key: string }): number => (one.key < other.key ? -1 : 1);

const add = keptInsert('inbox', (insert) => insert.onConflict((oc) => oc.doNothing()));

/**
 * One statement for all that arrived together: when it resolves they are on the disk; `committed` is told as soon as a worker
 * can see them. A known delivery changes nothing. In the order of their keys: two instances that are given the same ones at
 * once would wait for each other.
 */
export async function storeDeliveries(db: Db, deliveries: readonly Delivery[], committed?: () => void): Promise<void> {
  const rows = deliveries.map((delivery) => row(delivery, 'new')).sort(byKey);
  await add(db, rows);
  committed?.();
  await durable(db);
}

/** Records a delivery that is handled in this same transaction. False when it was here before. */
export async function addHandled(trx: Trx, delivery: Delivery): Promise<boolean> {
  const { numAffectedRows } = await add(trx, [row(delivery, 'done')]);
  return numAffectedRows === 1n;
}

/** A delivery in the hands of a worker. */
export interface TakenDelivery {
  readonly key: string;
  readonly tries: number;
  readonly faults: number;
  /** Null where it cannot be read any more. */
  readonly incoming: Incoming | null;
}

const firstInLine = kept((db, the: Places<{ now: number }>) =>
  db
    .selectFrom('inbox')
    .select('key')
    .where('state', '=', lit('new'))
    .where('lease_until', '<=', the('now'))
    .where(isFirstInLine(the('now')))
    .orderBy('received_at')
    .orderBy('key')
    .limit(1),
);

/** The oldest delivery that is first in its line, leased until `leaseUntil`. */
export async function takeDelivery(db: Db, now: number, leaseUntil: number): Promise<TakenDelivery | null> {
  for (;;) {
    const [next] = (await firstInLine(db, { now })).rows;
    if (!next) return null;
    const taken = await takeByKey(db, next.key, { now, leaseUntil });
    // Another worker was faster with this one; there may be more.
    if (taken) return taken;
  }
}

const lease = kept((db, the: Places<{ key: string; now: number; until: number }>) =>
  db
    .updateTable('inbox')
    .set((eb) => ({ lease_until: the('until'), tries: eb('tries', '+', lit(1)) }))
    .where('key', '=', the('key'))
    .where('state', '=', lit('new'))
    .where('lease_until', '<=', the('now'))
    .returningAll(),
);

/** Takes one that waits, whatever its place in the line; null when it is taken already. */
export async function takeByKey(
  db: Db,
  key: string,
  { now, leaseUntil }: { now: number; leaseUntil: number },
): Promise<TakenDelivery | null> {
  const [taken] = (await lease(db, { key, now, until: leaseUntil })).rows;
  if (!taken) return null;
  const { tries, faults } = taken;
  return { key, tries, faults, incoming: DeliveryRow.safeDecode(taken).data?.payload ?? null };
}

type Taken = Pick<TakenDelivery, 'key' | 'tries'>;

/** Keeps the lease while its worker lives. */
export async function keepDelivery(db: Db, { key, tries }: Taken, leaseUntil: number): Promise<void> {
  await db
    .updateTable('inbox')
    .set({ lease_until: leaseUntil })
    .where('key', '=', key)
    .where('state', '=', lit('new'))
    .where('tries', '=', tries)
    .execute();
}

const ending = (db: Db, the: Places<Taken>) =>
  db
    .updateTable('inbox')
    .where('key', '=', the('key'))
    .where('state', '=', lit('new'))
    .where('tries', '=', the('tries'));
const end = {
  done: kept((db, the: Places<Taken>) => ending(db, the).set({ state: lit('done'), ...handled })),
  poison: kept((db, the: Places<Taken>) => ending(db, the).set({ state: lit('poison') })),
};

/** Marks a delivery handled, or set aside; false when another worker has taken it over meanwhile. */
export async function finishDelivery(trx: Trx, { key, tries }: Taken, state: 'done' | 'poison'): Promise<boolean> {
  const { numAffectedRows } = await end[state](trx, { key, tries });
  return numAffectedRows === 1n;
}

/** Hands a delivery back after a fault, to be tried again at `at`. */
export async function postponeDelivery(db: Db, { key, tries }: Taken, at: number): Promise<void> {
  await db
    .updateTable('inbox')
    .set((eb) => ({ lease_until: at, faults: eb('faults', '+', 1) }))
    .where('key', '=', key)
    .where('tries', '=', tries)
    .execute();
}

export async function forgetOldDeliveries(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('inbox')
    .where('state', '<>', lit('new'))
    .where('lease_until', '<', now - KEEP_MS)
    .where('received_at', '<', now - KEEP_MS)
    .execute();
}

/** When the delivery that has waited longest came in; null when none waits. */
export async function oldestWaiting(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('inbox')
    .select('received_at')
    .where('state', '=', lit('new'))
    .orderBy('received_at')
    .limit(1)
    .executeTakeFirst();
  return row?.received_at ?? null;
}
