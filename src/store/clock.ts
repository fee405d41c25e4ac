/** One clock for leases, quiet periods and pace: the database's where instances share one, else one that nobody sets. */
import { PostgresAdapter, sql } from 'kysely';
import { lastDeparture } from './pace.ts';
import type { Db } from './schema.ts';

const FOLLOW_MS = 5_000;
const FIRST_LOOKS = 5;

export interface Clock {
  /** What o'clock it is, for people: on SQLite as this machine has it. */
  now(): number;
  /** Never set, never jumps: what is stored by it is compared with it. */
  steady(): number;
  stop(): void;
}

export interface Watches {
  /** The machine's clock, which somebody may set. */
  readonly now: () => number;
  /** Milliseconds since any moment, which nobody can set. */
  readonly ticks: () => number;
  readonly databaseTime: (db: Db) => Promise<number | null>;
}

/** What time the database has; null where its time is the machine's. */
export async function databaseTime(db: Db): Promise<number | null> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return null;
  const asked = sql<{ ms: string }>`select extract(epoch from clock_timestamp()) * 1000 as ms`;
  const { rows } = await asked.execute(db);
  return Number(rows[0]?.ms);
}

/** How far the database is ahead of our ticks, and by how much that may be wrong: the way there and back. */
interface Look {
  readonly aheadMs: number;
  readonly doubtMs: number;
}

export async function startClock(db: Db, watches: Watches): Promise<Clock> {
  const { now, ticks } = watches;
  const look = async (): Promise<Look | null> => {
    const asked = ticks();
    const time = await watches.databaseTime(db);
    const answered = ticks();
    return time === null ? null : { aheadMs: time - (asked + answered) / 2, doubtMs: (answered - asked) / 2 };
  };
  const first = await surestOf(look);
  if (!first) {
    // A clock that was set back while nobody worked: what was stored before is over by now all the same.
    const aheadMs = Math.max(now(), await lastDeparture(db)) - ticks();
    return { now, steady: () => Math.floor(ticks() + aheadMs), stop: () => undefined };
  }
  let { aheadMs } = first;
  // Whole milliseconds, as they are stored.
  const steady = (): number => Math.floor(ticks() + aheadMs);
  const follow = async (): Promise<void> => {
    const seen = await look();
    // Only as far as what was seen says that it is wrong: a slow answer moves nothing.
    if (seen) aheadMs = Math.min(Math.max(aheadMs, seen.aheadMs - seen.doubtMs), seen.aheadMs + seen.doubtMs);
  };
  // A database that does not answer is told of by its own check.
  const following = setInterval(() => void follow().catch(() => undefined), FOLLOW_MS).unref();
  return { now: steady, steady, stop: () => clearInterval(following) };
}

async function surestOf(look: () => Promise<Look | null>): Promise<Look | null> {
  let surest: Look | null = null;
  for (let looks = 0; looks < FIRST_LOOKS; looks += 1) {
    const seen = await look();
    if (!seen) return null;
    if (!surest || seen.doubtMs < surest.doubtMs) surest = seen;
  }
  return surest;
}
