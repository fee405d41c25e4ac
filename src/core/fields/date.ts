/** Days, as the two ways in which they travel. */
import { dayOf, startOfDay } from '../dates.ts';
import { readDay, wayOf } from '../days/read.ts';
import type { Field, Reading, Typed } from '../field.ts';
import { type Outcome, ok, refuse } from '../outcome.ts';
import { nothing, same, type Text } from '../text.ts';
import { isEmpty, type Value } from '../value.ts';
import { base, type Options, text } from './base.ts';
import { chosenBy, filled } from './controls.ts';
import { spoken } from './words.ts';
import { movedOtherwise, noDayToMove, notADay } from './wrong-values.ts';

const steps = { by: 'time', up: '推迟', down: '提前' } as const;
const aDay: Typed = {
  takes: 'date',
  written: ['2026-12-01, 12月1日, Dec 1, 今天/today, 下周五, 月底, +7d, 推迟7天'],
  says: {
    zh: '日期，如 2026-12-01、12月1日、下周五、月底、推迟7天',
    en: 'a day, such as 2026-12-01, Dec 1, today, +7d',
  },
  sample: same('+7d'),
};

const isDay = (value: Value | undefined): value is string => typeof value === 'string' && /^\d{4}-/.test(value);
const isMs = (value: Value | undefined): value is string => typeof value === 'string' && /^-?\d{1,15}$/.test(value);

/** The day in a value of either way; none in an empty one, nor in a word that stands for a day of each target's own. */
export function dayWords(value: Value | undefined, timeZone: string): string[] {
  if (isDay(value)) return [value];
  return isMs(value) ? [dayOf(Number(value), timeZone)] : [];
}

/** A word that no picker can show is typed again. */
const picked = chosenBy(async (slot, { timeZone }) => {
  const day = filled(slot, (value) => dayWords(value, timeZone));
  const isShown = isEmpty(slot.initial) || day.initial.length > 0;
  return isShown ? { ...day, control: 'date' } : null;
});

/** The day that a word means where this one stands now. */
function wantedDay(label: Text, word: string, { present, ...reading }: Reading): Outcome<string> {
  const [stands = null] = dayWords(present, reading.timeZone);
  const day = readDay(word, { ...reading, present: present === undefined ? undefined : stands });
  if (day !== null) return ok(day);
  const moves = stands === null && readDay(word, reading) !== null;
  return refuse(moves ? noDayToMove(label, word) : notADay(label, word));
}

/** 推迟到 a day before the one that stands there, 提前到 one after it: one of the two is a slip. */
const remarkIn =
  (label: Text): NonNullable<Field['remark']> =>
  (word, to, { present, timeZone }) => {
    const way = wayOf(word);
    const [from = ''] = dayWords(present, timeZone);
    const [day = ''] = dayWords(to, timeZone);
    const isSo = way === 'later' ? day > from : day < from;
    return way === null || isSo || from === '' || day === '' ? null : movedOtherwise(label, way, [from, day]);
  };

/** A day that travels as midnight in the tenant's zone, ms in a string. */
export const moment = (label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  steps,
  typed: aDay,
  ...picked,
  schema: text,
  remark: remarkIn(label),
  read: (word, reading) => {
    const day = wantedDay(label, word, reading);
    if (!day.ok) return day;
    const { present, timeZone } = reading;
    // A moment of the same day is the same day.
    return ok(
      isMs(present) && dayOf(Number(present), timeZone) === day.value
        ? present
        : String(startOfDay(day.value, timeZone)),
    );
  },
  ...spoken((value, { timeZone }) => (isMs(value) ? same(dayOf(Number(value), timeZone)) : nothing)),
});

/** A day that travels as `YYYY-MM-DD`. */
export const day = (label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  steps,
  typed: aDay,
  ...picked,
  schema: text,
  remark: remarkIn(label),
  read: (word, reading) => wantedDay(label, word, reading),
});
