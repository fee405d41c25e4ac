/** Counts and pay. */
import { z } from 'zod';
import type { Field } from '../field.ts';
import { ok, refuse } from '../outcome.ts';
import { nothing, same, type Text } from '../text.ts';
import { isEmpty } from '../value.ts';
import { base, type Options, text } from './base.ts';
import { spoken } from './words.ts';
import { belowNothing, MAX_SALARY_K, notACount, notASalary, salaryInYuan } from './wrong-values.ts';

/** A whole number; `+2` and `-1` count from the present one. */
export const count = (label: Text, options: Options = {}): Field<number | null> => ({
  ...base,
  ...options,
  label,
  emptiable: false,
  schema: z.number().int().nullable(),
  read: (word, { present }) => {
    if (!/^[+-]?\d{1,6}$/.test(word)) return refuse(notACount(label, word));
    const step = /^[+-]/.test(word);
    if (!step) return ok(Number(word));
    const start = typeof present === 'number' ? present : 0;
    const total = start + Number(word);
    return present !== undefined && total < 0 ? refuse(belowNothing(label, start, word)) : ok(total);
  },
});

/** Thousands per month, a decimal in a string. */
export const salary = (label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  schema: text,
  read: (word, { present }) => {
    const typed = /^(\d{1,9}(?:\.\d{1,3})?)k?$/i.exec(word)?.[1];
    if (typed === undefined) return refuse(notASalary(label, word));
    if (Number(typed) > MAX_SALARY_K) return refuse(salaryInYuan(label, typed));
    // "25" and "25.0" are the same money: what Hire holds stays as it is written there.
    return ok(typeof present === 'string' && Number(present) === Number(typed) ? present : String(Number(typed)));
  },
  ...spoken((value) => (isEmpty(value) ? nothing : same(`${value}K`))),
});
