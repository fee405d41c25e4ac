/** Counts: `12`, `12人`, `两个`, and steps from the present one: `+2`, `加2`, `-1`. */
import { z } from 'zod';
import type { Field } from '../field.ts';
import { numeral } from '../numerals.ts';
import { ok, refuse } from '../outcome.ts';
import type { Text } from '../text.ts';
import { base, type Options } from './base.ts';
import { belowNothing, notACount } from './wrong-values.ts';

const MOST = 999_999;
const UP = '\\+|plus|再?加上?|增加|再?添加?|多';
const DOWN = '[-−–—]|minus|再?减[少去]?|少|去掉';
const MEASURE = '个?人|个?名额|个|名|位|people|persons?|heads?|hcs?';
const COUNT = new RegExp(
  `^(?:(?<up>${UP})|(?<down>${DOWN}))?\\s*(?<much>\\S+?)\\s*(?:${MEASURE})?\\s*(?:(?<more>more)|(?<less>less|fewer))?$`,
  'i',
);

interface Counted {
  readonly much: number;
  /** Counted from what stands there. */
  readonly step: boolean;
}

/** Without a sign it is the whole, with one a step from what stands there; null where it is no count. */
function counted(word: string): Counted | null {
  const { up, down, much = '', more, less } = COUNT.exec(word)?.groups ?? {};
  const size = numeral(much);
  if (size === null || !Number.isInteger(size) || size > MOST || ((up || down) && (more || less))) return null;
  const back = down || less;
  return { much: back ? -size : size, step: Boolean(back || up || more) };
}

/** A whole number. */
export const count = (label: Text, options: Options = {}): Field<number | null> => ({
  ...base,
  ...options,
  label,
  emptiable: false,
  typed: {
    takes: 'anything',
    written: ['12, 12人, 十二, +2, 减1'],
    says: { zh: '整数，或 +2、减1 这样的增减', en: 'a whole number, or a step such as +2 or -1' },
    sample: { zh: '+1', en: '+1' },
  },
  steps: { by: 'number', up: '+', down: '-' },
  schema: z.number().int().nullable(),
  read: (word, { present }) => {
    const found = counted(word);
    if (!found) return refuse(notACount(label, word));
    if (!found.step) return ok(found.much);
    const start = typeof present === 'number' ? present : 0;
    const total = start + found.much;
    return present !== undefined && total < 0 ? refuse(belowNothing(label, start, word)) : ok(total);
  },
});
