/** Days that go by a name: today, next Monday, the end of the month. */
import { addDays, dayNamed, lastDay, nextSuch, partsOfDay, weekdayOf, yearAndMonth } from './calendar.ts';
import {
  away,
  count,
  counted,
  type Parts,
  placeIn,
  type Since,
  type Spelling,
  spelling,
  yearCalled,
} from './spelling.ts';

const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const DAYS_AWAY = {
  前天: -2,
  昨天: -1,
  昨日: -1,
  yesterday: -1,
  今天: 0,
  今日: 0,
  today: 0,
  明天: 1,
  明日: 1,
  tomorrow: 1,
  后天: 2,
  后日: 2,
  'day after tomorrow': 2,
  'the day after tomorrow': 2,
  大后天: 3,
};
const MONTH = '(?<which>上个?|本|这个?|当|下下个?|下个?)月';
const WEEK = '(?<which>上个?|本|这个?|下下个?|下个?)?(?:周|星期|礼拜)';
const EDGE = '(?<edge>[底末初])';

export const called: readonly Spelling[] = [
  ...Object.entries(DAYS_AWAY).map(([name, days]) => spelling(name, (_, { today }) => addDays(today, days))),
  spelling(`${MONTH}(?:的)?${EDGE}`, ({ which, edge }, since) => edgeOfMonth(away(which), edge, since)),
  spelling('月(?<edge>[底末])|month[ -]?end|eom|(?:the )?end of (?:the |this )?month', (_, since) =>
    edgeOfMonth(0, '底', since),
  ),
  spelling('(?:the )?end of next month', (_, since) => edgeOfMonth(1, '底', since)),
  spelling(`${MONTH}${count('day')}[日号]?`, ({ which, day }, since) => dayOfMonth(away(which), counted(day), since)),
  spelling('年[底末]|year[ -]?end|eoy|(?:the )?end of (?:the |this )?year', (_, since) =>
    nextSuch(12, 31, since.today),
  ),
  spelling('(?:the )?end of next year', (_, since) => dayNamed(yearCalled('明', since), 12, 31)),
  spelling(`(?<year>[今本明后]|\\d{4})年年?${EDGE}`, ({ year = '', edge }, since) =>
    edge === '初' ? dayNamed(yearCalled(year, since), 1, 1) : dayNamed(yearCalled(year, since), 12, 31),
  ),
  spelling(`(?:(?<year>[今本明后]|\\d{4})年)?${count('month')}月${EDGE}`, edgeOfNamedMonth),
  spelling(`${WEEK}(?<day>[一二三四五六日天1-6])`, ({ which, day }, since) => weekday(which, counted(day) || 7, since)),
  spelling('(?:on )?(?:(?<which>this|next) )?(?<day>[a-z]{3,9})', ({ which, day }, since) =>
    weekday(which, placeIn(WEEKDAYS, day), since),
  ),
];

/** A month counted from today's, by its last day. */
const monthAway = (months: number, { today }: Since): string | null => {
  const [year, month] = partsOfDay(today);
  return lastDay(year, month + months);
};

function dayOfMonth(months: number, date: number, since: Since): string | null {
  const last = monthAway(months, since);
  return last && dayNamed(...yearAndMonth(last), date);
}

const edgeOfMonth = (months: number, edge: string | undefined, since: Since): string | null =>
  edge === '初' ? dayOfMonth(months, 1, since) : monthAway(months, since);

/** `12月底`, `明年3月底`; without a year the next one. */
function edgeOfNamedMonth(parts: Parts, since: Since): string | null {
  const { year, month, edge } = parts;
  const inYear = counted(month);
  if (!(inYear >= 1 && inYear <= 12)) return null;
  if (edge === '初')
    return year === undefined ? nextSuch(inYear, 1, since.today) : dayNamed(yearCalled(year, since), inYear, 1);
  const [thisYear] = partsOfDay(since.today);
  const last = lastDay(year === undefined ? thisYear : yearCalled(year, since), inYear);
  return last !== null && year === undefined && last < since.today ? lastDay(thisYear + 1, inYear) : last;
}

/** Weeks begin on Monday; without a word for the week it is the next such day, today included. */
function weekday(which: string | undefined, day: number, { today }: Since): string | null {
  if (!(day >= 1 && day <= 7)) return null;
  const ahead = day - weekdayOf(today);
  if (which === undefined) return addDays(today, (ahead + 7) % 7);
  return addDays(today, ahead + 7 * away(which));
}
