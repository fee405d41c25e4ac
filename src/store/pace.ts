/** When calls left, for all instances together and across restarts: another may leave when every window before it has room. */
import type { PaceKey } from '../core/api.ts';
import { MINUTE_MS } from '../core/time.ts';
import type { Db, Trx } from './schema.ts';
import { transactUnflushed } from './transact.ts';

/** Windows are kept this much longer than Feishu says, for what the network adds and takes between two calls. */
const MARGIN = 1.02;
/** Of a window that lasts, this share is left to people by what a run of many calls sends. */
const PEOPLES_SHARE = 0.03;
const LASTS_SECONDS = 10;
/** No pause that Feishu asks for is longer; one that is was left by a clock that has been set back since. */
const LONGEST_PAUSE_MS = 600_000;
/** So long after there is room for them people's calls may still have to come for it. */
const COMES_MS = 100;
/** So many keys are looked through in one commit. */
const KEYS_AT_ONCE = 100;
/** No call leaves further ahead than this of the moment in which it asks. */
const MOST_AHEAD_MS = 1_000;

export interface Leaving {
  /** Of the call; the same again takes back what it had. */
  readonly call: string;
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
export async function takeRoom(db: Db, { call, keys, from, ofRun }: Leaving): Promise<Room> {
  return transactUnflushed(db, async (trx) => {
    const locked = await lockKeys(trx, keys);
    await trx.deleteFrom('departures').where('call', '=', call).execute();
    for (const each of keys) {
      const { held = 0, people = 0 } = locked.get(each.key) ?? {};
      const waits = Math.max(heldUntil(held, from), ofRun ? people : 0);
      const until = Math.max(waits, await roomFrom(trx, each, { from, ofRun, ahead: 0 }));
      if (until <= from) continue;
      if (!ofRun) await peopleWait(trx, each.key, until + COMES_MS);
      return { kind: 'full', until, key: each.key };
    }
    for (const { key } of keys) if (!ofRun && (locked.get(key)?.people ?? 0) > 0) await peopleWait(trx, key, 0);
    await trx
      .insertInto('departures')
      .values(keys.map(({ key }) => ({ call, key, at: from })))
      .execute();
    return { kind: 'leaves' };
  });
}

const peopleWait = async (trx: Trx, key: string, until: number): Promise<void> => {
  await trx.updateTable('pace').set({ people_until: until }).where('key', '=', key).execute();
};

interface Locked {
  readonly held: number;
  readonly people: number;
}

/** One after the other, and always in one order. */
async function lockKeys(trx: Trx, keys: readonly Pick<PaceKey, 'key'>[]): Promise<ReadonlyMap<string, Locked>> {
  const rows = await trx
    .insertInto('pace')
    .values(keys.map(({ key }) => ({ key, held_until: 0 })).sort((one, other) => (one.key < other.key ? -1 : 1)))
    .onConflict((oc) => oc.column('key').doUpdateSet((eb) => ({ key: eb.ref('excluded.key') })))
    .returning(['key', 'held_until', 'people_until'])
    .execute();
  return new Map(rows.map((row) => [row.key, { held: Number(row.held_until), people: Number(row.people_until) }]));
}

const heldUntil = (until: number, now: number): number => (until > now + LONGEST_PAUSE_MS ? 0 : until);

interface Asked {
  readonly from: number;
  readonly ofRun: boolean;
  /** So many others are to leave first. */
  readonly ahead: number;
}

/** From when on fewer than the limit have left in each window before. */
async function roomFrom(db: Db, { key, windows }: PaceKey, { from, ofRun, ahead }: Asked): Promise<number> {
  let room = 0;
  for (const { limit, seconds } of windows) {
    const kept = ofRun && seconds >= LASTS_SECONDS ? Math.floor(limit * PEOPLES_SHARE) : 0;
    const most = limit - kept;
    const windowMs = Math.ceil(seconds * 1000 * MARGIN);
    // Those ahead fill so many windows, and a part of one.
    const filled = Math.floor(ahead / most);
    const last = await nthLast(db, key, most - 1 - (ahead % most));
    if (last !== null && last > from + MOST_AHEAD_MS) return (await leftNow(db, key, from)) + windowMs * (filled + 1);
    const opens = last === null ? 0 : last + windowMs;
    room = Math.max(room, filled === 0 ? opens : Math.max(opens, from) + windowMs * filled);
  }
  return room;
}

async function nthLast(db: Db, key: string, n: number): Promise<number | null> {
  const row = await db
    .selectFrom('departures')
    .select('at')
    .where('key', '=', key)
    .orderBy('at', 'desc')
    .limit(1)
    .offset(n)
    .executeTakeFirst();
  return row ? Number(row.at) : null;
}

/** A clock was set back: what seems to leave later on has left by now. */
async function leftNow(db: Db, key: string, now: number): Promise<number> {
  await db.updateTable('departures').set({ at: now }).where('key', '=', key).where('at', '>', now).execute();
  return now;
}

/** When a call could leave, were `ahead` others to leave first. */
export async function opensAt(db: Db, key: PaceKey, asked: Asked): Promise<number> {
  const held = await db.selectFrom('pace').select('held_until').where('key', '=', key.key).executeTakeFirst();
  return Math.max(heldUntil(Number(held?.held_until ?? 0), asked.from), await roomFrom(db, key, asked));
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
