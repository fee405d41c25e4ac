import { expect, test } from 'vitest';
import type { Field } from '../../../src/core/field.ts';
import { plainId, word, words } from '../../../src/core/fields/text.ts';
import { label, read } from '../../support/fields.ts';

test.each<[string, Field, string, unknown]>([
  ['an id', plainId(label), '7096318853365369132', '7096318853365369132'],
  ['no id', plainId(label), 'J1001', 'not-an-id'],
  ['a word', word(label), '007', '007'],
  ['words', words(label), 'a  b', 'a  b'],
])('%s', (_name, field, typed, expected) => {
  expect(read(field, typed)).toEqual(expected);
});
