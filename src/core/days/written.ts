/** Days written with their date, with or without the year. */
import { dayNamed, lastDay, nextSuch, partsOfDay, yearAndMonth } from './calendar.ts';
import {
  count,
  counted,
  MONTHS,
  type Parts,
  placeIn,
  type Since,
  type Spelling,
  spelling,
  yearCalled,
} from './spelling.ts';

const month = count('month');
const day = count('day');
const calledYear = '(?<year>[去今本明后]|\\d{4})年';
/** The last part is the zone of the clock that a picker was used on. */
const NUMBERS = `(?<year>\\d{4}) ?[-/.年] ?${month} ?[-/.月] ?${day}[日号]?(?: [+-]\\d{4})?`;
const ENGLISH_DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const ENGLISH_YEAR = '(?:[ -](?<year>\\d{4}))?';

export const written: readonly Spelling[] = [
  spelling(NUMBERS, (parts, since) => dated(parts, since)),
  spelling('(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})', (parts, since) => dated(parts, since)),
  spelling(`(?:${calledYear})?${month}月${day}[日号]?`, (parts, since) => dated(parts, since)),
  spelling(`${month} ?[-/.] ?${day}`, (parts, since) => dated(parts, since)),
  spelling(`${day}[日号]`, ({ day: date }, since) => nextOfMonths(counted(date), since)),
  spelling(`(?<month>[a-z]{3,9})\\.?[ -]?${ENGLISH_DAY}${ENGLISH_YEAR}`, (parts, since) => dated(parts, since)),
  spelling(`${ENGLISH_DAY}[ -]?(?:of )?(?<month>[a-z]{3,9})\\.?${ENGLISH_YEAR}`, (parts, since) => dated(parts, since)),
];

function dated(parts: Parts, since: Since): string | null {
  const { year, month: called = '', day: date } = parts;
  const inYear = /^[a-z]/.test(called) ? placeIn(MONTHS, called) : counted(called);
  if (year !== undefined) return dayNamed(yearCalled(year, since), inYear, counted(date));
  return nextSuch(inYear, counted(date), since.today);
}

/** Without a month: the same. */
function nextOfMonths(date: number, { today }: Since): string | null {
  const [year, first] = partsOfDay(today);
  for (let later = 0; later <= 12; later += 1) {
    const last = lastDay(year, first + later);
    const found = last && dayNamed(...yearAndMonth(last), date);
    if (found && found >= today) return found;
  }
  return null;
}
