/** What somebody typed is quoted in a refusal: shortened, and never inside a character. */
import { expect, test } from 'vitest';
import { operations } from '../../src/operations/index.ts';
import { when } from '../support/fields.ts';

const families = '👨‍👩‍👧‍👦🇨🇳👩🏽‍💻'.repeat(12);
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\u200D…/;

const fields = operations.flatMap(({ name, fields: all }) => [...all].map(([flag, field]) => ({ name, flag, field })));

test.each(fields)('$name --$flag', ({ field }) => {
  for (let before = 0; before < 12; before += 1) {
    const read = field.read(`${'x'.repeat(before)}${families}`, when);
    if (!read.ok) expect(read.refusal.text.zh).not.toMatch(HALF);
  }
});

test('most fields refuse such a word', () => {
  const refusing = fields.filter(({ field }) => !field.read(families, when).ok);
  expect(refusing.length).toBeGreaterThan(15);
});
