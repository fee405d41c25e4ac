import { describe, expect, test } from 'vitest';
import { numberWords, type Shown, shownBy } from '../../src/files/number-words.ts';

const said = (raw: string, shown: Shown = 'number', since1904 = false): string =>
  numberWords(raw, { shown, since1904 });

describe('how a format shows numbers', () => {
  test.each<[number, string | undefined, Shown]>([
    [0, undefined, 'number'],
    [1, undefined, 'number'],
    [9, undefined, 'share'],
    [10, undefined, 'share'],
    [14, undefined, 'day'],
    [22, undefined, 'day'],
    [31, undefined, 'day'],
    [49, undefined, 'number'],
    [58, undefined, 'day'],
    [164, 'yyyy-mm-dd', 'day'],
    [164, 'yyyy/m/d;@', 'day'],
    [164, '[$-804]yyyy"年"m"月"d"日"', 'day'],
    [164, 'm"月"d"日"', 'day'],
    [164, 'mmm-yy', 'day'],
    [164, '0.0%', 'share'],
    [164, '#,##0', 'number'],
    [164, '0"d"', 'number'],
    [164, '0\\d', 'number'],
    [164, '[Red]0.00', 'number'],
    [164, 'General', 'number'],
    [164, '@', 'number'],
  ])('%i %s is a %s', (id, code, shown) => {
    expect(shownBy(id, code)).toBe(shown);
  });
});

describe('days', () => {
  test.each([
    ['1', '1900-01-01'],
    ['59', '1900-02-28'],
    ['61', '1900-03-01'],
    ['45000', '2023-03-15'],
    ['46357', '2026-12-01'],
    ['46357.5', '2026-12-01 12:00'],
    ['46357.999988', '2026-12-01 23:59'],
    ['2958465', '9999-12-31'],
    ['2958466', '2958466'],
    ['0.5', '0.5'],
    ['-3', '-3'],
  ])('%s', (raw, words) => {
    expect(said(raw, 'day')).toBe(words);
  });

  test('each day of ten years follows the one before', () => {
    for (let serial = 45_000; serial < 48_650; serial += 1) {
      const day = new Date(Date.UTC(2023, 2, 15 + serial - 45_000)).toISOString().slice(0, 10);
      expect(said(String(serial), 'day')).toBe(day);
      expect(said(String(serial - 1462), 'day', true)).toBe(day);
    }
  });
});

describe('numbers', () => {
  test.each([
    ['12', '12'],
    ['12.0', '12'],
    ['0.1', '0.1'],
    ['0.30000000000000004', '0.3'],
    ['1.3800138E10', '13800138000'],
    ['999999999999999', '999999999999999'],
    ['-2', '-2'],
    ['', ''],
    ['abc', 'abc'],
  ])('%s is %s', (raw, words) => {
    expect(said(raw)).toBe(words);
  });

  test('a share is in hundredths', () => {
    expect(['0.4', '1', '0.125', '0.07'].map((raw) => said(raw, 'share'))).toEqual(['40%', '100%', '12.5%', '7%']);
  });

  test('whatever is longer than a spreadsheet keeps looks cut, and never like a whole id', () => {
    for (const digits of [16, 17, 18, 19, 20, 21]) {
      const words = said(`9${'12345678901234567890'.slice(0, digits - 1)}`);
      expect(words, `${digits} digits`).toMatch(/^(\d\.\d+E\+\d+|\d{15}0000)$/);
    }
  });
});
