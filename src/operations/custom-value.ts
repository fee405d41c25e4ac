/**
 * Values of a tenant's own requirement fields: read in one shape, written as a string in another
 * (`contract/job-requirement.json`, `custom_value_encoding`).
 */
import { z } from 'zod';
import type { ValueShape } from '../core/entity.ts';
import type { Reading, Speaking } from '../core/field.ts';
import { parsedJson } from '../core/json.ts';
import { comparable, nearest } from '../core/names.ts';
import { numeral } from '../core/numerals.ts';
import { type Outcome, ok, type Refusal, refuse } from '../core/outcome.ts';
import type { Text } from '../core/text.ts';
import { customType } from '../hire/custom-type.ts';
import { I18n, Id, nameIn } from '../hire/named.ts';
import { isPeriod, periodIn, periodWords } from './custom-period.ts';

const { single: SINGLE, multiple: MULTIPLE, range: RANGE, number: NUMBER } = customType;

/** The parts of a value that is written as a list; none where it is none. */
export const partsOfList = (value: string): string[] => z.array(z.string()).catch([]).parse(parsedJson(value));

const Option = z.object({ key: Id, name: I18n });
export const CustomRow = z.object({
  object_id: z.string(),
  name: I18n,
  object_type: z.number().nullish(),
  value: z
    .object({
      content: z.string().nullish(),
      option: Option.nullish(),
      option_list: z.array(Option).nullish(),
      time_range: z.object({ start_time: Id, end_time: Id }).nullish(),
      time: Id,
      number: z.union([z.string(), z.number()]).nullish(),
    })
    .nullish(),
});
export type CustomRow = z.output<typeof CustomRow>;

/** What the read gave, as the write wants it; null for a row without a value. */
export function encodedRow({ object_type, value }: CustomRow): string | null {
  if (!value) return null;
  const keys = (value.option_list ?? []).flatMap(({ key }) => (key ? [key] : []));
  const { start_time, end_time } = value.time_range ?? {};
  if (object_type === SINGLE) return value.option?.key || null;
  if (object_type === MULTIPLE) return keys.length > 0 ? JSON.stringify(keys) : null;
  if (object_type === RANGE) return start_time && end_time ? JSON.stringify([start_time, end_time]) : null;
  if (object_type === NUMBER) return value.number === null || value.number === undefined ? null : String(value.number);
  if (isPeriod(object_type)) return value.time || null;
  return value.content || null;
}

/** A row that holds something which none of the documented shapes can carry back. */
export const isUnwritable = (row: CustomRow): boolean => {
  const held = row.value !== null && row.value !== undefined && Object.values(row.value).some(isHeld);
  return held && encodedRow(row) === null;
};
const isHeld = (member: unknown): boolean =>
  member !== null && member !== undefined && member !== '' && !(Array.isArray(member) && member.length === 0);

/** The row's value in words. */
export function rowWords({ object_type, value }: CustomRow, timeZone: string): string {
  if (!value) return '';
  const { start_time, end_time } = value.time_range ?? {};
  if (object_type === SINGLE) return nameIn(value.option?.name) || value.option?.key || '';
  if (object_type === MULTIPLE)
    return (value.option_list ?? []).map(({ key, name }) => nameIn(name) || key || '').join('、');
  if (object_type === RANGE)
    return [start_time, end_time].map((ms) => periodWords(ms, customType.date, timeZone)).join(' – ');
  if (isPeriod(object_type)) return periodWords(value.time, object_type, timeZone);
  return value.content ?? String(value.number ?? '');
}

/** A value as the write has it, in words: a choice by its name. */
export function encodedInWords(value: string, { shape, timeZone }: Pick<Speaking, 'shape' | 'timeZone'>): string {
  const choice = (key: string) => {
    const option = shape?.options.find((each) => each.key === key);
    return option?.zh || option?.en || key;
  };
  if (shape?.type === SINGLE) return choice(value);
  if (shape?.type === MULTIPLE) return partsOfList(value).map(choice).join('、');
  if (shape?.type === RANGE) return rangeWords(value, timeZone, ' – ');
  return isPeriod(shape?.type) ? periodWords(value, shape.type, timeZone) : value;
}

/** What stands there, where both are the same day, month or year: a moment of it is no other one. */
export function sameOrNew(
  value: string,
  held: string,
  { timeZone, shape }: Pick<Reading, 'timeZone' | 'shape'>,
): string {
  const same =
    value !== held && encodedInWords(value, { timeZone, shape }) === encodedInWords(held, { timeZone, shape });
  return same && (isPeriod(shape?.type) || shape?.type === RANGE) ? held : value;
}

/** Both days. */
export const rangeWords = (value: string, timeZone: string, between: string): string =>
  partsOfList(value)
    .map((ms) => periodWords(ms, customType.date, timeZone))
    .join(between);

/** Choices that a refusal lists. */
const MOST_NAMED = 20;

interface Wrong extends Text {
  readonly nearest?: readonly string[];
}

/** What was typed, or what is wrong with it. */
type Encoded = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly wrong: Wrong };

const as = (value: string): Encoded => ({ ok: true, value });
const wrong = (zh: string, en: string, close: readonly string[] = []): Encoded => ({
  ok: false,
  wrong: { zh, en, ...(close.length > 0 && { nearest: close }) },
});

/** The field goes by its own name. */
const wrongIn = (label: Text, { zh, en, ...more }: Wrong): Refusal => ({
  code: 'wrong-custom-value',
  text: { zh: `${label.zh}：${zh}`, en: `${label.en}: ${en}` },
  ...more,
  again: true,
});

/** Typed words as the write wants them, by the type of the field. Without a known type the text itself. */
export const encodedWords =
  (label: Text) =>
  (word: string, { shape, words = [word], ...when }: Reading): Outcome<string> => {
    const encoded = encodedBy(shape, words, when);
    return encoded.ok ? ok(encoded.value) : refuse(wrongIn(label, encoded.wrong));
  };

function encodedBy(shape: ValueShape | undefined, words: readonly string[], when: When): Encoded {
  const whole = words.join(' ');
  switch (shape?.type) {
    case SINGLE:
      return optionKey(whole, shape);
    case MULTIPLE:
      return optionKeys(words, shape);
    case NUMBER:
      return numberIn(whole);
    case RANGE:
      return range(whole, when);
    default:
      return isPeriod(shape?.type) ? momentOf(whole, shape.type, when) : as(whole);
  }
}

/** `12`, `1,200`, `十二`, `12人`; `+2` is so much more than what stands there. */
function numberIn(word: string): Encoded {
  const [, sign = '', digits = ''] = /^([-−+]?)\s*(.+?)\s*(?:个人|[人个名位])?$/.exec(word) ?? [];
  const number = numeral(digits);
  if (number === null) return wrong(`「${word}」不是数字`, `"${word}" is no number`);
  return as(sign === '+' ? `+${number}` : String(sign && number !== 0 ? -number : number));
}

function optionKey(word: string, { options }: ValueShape): Encoded {
  const same = (known: string) => comparable(known) === comparable(word);
  const found = options.find(({ key }) => key === word) ?? options.find(({ zh, en }) => same(zh) || same(en));
  if (found || options.length === 0) return as(found?.key ?? word);
  const names = options.map(({ zh, en }) => zh || en);
  const close = nearest(word, names);
  const all = names.slice(0, MOST_NAMED).join('、') + (names.length > MOST_NAMED ? ' …' : '');
  return wrong(`没有选项「${word}」，可选：${all}`, `no choice "${word}"; the choices are ${all}`, close);
}

/** Go和英语, Go and 英语: words that join, where nothing is called so. */
const JOINED = /\s*(?:和|与|及|以及)\s*|\s+(?:and|&)\s+/i;
const JOINS = /^(?:and|&)$/i;
const joinedIn = (word: string): string[] => (JOINS.test(word) ? [] : word.split(JOINED).filter((part) => part !== ''));

function optionKeys(words: readonly string[], shape: ValueShape): Encoded {
  const keys: string[] = [];
  for (const word of words.flatMap((each) => each.split(/[,，、]/)).filter((each) => each.trim() !== '')) {
    const key = optionKey(word.trim(), shape);
    const parts = key.ok ? [key] : joinedIn(word.trim()).map((part) => optionKey(part, shape));
    const all = parts.flatMap((part) => (part.ok ? [part.value] : []));
    if (!key.ok && (all.length < parts.length || (all.length === 0 && words.length === 1))) return key;
    keys.push(...all);
  }
  return as(JSON.stringify([...new Set(keys)]));
}

type When = Pick<Reading, 'now' | 'timeZone'>;

/** What stands there now is not known yet: a word that moves it stays as it is. */
function momentOf(word: string, type: number, when: When): Encoded {
  const ms = periodIn(word, type, { ...when, present: null });
  if (ms !== null) return as(ms);
  if (periodIn(word, type, when) !== null) return as(word);
  return type === customType.date
    ? wrong(`看不懂日期「${word}」，要写完整的日期`, `"${word}" is not a full date`)
    : wrong(
        `看不懂「${word}」，写成 2026-12 或 2027 这样`,
        `"${word}" is neither a month nor a year; write 2026-12 or 2027`,
      );
}

export const nothingToMove = (label: Text, word: string): Refusal =>
  wrongIn(label, { zh: `现在是空的，不能「${word}」`, en: `it is empty now: there is no date to move by "${word}"` });

const BETWEEN = /\s*(?:\.{2,3}|[~–—]|至|到)\s*|\s+(?:-|to)\s+|(?<=[日号])-/i;

/** `from..to`, two days. */
function range(word: string, when: When): Encoded {
  const ends = word.split(BETWEEN).map((end) => periodIn(end, customType.date, { ...when, present: null }));
  const [start, end] = ends;
  if (!start || !end || ends.length > 2)
    return wrong(
      `时间段写成 2026-01-01..2026-03-31，「${word}」不是`,
      `write a range as 2026-01-01..2026-03-31; "${word}" is none`,
    );
  return Number(start) > Number(end)
    ? wrong('时间段的开始晚于结束', 'the range ends before it begins')
    : as(JSON.stringify([start, end]));
}
