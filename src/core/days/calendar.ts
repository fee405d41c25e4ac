/** Days as `YYYY-MM-DD`, and how far they are apart on the calendar. No clock and no zone: see `dates.ts`. */
import { DAY_MS } from '../time.ts';

/** Nobody hires for other years: a typing error, or a number that is no day. */
const YEARS = { first: 2000, last: 2100 };

const utcOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (utc: number): string | null => {
  const day = new Date(utc).toISOString().slice(0, 10);
  const year = Number(day.slice(0, 4));
  return year >= YEARS.first && year <= YEARS.last && /^\d{4}-/.test(day) ? day : null;
};

/** Null where there is no such day: the 30th of February, a year outside 2000–2100. */
export function dayNamed(year: number, month: number, day: number): string | null {
  const found = dayAt(Date.UTC(year, month - 1, day));
  const same = found !== null && [year, month, day].every((part, index) => part === partsOfDay(found)[index]);
  return same ? found : null;
}

/** Year, month from 1, day of the month. */
export function partsOfDay(day: string): readonly [year: number, month: number, day: number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
}

export const addDays = (day: string, count: number): string | null => dayAt(utcOf(day) + count * DAY_MS);

/** The same day of another month, or its last one where that is shorter. */
export function addMonths(day: string, count: number): string | null {
  const [year, month, date] = partsOfDay(day);
  const last = lastDay(year, month + count);
  return last !== null && partsOfDay(last)[2] > date ? `${last.slice(0, 8)}${day.slice(8)}` : last;
}

/** Of a month, counted on from the first of that year. */
export const lastDay = (year: number, month: number): string | null => dayAt(Date.UTC(year, month, 0));

/** From 1, Monday. */
export const weekdayOf = (day: string): number => new Date(utcOf(day)).getUTCDay() || 7;

/** Without the day of the month. */
export const yearAndMonth = (of: string): readonly [year: number, month: number] => {
  const [year, inYear] = partsOfDay(of);
  return [year, inYear];
};

/** The next such day of a year, today included; leap days are up to eight years apart. */
export function nextSuch(inYear: number, date: number, today: string): string | null {
  const [year] = partsOfDay(today);
  for (let later = 0; later <= 8; later += 1) {
    const found = dayNamed(year + later, inYear, date);
    if (found !== null && found >= today) return found;
  }
  return null;
}
