/** Days, months and years as values of a tenant's own field: a moment within, in ms. */
import { dayOf, startOfDay } from '../core/dates.ts';
import { readDay, readMonth, readYear } from '../core/days/read.ts';
import type { Reading } from '../core/field.ts';
import { customType } from '../hire/custom-type.ts';

interface When extends Pick<Reading, 'now' | 'timeZone'> {
  /** The day that stands there, null for none; left out while it is not known, for which today stands in. */
  readonly present?: string | null;
}

interface Period {
  readonly read: typeof readDay;
  /** Of `YYYY-MM-DD`. */
  readonly shown: number;
}

const periods: ReadonlyMap<number, Period> = new Map([
  [customType.date, { read: readDay, shown: 10 }],
  [customType.month, { read: readMonth, shown: 7 }],
  [customType.year, { read: readYear, shown: 4 }],
]);

export const isPeriod = (type: number | null | undefined): type is number => periods.has(type ?? 0);

/** The moment that a typed word means; null where it is none. */
export function periodIn(word: string, type: number, when: When): string | null {
  const { timeZone } = when;
  const first = periods.get(type)?.read(word, when) ?? null;
  return first === null ? null : String(startOfDay(first, timeZone));
}

/** As much of the day as the field is about. */
export function periodWords(ms: string | null | undefined, type: number, timeZone: string): string {
  return ms && /^-?\d{1,15}$/.test(ms) ? dayOf(Number(ms), timeZone).slice(0, periods.get(type)?.shown) : '';
}
