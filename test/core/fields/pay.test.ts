import { describe, expect, test } from 'vitest';
import { isPayRange, salary } from '../../../src/core/fields/pay.ts';
import { foldedCode } from '../../../src/core/fold.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import { label, read, speaking } from '../../support/fields.ts';

const low = salary(label, { end: 'low', other: 'max' });
const high = salary(label, { end: 'high', other: 'min' });

test.each([
  ['25', '25'],
  ['25k', '25'],
  ['25K', '25'],
  ['２５Ｋ', '25'],
  ['25 k', '25'],
  ['2.5万', '25'],
  ['3万5', '35'],
  ['三万五', '35'],
  ['1w2', '12'],
  ['2.5w', '25'],
  ['2.55万', '25.5'],
  ['两万', '20'],
  ['25千', '25'],
  ['25K/月', '25'],
  ['2.5万元', '25'],
  ['¥25k', '25'],
  ['12.50', '12.5'],
  ['500', '500'],
  ['25000', 'salary-in-yuan'],
  ['25000元', 'salary-in-yuan'],
  ['¥25,000', 'salary-in-yuan'],
  ['25元', 'salary-in-yuan'],
  ['501k', 'salary-too-high'],
  ['80万', 'salary-too-high'],
  ['-5', 'not-a-salary'],
  ['面议', 'not-a-salary'],
  ['10-20-30', 'not-a-salary'],
  ['', 'not-a-salary'],
])('%s', (typed, expected) => {
  expect(read(low, typed)).toBe(expected);
  expect(read(high, typed)).toBe(expected);
});

test('as Hire has it written, where it is the same', () => {
  expect(read(low, '25', '25.0')).toBe('25.0');
});

describe('a range is for both ends', () => {
  test.each([
    '20-35k',
    '20k-35k',
    '20K～35K',
    '20–35',
    '20 - 35 k',
    '20到35k',
    '20 to 35k',
    '2-3.5万',
    '2万至3.5万',
    '20-35K/月',
  ])('%s', (typed) => {
    expect([read(low, typed), read(high, typed), isPayRange(foldedCode(typed))]).toEqual(['20', '35', true]);
  });
  test('in yuan it is asked again', () => {
    expect([read(low, '20000-35000'), read(high, '20000-35000元')]).toEqual(['salary-in-yuan', 'salary-in-yuan']);
  });
  test('one amount is none', () => {
    expect(['25k', '', '20-', '-20', '1-2-3'].filter(isPayRange)).toEqual([]);
  });
});

test('any amount in any spelling is that amount', () => {
  const chance = createChance(31);
  for (let round = 0; round < 300; round += 1) {
    const k = Math.round(1 + chance() * 4_000) / 10;
    for (const typed of [`${k}`, `${k}k`, `${k}K`, `${k} 千`, `${Number((k / 10).toFixed(2))}万`])
      expect([typed, read(low, typed)]).toEqual([typed, String(k)]);
  }
});

test('what is asked names both amounts', () => {
  const asked = low.read('25000', { now: 0, timeZone: 'UTC' });
  expect(asked).toMatchObject({ ok: false, refusal: { text: { zh: expect.stringMatching(/25K.*25000 元请写 25/) } } });
});

test('pay in words', () => {
  expect(low.words('25', speaking).zh).toBe('25K');
});
