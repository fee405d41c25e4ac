/** Kinds of fields that operation records are built from. */
import { z } from 'zod';
import { dayOf, readDay, startOfDay } from './dates.ts';
import type { EntityKind } from './entity.ts';
import type { Choice, Field, Keyed, Reading } from './field.ts';
import { isHireId } from './ids.ts';
import { comparable } from './names.ts';
import { type Outcome, ok, refuse } from './outcome.ts';
import { nothing, same, type Text } from './text.ts';
import type { Value } from './value.ts';
import {
  belowNothing,
  MAX_SALARY_K,
  noSuchChoice,
  notACount,
  notADay,
  notAnId,
  notASalary,
  salaryInYuan,
} from './wrong-values.ts';

interface Options {
  /** True unless said otherwise. */
  readonly emptiable?: boolean;
  readonly topic?: Text;
}

const asTyped = (word: string): Outcome<Value> => ok(word);

const base = {
  many: false,
  emptiable: true,
  offered: true,
  instruction: false,
  bare: false,
  control: 'word',
  read: asTyped,
} as const;
const text = z.string().nullable();
const list = z.array(z.string()).readonly();

/** Exactly one person, an open_id. */
export const person = (label: Text, options: Options = {}): Field<string | null> => reference('person', label, options);

/** Any number of people, open_ids. */
export const people = (label: Text, options: Options = {}): Field<readonly string[]> =>
  references('person', label, options);

/** The id of one thing that people call by its name. */
export const reference = (entity: EntityKind, label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  entity,
  control: 'entity',
  schema: text,
});

export const references = (entity: EntityKind, label: Text, options: Options = {}): Field<readonly string[]> => ({
  ...base,
  ...options,
  label,
  entity,
  many: true,
  control: 'entity',
  schema: list,
});

/** An id for which Feishu has no list to look it up in. */
export const plainId = (label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  schema: text,
  read: (word) => (isHireId(word) ? ok(word) : refuse(notAnId(label, word))),
});

/** Text without spaces: a number, an address, a code. */
export const word = (label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  schema: text,
});

export const words = (label: Text, options: Options & { long?: boolean } = {}): Field<string | null> => {
  const { long, ...rest } = options;
  return { ...base, ...rest, label, control: long ? 'long-text' : 'text', schema: text };
};

/** Yes or no, said by the verb and not by a flag. */
export const fact = (label: Text, spoken: { yes: Text; no: Text }): Field<boolean> => ({
  ...base,
  label,
  emptiable: false,
  offered: false,
  schema: z.boolean(),
  words: (value) => (value === true ? spoken.yes : spoken.no),
});

const onWords = ['on', 'yes', 'true', '1', '开', '开启', '是'];
const offWords = ['off', 'no', 'false', '0', '关', '关闭', '否'];
const onOffChoices: readonly Choice[] = [
  { value: 'on', zh: '开启', en: 'On' },
  { value: 'off', zh: '关闭', en: 'Off' },
];

export const onOff = (label: Text, options: Options = {}): Field<boolean | null> => ({
  ...base,
  ...options,
  label,
  emptiable: false,
  control: 'choice',
  choices: onOffChoices,
  schema: z.boolean().nullable(),
  read: (word) => {
    if (onWords.includes(word.toLowerCase())) return ok(true);
    return offWords.includes(word.toLowerCase()) ? ok(false) : refuse(noSuchChoice(label, word, onOffChoices));
  },
  words: (value) => (value === true ? { zh: '开启', en: 'on' } : value === false ? { zh: '关闭', en: 'off' } : nothing),
});

/** A flag without a value that says how to write. */
export const instruction = (label: Text, options: Options = {}): Field<boolean> => ({
  ...onOff(label, options),
  bare: true,
  instruction: true,
  schema: z.boolean(),
  words: (value) => (value === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }),
});

/** One value of a documented enum, by number, Chinese or English word. Feishu has no way to empty it. */
export const choice = <V extends number | string>(
  label: Text,
  choices: readonly (Choice & { readonly value: V })[],
  options: Options = {},
): Field<V | null> => ({
  ...base,
  ...options,
  label,
  emptiable: false,
  control: 'choice',
  choices,
  schema: z.custom<V | null>((value) => value === null || ['string', 'number'].includes(typeof value)),
  read: (word) => {
    const found = choices.find((each) =>
      [String(each.value), each.zh, each.en].some((known) => comparable(known) === comparable(word)),
    );
    const close = found ?? onlyOneWith(choices, word);
    return close ? ok(close.value) : refuse(noSuchChoice(label, word, choices));
  },
  words: (value) => {
    const found = choices.find((each) => each.value === value);
    return found ? { zh: found.zh, en: found.en } : value === null ? nothing : same(String(value));
  },
});

/** `bachelor` for "Bachelor or above", `暂停` for 已暂停: enough where only one choice has it. */
function onlyOneWith<V extends Choice>(choices: readonly V[], word: string): V | undefined {
  const typed = comparable(word);
  const having = choices.filter(({ zh, en }) => [zh, en].some((known) => comparable(known).includes(typed)));
  return typed.length > 1 && having.length === 1 ? having[0] : undefined;
}

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
  words: (value) => (value === null || value === '' ? nothing : same(`${value}K`)),
});

/** A day that travels as midnight in the tenant's zone, ms in a string. */
export const moment = (label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  control: 'date',
  schema: text,
  read: (word, reading) => {
    const day = readDay(word, reading);
    if (day === null) return refuse(notADay(label, word));
    const { present, timeZone } = reading;
    const sameDay =
      typeof present === 'string' && /^\d{1,15}$/.test(present) && dayOf(Number(present), timeZone) === day;
    return ok(sameDay ? present : String(startOfDay(day, timeZone)));
  },
  words: (value, timeZone) => (isMs(value) ? same(dayOf(Number(value), timeZone)) : nothing),
});

const isMs = (value: Value): boolean => typeof value === 'string' && /^-?\d{1,15}$/.test(value);

/** A day that travels as `YYYY-MM-DD`. */
export const day = (label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  control: 'date',
  schema: text,
  read: (word, reading) => {
    const read = readDay(word, reading);
    return read === null ? refuse(notADay(label, word)) : ok(read);
  },
});

/** A list of entries `key=value`. `read` gets the words after the `=`. */
export const entries = (
  label: Text,
  keyed: Keyed,
  options: Options & { entity?: EntityKind; read?: (word: string, reading: Reading) => Outcome<Value> } = {},
): Field<readonly string[]> => ({ ...base, ...options, label, keyed, many: true, schema: list });
