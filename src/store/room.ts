/** From when on there is room in the windows of a limit: when fewer than it have left in each of them before. */
import type { PaceKey } from '../core/api.ts';
import { kept, keptByCount, type Places } from './kept.ts';
import type { Db } from './schema.ts';

/** Windows are kept this much longer than Feishu says, for what the network adds and takes between two calls. */
const MARGIN = 1.02;
/** Of a window that lasts, this share is left to people by what a run of many calls sends. */
const PEOPLES_SHARE = 0.03;
const LASTS_SECONDS = 10;
/** No call leaves further ahead than this of the moment in which it asks. */
const MOST_AHEAD_MS = 1_000;

export interface Asked {
  readonly from: number;
  readonly ofRun: boolean;
  /** So many others are to leave first. */
  readonly ahead: number;
}

/** Keys by their places in a statement. */
export type Keyed = Record<`key${number}`, string>;

export function keyed(keys: readonly { readonly key: string }[]): Keyed {
  const all: Keyed = {};
  for (const [nth, { key }] of keys.entries()) all[`key${nth}`] = key;
  return all;
}

interface Window {
  readonly key: string;
  readonly ms: number;
  /** Those ahead fill it so often, and a part of it once more. */
  readonly filled: number;
  /** It opens with what was the last but so many to leave. */
  readonly lastBut: number;
}

const windowsOf = ({ key, windows }: PaceKey, { ofRun, ahead }: Asked): Window[] =>
  windows.map(({ limit, seconds }) => {
    const kept = ofRun && seconds >= LASTS_SECONDS ? Math.floor(limit * PEOPLES_SHARE) : 0;
    const most = limit - kept;
    const filled = Math.floor(ahead / most);
    return { key, ms: Math.ceil(seconds * 1000 * MARGIN), filled, lastBut: most - 1 - (ahead % most) };
  });

/** From when on fewer than the limit have left in each window before, for each key. */
export async function roomFrom(db: Db, keys: readonly PaceKey[], asked: Asked): Promise<number[]> {
  const windows = keys.flatMap((key) => windowsOf(key, asked));
  const left = await departuresOf(db, windows);
  const opens = windows.map((window, nth) => ({
    key: window.key,
    at: opensFrom(window, left[nth] ?? null, asked.from),
  }));
  // A clock was set back: what seems to leave later on has left by now.
  const ahead = windows.filter((_, nth) => isAhead(left[nth] ?? null, asked.from));
  for (const key of new Set(ahead.map((window) => window.key))) await leftNow(db, key, asked.from);
  return keys.map(({ key }) => Math.max(0, ...opens.flatMap((each) => (each.key === key ? [each.at] : []))));
}

const isAhead = (left: number | null, now: number): left is number => left !== null && left > now + MOST_AHEAD_MS;

function opensFrom({ ms, filled }: Window, left: number | null, from: number): number {
  if (isAhead(left, from)) return from + ms * (filled + 1);
  const opens = left === null ? 0 : left + ms;
  return filled === 0 ? opens : Math.max(opens, from) + ms * filled;
}

/** Of each window, its key and how many have left since the one that is asked for. */
type Looked = Keyed & Record<`lastBut${number}`, number>;

const departures = keptByCount((count) =>
  kept((db, the: Places<Looked>) =>
    db.selectNoFrom(({ selectFrom }) =>
      Array.from({ length: count }, (_, nth) =>
        selectFrom('departures')
          .select('at')
          .where('key', '=', the(`key${nth}`))
          .orderBy('at', 'desc')
          .limit(1)
          .offset(the(`lastBut${nth}`))
          .as(`of${nth}`),
      ),
    ),
  ),
);

/** When the last but so many of each key left, asked for all at once; null where fewer have. */
async function departuresOf(db: Db, windows: readonly Window[]): Promise<(number | null)[]> {
  if (windows.length === 0) return [];
  const looked: Looked = keyed(windows);
  for (const [nth, { lastBut }] of windows.entries()) looked[`lastBut${nth}`] = lastBut;
  const [row] = (await departures(windows.length)(db, looked)).rows;
  return windows.map((_, nth) => {
    const at = row?.[`of${nth}`] ?? null;
    return at === null ? null : Number(at);
  });
}

async function leftNow(db: Db, key: string, now: number): Promise<void> {
  await db.updateTable('departures').set({ at: now }).where('key', '=', key).where('at', '>', now).execute();
}
