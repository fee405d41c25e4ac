/** Months and years, by their first day. */
import { dayNamed, lastDay, nextSuch, partsOfDay, yearAndMonth } from './calendar.ts';
import { away, count, counted, MONTHS, placeIn, type Spelling, spelling, yearCalled } from './spelling.ts';

const YEAR = '(?<year>[去今本明后]|\\d{4})';

export const months: readonly Spelling[] = [
  spelling(`${YEAR} ?[-/.年] ?${count('month')}月?`, ({ year = '', month }, since) =>
    dayNamed(yearCalled(year, since), counted(month), 1),
  ),
  spelling('(?<month>[a-z]{3,9})\\.?[ -](?<year>\\d{4})', ({ year, month }) =>
    dayNamed(Number(year), placeIn(MONTHS, month), 1),
  ),
  spelling('(?<which>上个?|本|这个?|当|下下个?|下个?|this |next )(?:月|month)', ({ which = '' }, { today }) => {
    const [year, month] = partsOfDay(today);
    const last = lastDay(year, month + away(which.trim()));
    return last && dayNamed(...yearAndMonth(last), 1);
  }),
  // The next one that is not over.
  spelling(`${count('month')}月`, ({ month }, { today }) => nextSuch(counted(month), 1, `${today.slice(0, 8)}01`)),
];

export const years: readonly Spelling[] = [
  spelling(`${YEAR}年?`, ({ year = '' }, since) => dayNamed(yearCalled(year, since), 1, 1)),
  spelling('(?<which>this|next) year', ({ which }, { today }) => dayNamed(partsOfDay(today)[0] + away(which), 1, 1)),
];
