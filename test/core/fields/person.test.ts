import { expect, test } from 'vitest';
import { people, person } from '../../../src/core/fields/person.ts';
import { label, read } from '../../support/fields.ts';

test('a person stays as resolved', () => {
  expect(read(person(label), 'ou_a')).toEqual('ou_a');
});

test('who stands in a value is a person, not a thing of some list', () => {
  expect(person(label).peopleIn('ou_a')).toEqual(['ou_a']);
  expect(people(label).peopleIn(['ou_a', 'ou_b'])).toEqual(['ou_a', 'ou_b']);
  for (const nobody of [undefined, null, '']) expect(person(label).peopleIn(nobody)).toEqual([]);
  expect(people(label).thingsIn(['ou_a'])).toEqual([]);
});
