import { describe, expect, test } from 'vitest';
import { mail, phone } from '../../../src/core/fields/contact.ts';
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
