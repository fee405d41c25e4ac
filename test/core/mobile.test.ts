import { describe, expect, test } from 'vitest';
import { mobileIn, spelledOut } from '../../src/core/mobile.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

describe('mobiles', () => {
  test.each([
    '13810002713',
    '138 1000 2713',
    '138-1000-2713',
    '+8613810002713',
    '8613810002713',
    '86 138 1000 2713',
    '+86 138-1000-2713',
    '(+86) 13810002713',
    '0086 13810002713',
  ])('%s is a Chinese one', (typed) => {
    expect(mobileIn(typed)).toEqual({ country: '86', number: '13810002713' });
  });

  test.each([
    ['(+852) 9123 4567', '852', '91234567'],
    ['+85291234567', '852', '91234567'],
    ['+852-9123-4567', '852', '91234567'],
    ['+1 (650) 253-0000', '1', '6502530000'],
    ['+44 7911 123456', '44', '7911123456'],
    ['+998901234567', '998', '901234567'],
  ])('%s is of %s', (typed, country, number) => {
    expect(mobileIn(typed)).toEqual({ country, number });
  });

  test.each([
    '23810002713',
    '1381000271',
    '7096318853365369132',
    'J1001',
    '2026-12-01',
    '+86 2381000271',
    '',
    '138x1000y2713',
  ])('%s is none', (typed) => {
    expect(mobileIn(typed)).toBeNull();
  });

  test('2,000 numbers are the same however they are spelled', () => {
    const chance = createChance(5);
    const digit = () => String(Math.floor(chance() * 10));
    for (let round = 0; round < 2000; round += 1) {
      const number = `1${Array.from({ length: 10 }, digit).join('')}`;
      const parts = [number.slice(0, 3), number.slice(3, 7), number.slice(7)];
      const joint = ['', ' ', '-', '  '][Math.floor(chance() * 4)] ?? '';
      const before = ['', '+86', '+86 ', '86', '(+86)', '0086'][Math.floor(chance() * 6)] ?? '';
      const mobile = mobileIn(before + parts.join(joint));
      expect(mobile && spelledOut(mobile), before + parts.join(joint)).toBe(`+86${number}`);
    }
  });
});
