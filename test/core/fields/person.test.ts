import { expect, test } from 'vitest';
import { people, person } from '../../../src/core/fields/person.ts';
import { same } from '../../../src/core/text.ts';
import { controlsOf, label, read, resolvingWith, speaking, thing } from '../../support/fields.ts';

test('a person stays as resolved', () => {
  expect(read(person(label), 'ou_a')).toEqual('ou_a');
});

test('who stands in a value is a person, not a thing of some list', () => {
  expect(person(label).peopleIn('ou_a')).toEqual(['ou_a']);
  expect(people(label).peopleIn(['ou_a', 'ou_b'])).toEqual(['ou_a', 'ou_b']);
  for (const nobody of [undefined, null, '']) expect(person(label).peopleIn(nobody)).toEqual([]);
  expect(people(label).thingsIn(['ou_a'])).toEqual([]);
});

const named = {
  ...speaking,
  names: new Map([
    ['ou_a', '安'],
    ['ou_b', ''],
  ]),
};

test('a change says who comes, who goes and how many stay', () => {
  expect(people(label).change({ from: ['ou_a', 'ou_b'], to: ['ou_b', 'ou_c'] }, named)).toEqual({
    from: { zh: '安、ou_b', en: '安, ou_b' },
    to: { zh: 'ou_b、ou_c', en: 'ou_b, ou_c' },
    added: [same('ou_c')],
    removed: [same('安')],
    kept: 1,
    emptied: false,
  });
  const gone = person(label).change({ from: 'ou_a', to: null }, named);
  expect(gone).toMatchObject({ from: { zh: '安' }, to: { zh: '（空）' }, added: [], removed: [], emptied: true });
});

test('a long list is counted', () => {
  const many = Array.from({ length: 13 }, (_, index) => `ou_${index}`);
  expect(people(label).words(many.slice(1), speaking).zh).toMatch(/^ou_1、.*、ou_12$/);
  expect(people(label).words(many, speaking)).toMatchObject({
    zh: expect.stringMatching(/、ou_11 等 13 项$/),
    en: expect.stringMatching(/ou_11 and others, 13 in all$/),
  });
});

test('a form offers people', async () => {
  const offered = { people: ['ou_a', 'ou_z'] };
  expect(await controlsOf(person(label), 'ou_a')).toMatchObject([{ control: 'person', base: ['ou_a'], ...offered }]);
  expect(await controlsOf(people(label), ['ou_a'])).toMatchObject([{ control: 'people', base: ['ou_a'], ...offered }]);
});

test('words become ids; whoever is not found is a colleague, whatever the field is called', async () => {
  const { resolving, asked } = resolvingWith({ 安: thing('ou_a', '安') });
  expect(await people(label).resolve(['安'], resolving)).toEqual({ kind: 'words', words: ['ou_a'] });
  expect(await person(label).resolve(['谁'], resolving)).toMatchObject({ kind: 'failed' });
  expect(asked).toEqual(['person 同事 安', 'person 同事 谁']);
});
