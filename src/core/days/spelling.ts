/** What the ways to write a day are made of. */
import { dayOf } from '../dates.ts';
import { numeral } from '../numerals.ts';
import { simplified } from '../traditional.ts';

export interface When {
  /** ms since 1970 UTC. */
  readonly now: number;
  readonly timeZone: string;
  /** The day that `推迟7天` counts from; null where none stands there, undefined before that was read. */
  readonly present?: string | null | undefined;
}

/** What a day is counted from. */
export interface Since extends Pick<When, 'present'> {
  readonly today: string;
}

export type Parts = Readonly<Record<string, string | undefined>>;

/** A way to write a day, with the day that its parts mean; null where there is none. */
export interface Spelling {
  readonly pattern: RegExp;
  readonly day: (parts: Parts, since: Since) => string | null;
}

export const spelling = (pattern: string, day: Spelling['day']): Spelling => ({
  pattern: new RegExp(`^(?:${pattern})$`),
  day,
});

/** A day, a month or a count of few, by its name. */
export const count = (name: string): string => `(?<${name}>\\d{1,4}|[一二两三四五六七八九十]{1,3})`;
export const counted = (word = ''): number => numeral(word) ?? Number.NaN;

/** By three letters or more; 0 where none is called so. */
export const placeIn = (names: readonly string[], word = ''): number =>
  names.findIndex((name) => word.length > 2 && name.startsWith(word)) + 1;

export const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** How far away the month, the week, the year is that is called so. */
const AWAY: Readonly<Record<string, number>> = {
  上: -1,
  去: -1,
  本: 0,
  这: 0,
  今: 0,
  当: 0,
  this: 0,
  下: 1,
  明: 1,
  next: 1,
  下下: 2,
  后: 2,
};
export const away = (word = ''): number => AWAY[word.replace('个', '')] ?? Number.NaN;

/** The year that is called so, from today's. */
export const yearCalled = (word: string, { today }: Since): number =>
  /^\d/.test(word) ? Number(word) : Number(today.slice(0, 4)) + away(word);

/** Longer is no day. */
const MOST = 60;
/** In small letters and simplified characters, without commas, with spaces between letters and digits alone. */
export const evenedDay = (typed: string): string =>
  simplified(typed.slice(0, MOST + 1))
    .toLowerCase()
    .replace(/[，,\s]+/g, ' ')
    .replace(/ ?(\p{Script=Han}) ?/gu, '$1')
    .trim();

/** By the first way to write it that fits. */
export function spelledIn(
  spellings: readonly Spelling[],
  word: string,
  { now, timeZone, present }: When,
): string | null {
  if (word.length > MOST) return null;
  const since = { today: dayOf(now, timeZone), present };
  for (const { pattern, day } of spellings) {
    const parts = pattern.exec(word);
    if (parts) return day({ ...parts.groups }, since);
  }
  return null;
}
