/** A day, a month, a year as people write them (`interface.md` section 3). */
import { called } from './called.ts';
import { months, years } from './months.ts';
import { spans } from './spans.ts';
import { evenedDay, spelledIn, type When } from './spelling.ts';
import { written } from './written.ts';

const days = [...written, ...called, ...spans];
/** `推迟到12月1日`: the day itself. */
const UNTIL =
  /^(?:改|挪|移|调|推迟|延后|推后|延迟|顺延|延期|推|延|拖|提前|提早)?(?:到|至|成|为)|^(?:delayed |postponed |moved )?(?:to|until|till) /;

/** Which way such a word moves the day: to a later one, to an earlier one; null where it says neither. */
export function wayOf(typed: string): 'later' | 'earlier' | null {
  const word = evenedDay(typed);
  if (LATER.test(word)) return 'later';
  return EARLIER.test(word) ? 'earlier' : null;
}
const LATER = /^(?:推迟|延后|推后|延迟|顺延|延期|推|延|拖)(?:到|至)|^(?:delayed|postponed) (?:to|until|till) /;
const EARLIER = /^(?:提前|提早)(?:到|至)/;

const wordOf = (typed: string): string => evenedDay(typed).replace(UNTIL, '');

/** As `YYYY-MM-DD`; null for what is none of its spellings, and for days that do not exist. */
export const readDay = (typed: string, when: When): string | null => spelledIn(days, wordOf(typed), when);

/** `2026-12`, `2026年12月`, `Dec 2026`, `下个月`, or a day in it; by its first day. */
export const readMonth = (typed: string, when: When): string | null =>
  spelledIn(months, wordOf(typed), when) ?? firstOf(readDay(typed, when), 'month');

/** `2027`, `2027年`, `明年`, or a day or a month in it; by its first day. */
export const readYear = (typed: string, when: When): string | null =>
  spelledIn(years, wordOf(typed), when) ?? firstOf(readMonth(typed, when), 'year');

const firstOf = (day: string | null, of: 'month' | 'year'): string | null =>
  day && (of === 'month' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`);
