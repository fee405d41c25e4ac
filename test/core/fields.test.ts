import { describe, expect, test } from 'vitest';
import type { Field } from '../../src/core/field.ts';
import {
  choice,
  count,
  day,
  instruction,
  moment,
  onOff,
  person,
  plainId,
  salary,
  word,
  words,
} from '../../src/core/fields.ts';

const label = { zh: '项', en: 'Field' };
const when = { now: Date.parse('2026-11-20T04:00:00Z'), timeZone: 'Asia/Shanghai' };
const read = (field: Field, typed: string, present?: string | number | boolean | null) => {
  const outcome = field.read(typed, { ...when, ...(present === undefined ? {} : { present }) });
  return outcome.ok ? outcome.value : outcome.refusal.code;
};
const levels = choice<number>(label, [
  { value: 1, zh: '本科及以上', en: 'Bachelor or above' },
  { value: 2, zh: '硕士及以上', en: 'Master or above' },
  { value: 20, zh: '不限', en: 'No limit' },
]);

test.each<[string, Field, string, unknown, (string | number | boolean | null)?]>([
  ['a choice by number', levels, '20', 20],
  ['by Chinese word', levels, '硕士及以上', 2],
  ['by English word, any case', levels, 'master OR above', 2],
  ['by a part that only one has', levels, '本科', 1],
  ['not by a part that several have', levels, '及以上', 'unknown-choice'],
  ['not by another number', levels, '2.0', 'unknown-choice'],
  ['a number that looks alike', levels, '3', 'unknown-choice'],
  ['full-width digits', levels, '２０', 20],
  ['a count', count(label), '12', 12],
  ['a step up', count(label), '+2', 13, 11],
  ['a step down', count(label), '-1', 10, 11],
  ['a step below nothing', count(label), '-12', 'below-nothing', 11],
  ['no fraction', count(label), '1.5', 'not-a-number'],
  ['no words', count(label), '三', 'not-a-number'],
  ['pay in thousands', salary(label), '25', '25'],
  ['with a K', salary(label), '25k', '25'],
  ['with a fraction', salary(label), '12.50', '12.5'],
  ['as Hire has it written, where it is the same', salary(label), '25', '25.0', '25.0'],
  ['in yuan', salary(label), '25000', 'salary-in-yuan'],
  ['500 is the most', salary(label), '500', '500'],
  ['no sign', salary(label), '-5', 'not-a-salary'],
  ['a moment', moment(label), '2026-12-01', '1796054400000'],
  ['the same day keeps its time of day', moment(label), '2026-12-01', '1796090000000', '1796090000000'],
  ['a day', day(label), '明天', '2026-11-21'],
  ['no day', day(label), 'soon', 'not-a-day'],
  ['on', onOff(label), '开', true],
  ['off', onOff(label), 'OFF', false],
  ['neither', onOff(label), 'maybe', 'unknown-choice'],
  ['a bare switch', instruction(label), 'on', true],
  ['an id', plainId(label), '7096318853365369132', '7096318853365369132'],
  ['no id', plainId(label), 'J1001', 'not-an-id'],
  ['a word', word(label), '007', '007'],
  ['words', words(label), 'a  b', 'a  b'],
  ['a person stays as resolved', person(label), 'ou_a', 'ou_a'],
])('%s', (_name, field, typed, expected, present) => {
  expect(read(field, typed, present)).toEqual(expected);
});

describe('values in words', () => {
  test.each<[Field, string | number | boolean | null, string]>([
    [levels, 2, '硕士及以上'],
    [levels, 99, '99'],
    [levels, null, '（空）'],
    [salary(label), '25', '25K'],
    [moment(label), '1796054400000', '2026-12-01'],
    [moment(label), null, '（空）'],
    [onOff(label), true, '开启'],
    [onOff(label), null, '（空）'],
  ])('%#', (field, value, spoken) => {
    expect(field.words?.(value, 'Asia/Shanghai').zh).toBe(spoken);
  });
});
