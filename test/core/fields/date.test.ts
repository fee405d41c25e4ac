import { expect, test } from 'vitest';
import type { Field } from '../../../src/core/field.ts';
import { day, moment } from '../../../src/core/fields/date.ts';
import { controlsOf, label, read, speaking } from '../../support/fields.ts';

test.each<[string, Field, string, unknown, string?]>([
  ['a moment', moment(label), '2026-12-01', '1796054400000'],
  ['the same day keeps its time of day', moment(label), '2026-12-01', '1796090000000', '1796090000000'],
  ['a day', day(label), '明天', '2026-11-21'],
  ['no day', day(label), 'soon', 'not-a-day'],
])('%s', (_name, field, typed, expected, present) => {
  expect(read(field, typed, present)).toEqual(expected);
});

test.each([
  ['1796054400000', '2026-12-01'],
  [null, '（空）'],
])('%s in words', (value, spoken) => {
  expect(moment(label).words(value, speaking).zh).toBe(spoken);
});

test.each([
  ['1796054400000', ['2026-12-01']],
  ['2026-12-01', ['2026-12-01']],
  [null, []],
  ['', []],
])('a form shows %j as the day %j', async (value, shown) => {
  for (const field of [moment(label), day(label)])
    expect(await controlsOf(field, value)).toMatchObject([{ control: 'date', base: shown, initial: shown }]);
});
