/** When calls left, for all instances together and across restarts: another may leave when every window before it has room. */
import type { PaceKey } from '../core/api.ts';
import { MINUTE_MS } from '../core/time.ts';
import { kept, keptByCount, type Places } from './kept.ts';
import { lit } from './lit.ts';
import { type Asked, type Keyed, keyed, roomFrom } from './room.ts';
import type { Db, Trx } from './schema.ts';
import { transactUnflushed } from './transact.ts';

/** No pause that Feishu asks for is longer; one that is was left by a clock that has been set back since. */
const LONGEST_PAUSE_MS = 600_000;
/** So long after there is room for them people's calls may still have to come for it. */
const COMES_MS = 100;
/** So many keys are looked through in one commit. */
const KEYS_AT_ONCE = 100;

export interface Leaving {
  readonly call: string;
  /** It had room before and came too late for it: that is taken back. */
  readonly again: boolean;
  readonly keys: readonly PaceKey[];
  /** Not before. */
  readonly from: number;
  /** One of many: it leaves people their share. */
  readonly ofRun: boolean;
}

export type Room =
  | { readonly kind: 'leaves' }
  | { readonly kind: 'full'; readonly until: number; readonly key: string };

/** Notes that the call leaves at `from`, where there is room for it then. A machine that goes down is longer away than what it would lose of this counts. */
export async function takeRoom(db: Db, { call, again, keys, from, ofRun }: Leaving): Promise<Room> {
  return transactUnflushed(db, async (trx) => {
    const locked = await lockKeys(trx, keys);
    if (again) await trx.deleteFrom('departures').where('call', '=', call).execute();
    const rooms = await roomFrom(trx, keys, { from, ofRun, ahead: 0 });
    for (const [nth, { key }] of keys.entries()) {
      const { held = 0, people = 0 } = locked.get(key) ?? {};
      const until = Math.max(heldUntil(held, from), ofRun ? people : 0, rooms[nth] ?? 0);
      if (until <= from) continue;
      if (!ofRun) await peopleWait(trx, key, until + COMES_MS);
      return { kind: 'full', until, key };
    }
    for (const { key } of keys) if (!ofRun && (locked.get(key)?.people ?? 0) > 0) await peopleWait(trx, key, 0);
    await departing(keys.length)(trx, { ...keyed(keys), call, at: from });
    return { kind: 'leaves' };
  });
}

const departing = keptByCount((count) =>
  kept((db, the: Places<Keyed & { call: string; at: number }>) =>
    db
      .insertInto('departures')
      .values(Array.from({ length: count }, (_, nth) => ({ call: the('call'), key: the(`key${nth}`), at: the('at') }))),
  ),
);

const peopleWait = async (trx: Trx, key: string, until: number): Promise<void> => {
  await trx.updateTable('pace').set({ people_until: until }).where('key', '=', key).execute();
};

interface Locked {
  readonly held: number;
  readonly people: number;
}

const locking = keptByCount((count) =>
  kept((db, the: Places<Keyed>) =>
    db
      .insertInto('pace')
      .values(Array.from({ length: count }, (_, nth) => ({ key: the(`key${nth}`), held_until: lit(0) })))
      .onConflict((oc) => oc.column('key').doUpdateSet((eb) => ({ key: eb.ref('excluded.key') })))
      .returning(['key', 'held_until', 'people_until']),
  ),
);

/** One after the other, and always in one order. */
async function lockKeys(trx: Trx, keys: readonly Pick<PaceKey, 'key'>[]): Promise<ReadonlyMap<string, Locked>> {
  const inOrder = [...keys].sort((one, other) => (one.key < other.key ? -1 : 1));
  const { rows } = await locking(keys.length)(trx, keyed(inOrder));
  return new Map(rows.map((row) => [row.key, { held: Number(row.held_until), people: Number(row.people_until) }]));
}

const heldUntil = (until: number, now: number): number => (until > now + LONGEST_PAUSE_MS ? 0 : until);

/** When a call could leave, were `ahead` others to leave first. */
export async function opensAt(db: Db, key: PaceKey, asked: Asked): Promise<number> {
  const held = await db.selectFrom('pace').select('held_until').where('key', '=', key.key).executeTakeFirst();
  return Math.max(heldUntil(Number(held?.held_until ?? 0), asked.from), ...(await roomFrom(db, [key], asked)));
}

/** These may have arrived as late as `at`: only from then on they count as gone. */
export async function countFrom(db: Db, calls: readonly string[], at: number): Promise<void> {
  if (calls.length === 0) return;
  await db.updateTable('departures').set({ at }).where('call', 'in', calls).where('at', '<', at).execute();
}

/** Feishu asked for a pause: nobody calls this key before `until`. */
export async function holdBack(db: Db, key: string, until: number): Promise<void> {
  await db
    .insertInto('pace')
    .values({ key, held_until: until })
    .onConflict((oc) => oc.column('key').doUpdateSet({ held_until: until }).where('pace.held_until', '<', until))
    .execute();
}

/** What has left longer ago than any window lasts limits nothing. Each key under its own lock, as when a call takes room. */
export async function forgetOldPace(db: Db, now: number): Promise<void> {
  const old = now - 2 * MINUTE_MS;
  const keys = await db
    .selectFrom('pace')
    .select('key')
    .where('held_until', '<', old)
    .union(db.selectFrom('departures').select('key').where('at', '<', old))
    .orderBy('key')
    .execute();
  for (let start = 0; start < keys.length; start += KEYS_AT_ONCE)
    await transactUnflushed(db, (trx) => forgetKeys(trx, keys.slice(start, start + KEYS_AT_ONCE), old));
}

async function forgetKeys(trx: Trx, keys: readonly Pick<PaceKey, 'key'>[], old: number): Promise<void> {
  const names = [...(await lockKeys(trx, keys)).keys()];
  await trx.deleteFrom('departures').where('key', 'in', names).where('at', '<', old).execute();
  await trx
    .deleteFrom('pace')
    .where('key', 'in', names)
    .where('held_until', '<', old)
    .where('people_until', '<', old)
    .where('key', 'not in', trx.selectFrom('departures').select('key').where('key', 'in', names))
    .execute();
}

/** When the last call left; 0 where none is known. */
export async function lastDeparture(db: Db): Promise<number> {
  const row = await db
    .selectFrom('departures')
    .select((eb) => eb.fn.max('at').as('at'))
    .executeTakeFirst();
  return Number(row?.at ?? 0);
}
