/** Pay in thousands a month (K): one amount, or both ends of a range in one word. */
import type { Field } from '../field.ts';
import { numeral } from '../numerals.ts';
import { type Outcome, ok, refuse } from '../outcome.ts';
import { nothing, same, type Text } from '../text.ts';
import { isEmpty, type Value } from '../value.ts';
import { base, type Options, text } from './base.ts';
import { spoken } from './words.ts';
import { belowNothing, notASalary, nothingToStep, salaryInYuan, salaryTooHigh } from './wrong-values.ts';

/** More than any monthly salary in K: yuan were typed. */
const MOST_K = 500;
const K = 1000;
/** A number alone below it is no monthly pay in yuan. */
const LEAST_YUAN = 1000;
const UNITS: Readonly<Record<string, number>> = { k: 1, 千: 1, w: 10, 万: 10 };

const AMOUNT =
  /^[¥￥]?\s*(?<much>[\d.,]+|[零一二两三四五六七八九十百]+)\s*(?<unit>[kw千万])?\s*(?<yuan>元|块钱?|yuan|rmb)?$/i;
const TO = /\s*(?:[-–—−~]+|至|到|to)\s*/i;
const A_MONTH = /\s*(?:\/\s*月|每月|\/\s*month|(?:per|a) month)$/i;

interface Amount {
  readonly much: number;
  /** K in one of its unit, where it has one. */
  readonly unit: number | undefined;
  /** Of a number alone, what it counts is said: yuan. */
  readonly yuan: boolean;
}

/** 3万5 is 35K: the last digit counts thousands. */
const WITH_THOUSANDS =
  /^(?<wan>\d{1,2}|[一二两三四五六七八九十]{1,3})\s*[万w]\s*(?<k>[\d一二三四五六七八九])\s*[千k]?$/i;

function amountIn(word: string): Amount | null {
  const { wan = '', k = '' } = WITH_THOUSANDS.exec(word)?.groups ?? {};
  const tens = numeral(wan);
  const ones = numeral(k);
  if (tens !== null && ones !== null) return { much: tens * 10 + ones, unit: 1, yuan: false };
  const { much = '', unit = '', yuan } = AMOUNT.exec(word)?.groups ?? {};
  const size = numeral(much);
  return size === null ? null : { much: size, unit: UNITS[unit.toLowerCase()], yuan: Boolean(yuan) };
}

/** One or two amounts; a unit that stands behind one of two is meant for both. None where it is no pay. */
function amountsIn(word: string): Amount[] {
  const amounts = word.replace(A_MONTH, '').split(TO).map(amountIn);
  const found = amounts.filter((amount) => amount !== null);
  if (found.length !== amounts.length || found.length > 2) return [];
  const unit = found.find((amount) => amount.unit !== undefined)?.unit;
  const yuan = found.some((amount) => amount.yuan);
  return found.map((amount) => ({ ...amount, unit: amount.unit ?? unit, yuan }));
}

/** Names both ends. */
export const isPayRange = (word: string): boolean => amountsIn(word).length === 2;

function inK(label: Text, { much, unit, yuan }: Amount): Outcome<number> {
  const k = Number((much * (unit ?? 1)).toFixed(3));
  // What would still be over it as yuan, or is too little to be a pay in yuan, is not asked for as that.
  if (unit === undefined && (yuan || (k >= LEAST_YUAN && k <= MOST_K * K))) return refuse(salaryInYuan(label, much));
  return k > MOST_K ? refuse(salaryTooHigh(label, { k, most: MOST_K })) : ok(k);
}

/** A minus before an amount is rather a slip than less of it. */
const STEP = /^(?<sign>[+加减])\s*(?<much>\S.*)$/;

interface Step {
  readonly word: string;
  readonly sign?: string;
  readonly much?: string;
}

/** So much more or less than what stands there; the step alone where that was not read. */
function stepped(label: Text, { word, sign, much = '' }: Step, present: Value | undefined): Outcome<string> {
  const amount = amountIn(much);
  if (!amount) return refuse(notASalary(label, word));
  const k = inK(label, amount);
  if (!k.ok) return k;
  if (present === undefined) return ok(String(k.value));
  if (isEmpty(present)) return refuse(nothingToStep(label, word));
  const held = Number(present);
  const total = Number((held + (sign === '减' ? -k.value : k.value)).toFixed(3));
  if (total <= 0) return refuse(belowNothing(label, held, word));
  return total > MOST_K ? refuse(salaryTooHigh(label, { k: total, most: MOST_K })) : ok(String(total));
}

interface End {
  /** Which end of a range this field holds. */
  readonly end: 'low' | 'high';
  /** The flag of the field that holds the other one. */
  readonly other: string;
}

/** A decimal in a string. */
export const salary = (label: Text, { end, other }: End, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  typed: {
    takes: 'anything',
    written: ['25, 25k, 2.5万, 20-35k, +2'],
    says: { zh: '千元（K），如 25、25k、2.5万、20-35k、+2', en: 'thousands (K), such as 25, 25k, 20-35k or +2' },
    sample: { zh: '25k', en: '25k' },
  },
  otherEnd: { flag: other, named: isPayRange },
  steps: { by: 'amount', up: '+', down: '减' },
  schema: text,
  read: (word, { present }) => {
    const step = STEP.exec(word)?.groups;
    if (step) return stepped(label, { word, ...step }, present);
    const [low, high = low] = amountsIn(word);
    const own = end === 'low' ? low : high;
    if (!own) return refuse(notASalary(label, word));
    const k = inK(label, own);
    if (!k.ok) return k;
    // "25" and "25.0" are the same money: what Hire holds stays as it is written there.
    return ok(typeof present === 'string' && Number(present) === k.value ? present : String(k.value));
  },
  ...spoken((value) => (isEmpty(value) ? nothing : same(`${value}K`))),
});
