import { describe, expect, test } from 'vitest';
import { reads } from '../../../src/command/readable.ts';
import { mail, phone } from '../../../src/core/fields/contact.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import { label, read } from '../../support/fields.ts';

describe('a phone number', () => {
  test.each([
    ['138 1000 2713', '13810002713'],
    ['138-1000-2713', '13810002713'],
    ['+86 138 1000 2713', '13810002713'],
    ['8613810002713', '13810002713'],
    ['１３８１０００２７１３', '13810002713'],
    ['(+852) 9123 4567', '+85291234567'],
    ['010-6234 5678 转 801', '010-6234 5678 转 801'],
    ['151********', '151********'],
  ])('%s', (typed, expected) => {
    expect(read(phone(label), typed)).toBe(expected);
  });
  test('another spelling of what is there changes nothing', () => {
    expect(read(phone(label), '13810002713', '+86 138-1000-2713')).toBe('+86 138-1000-2713');
    expect(read(phone(label), '13810002714', '+86 138-1000-2713')).toBe('13810002714');
  });
});

test.each([
  ['li@example.com', 'li@example.com'],
  ['Li Lei <li@example.com>', 'li@example.com'],
  ['[li@example.com](mailto:li@example.com)', 'li@example.com'],
  ['ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'li@example.com'],
  ['test@email', 'test@email'],
])('a mail address: %s', (typed, expected) => {
  expect(read(mail(label), typed)).toBe(expected);
});

const chance = createChance(26);
const pick = (from: readonly string[]): string => from[Math.floor(chance() * from.length)] ?? '';
const many = (from: readonly string[], least: number, most: number): string =>
  Array.from({ length: least + Math.floor(chance() * (most - least + 1)) }, () => pick(from)).join('');
const DIGITS = [...'0123456789'];
const LETTERS = [...'abcdefgxyz陈林Mary'];

const phones: readonly (() => string)[] = [
  () => `1${many(DIGITS, 10, 10)}`,
  () => `0${many(DIGITS, 2, 3)}${pick(['-', ' ', ''])}${many(DIGITS, 4, 4)}${pick([' ', ''])}${many(DIGITS, 4, 4)}`,
  () => `400${pick(['-', ' '])}${many(DIGITS, 3, 3)}${pick(['-', ' '])}${many(DIGITS, 4, 4)}`,
  () => `+852 9${many(DIGITS, 3, 3)} ${many(DIGITS, 4, 4)}`,
  () => `${many(DIGITS, 8, 8)}${pick(['转', ' 转 ', '-', ' ext '])}${many(DIGITS, 3, 4)}`,
];
const mails: readonly (() => string)[] = [
  () => `${many([...LETTERS, '.', '+', '_'], 1, 12)}@${many([...'abc'], 1, 8)}.${pick(['cn', 'com', 'com.cn'])}`,
  () => `${many(LETTERS, 1, 8)} <${many([...'abc'], 1, 8)}@b.cn>`,
];
const neither: readonly (() => string)[] = [
  () => many(LETTERS, 1, 12),
  () => `${many(LETTERS, 1, 4)} ${many(LETTERS, 1, 4)}`,
  () => many(DIGITS, 1, 2),
  () => `${many(LETTERS, 1, 6)}@`,
  () => `@${many(LETTERS, 1, 6)}`,
  () => `${many(LETTERS, 1, 4)}@@b.cn`,
  () => `1${many(DIGITS, 10, 10)} ${many(LETTERS, 1, 3)}`,
  () => `1${many(DIGITS, 10, 10)} ${many(DIGITS, 4, 4)}`,
];

test('what has the shape is taken, what has it not is refused', () => {
  const own = { phone: phone(label), mail: mail(label) };
  for (let at = 0; at < 300; at += 1) {
    const [number = '', address = '', other = ''] = [phones, mails, neither].map(
      (kind) => kind[at % kind.length]?.() ?? '',
    );
    expect([number, reads(own.phone, number), reads(own.mail, number)]).toEqual([number, true, false]);
    expect([address, reads(own.mail, address), reads(own.phone, address)]).toEqual([address, true, false]);
    expect([other, reads(own.phone, other), reads(own.mail, other)]).toEqual([other, false, false]);
  }
});
