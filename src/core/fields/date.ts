/** Days, as the two ways in which they travel. */
import { dayOf, readDay, startOfDay } from '../dates.ts';
import type { Field, Typed } from '../field.ts';
import { ok, refuse } from '../outcome.ts';
import { nothing, same, type Text } from '../text.ts';
import type { Value } from '../value.ts';
import { base, type Options, text } from './base.ts';
import { chosenBy, filled } from './controls.ts';
import { spoken } from './words.ts';
import { notADay } from './wrong-values.ts';

const aDay: Typed = { takes: 'date', written: ['2026-12-01, today, +7d'] };

/** The day in a value of either way; none in an empty one. */
export function dayWords(value: Value | undefined, timeZone: string): string[] {
  if (typeof value !== 'string' || value === '') return [];
  return [/^\d{4}-/.test(value) ? value : dayOf(Number(value), timeZone)];
}

const picked = chosenBy(async (slot, { timeZone }) => ({
  ...filled(slot, (value) => dayWords(value, timeZone)),
  control: 'date',
}));

/** A day that travels as midnight in the tenant's zone, ms in a string. */
export const moment = (label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  typed: aDay,
  ...picked,
  schema: text,
  read: (word, reading) => {
    const day = readDay(word, reading);
    if (day === null) return refuse(notADay(label, word));
    const { present, timeZone } = reading;
    const sameDay =
      typeof present === 'string' && /^\d{1,15}$/.test(present) && dayOf(Number(present), timeZone) === day;
    return ok(sameDay ? present : String(startOfDay(day, timeZone)));
  },
  ...spoken((value, { timeZone }) => (isMs(value) ? same(dayOf(Number(value), timeZone)) : nothing)),
});

const isMs = (value: Value | undefined): boolean => typeof value === 'string' && /^-?\d{1,15}$/.test(value);

/** A day that travels as `YYYY-MM-DD`. */
export const day = (label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  typed: aDay,
  ...picked,
  schema: text,
  read: (word, reading) => {
    const read = readDay(word, reading);
    return read === null ? refuse(notADay(label, word)) : ok(read);
  },
});
