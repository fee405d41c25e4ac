import { expect, test } from 'vitest';
import type { Field } from '../../../src/core/field.ts';
import { plainId, word, words } from '../../../src/core/fields/text.ts';
import { controlsOf, label, read, resolvingWith } from '../../support/fields.ts';

test.each<[string, Field, string, unknown]>([
  ['an id', plainId(label), '7096318853365369132', '7096318853365369132'],
  ['no id', plainId(label), 'J1001', 'not-an-id'],
  ['a word', word(label), '007', '007'],
  ['words', words(label), 'a  b', 'a  b'],
])('%s', (_name, field, typed, expected) => {
  expect(read(field, typed)).toEqual(expected);
});

test('a form asks for typed text', async () => {
  expect(await controlsOf(word(label), 'a b')).toMatchObject([{ control: 'text', list: false, base: ['a b'] }]);
  expect(await controlsOf(words(label), null)).toMatchObject([{ control: 'text', base: [] }]);
  expect(await controlsOf(words(label, { long: true }), 'a')).toMatchObject([{ control: 'long-text' }]);
});

test('a sentence takes all words, a word one', () => {
  expect([words(label), word(label), plainId(label)].map(({ sentence }) => sentence)).toEqual([true, false, false]);
});

test('words stay as they are typed', async () => {
  const { resolving, asked } = resolvingWith({});
  expect(await words(label).resolve(['a  b'], resolving)).toEqual({ kind: 'words', words: ['a  b'] });
  expect(asked).toEqual([]);
});
