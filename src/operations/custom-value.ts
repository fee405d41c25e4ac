/**
 * Values of a tenant's own requirement fields: read in one shape, written as a string in another
 * (`contract/job-requirement.json`, `custom_value_encoding`).
 */
import { z } from 'zod';
import { dayOf, startOfDay } from '../core/dates.ts';
import { readDay } from '../core/days/read.ts';
import type { ValueShape } from '../core/entity.ts';
import type { Reading, Speaking } from '../core/field.ts';
import { parsedJson } from '../core/json.ts';
import { comparable, nearest } from '../core/names.ts';
import { type Outcome, ok, refuse } from '../core/outcome.ts';
import type { Text } from '../core/text.ts';
import { customType } from '../hire/custom-type.ts';
import { I18n, Id, nameIn } from '../hire/named.ts';

const { single: SINGLE, multiple: MULTIPLE, range: RANGE, number: NUMBER } = customType;
const DATES: readonly number[] = [customType.date, customType.month, customType.year];

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
  if (DATES.includes(object_type ?? 0)) return value.time || null;
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
  const day = (ms: string | null | undefined) => (ms && /^\d{1,15}$/.test(ms) ? dayOf(Number(ms), timeZone) : '');
  if (object_type === SINGLE) return nameIn(value.option?.name) || value.option?.key || '';
  if (object_type === MULTIPLE)
    return (value.option_list ?? []).map(({ key, name }) => nameIn(name) || key || '').join('、');
  if (object_type === RANGE) return `${day(value.time_range?.start_time)} – ${day(value.time_range?.end_time)}`;
  if (DATES.includes(object_type ?? 0)) return day(value.time);
  return value.content ?? String(value.number ?? '');
}

/** A value as the write has it, in words: a choice by its name. */
export function encodedInWords(value: string, { shape, timeZone }: Pick<Speaking, 'shape' | 'timeZone'>): string {
  const choice = (key: string) => {
    const option = shape?.options.find((each) => each.key === key);
    return option?.zh || option?.en || key;
  };
  const day = (ms: string) => dayOf(Number(ms), timeZone);
  if (shape?.type === SINGLE) return choice(value);
  if (shape?.type === MULTIPLE) return partsOfList(value).map(choice).join('、');
  if (shape?.type === RANGE) return partsOfList(value).map(day).join(' – ');
  return DATES.includes(shape?.type ?? 0) ? day(value) : value;
}

const CALLED: Text = { zh: '自定义字段', en: 'Custom field' };
const wrong = (zh: string, en: string, more: { nearest?: readonly string[] } = {}): Outcome<string> =>
  refuse({
    code: 'wrong-custom-value',
    text: { zh: `${CALLED.zh}：${zh}`, en: `${CALLED.en}: ${en}` },
    ...more,
    again: true,
  });

/** Typed words as the write wants them, by the type of the field. Without a known type the text itself. */
export function encodedWords(word: string, { shape, words = [word], ...when }: Reading): Outcome<string> {
  const whole = words.join(' ');
  switch (shape?.type) {
    case SINGLE:
      return optionKey(whole, shape);
    case MULTIPLE:
      return optionKeys(words, shape);
    case NUMBER:
      return /^-?\d{1,15}(\.\d{1,6})?$/.test(whole)
        ? ok(whole)
        : wrong(`「${whole}」不是数字`, `"${whole}" is no number`);
    case RANGE:
      return range(whole, when);
    default:
      return DATES.includes(shape?.type ?? 0) ? momentOf(whole, when) : ok(whole);
  }
}

function optionKey(word: string, { options }: ValueShape): Outcome<string> {
  const same = (known: string) => comparable(known) === comparable(word);
  const found = options.find(({ key }) => key === word) ?? options.find(({ zh, en }) => same(zh) || same(en));
  if (found || options.length === 0) return ok(found?.key ?? word);
  const close = nearest(
    word,
    options.map(({ zh, en }) => zh || en),
  );
  return wrong(`没有选项「${word}」`, `no choice "${word}"`, close.length > 0 ? { nearest: close } : {});
}

function optionKeys(words: readonly string[], shape: ValueShape): Outcome<string> {
  const keys: string[] = [];
  for (const word of words.flatMap((each) => each.split(/[,，、]/)).filter((each) => each.trim() !== '')) {
    const key = optionKey(word.trim(), shape);
    if (!key.ok) return key;
    keys.push(key.value);
  }
  return ok(JSON.stringify([...new Set(keys)]));
}

type When = Pick<Reading, 'now' | 'timeZone'>;

function momentOf(word: string, when: When): Outcome<string> {
  const day = readDay(word, when);
  return day === null
    ? wrong(`看不懂日期「${word}」，要写完整的日期`, `"${word}" is not a full date`)
    : ok(String(startOfDay(day, when.timeZone)));
}

/** `from..to`, two days. */
function range(word: string, when: When): Outcome<string> {
  const [from = '', to = ''] = word.split(/\s*(?:\.\.|~|至)\s*/);
  const start = momentOf(from, when);
  const end = momentOf(to, when);
  if (!start.ok || !end.ok)
    return wrong(`时间段写成 2026-01-01..2026-03-31，「${word}」不是`, `write a range as 2026-01-01..2026-03-31`);
  return Number(start.value) > Number(end.value)
    ? wrong('时间段的开始晚于结束', 'the range ends before it begins')
    : ok(JSON.stringify([start.value, end.value]));
}
