import { expect, test } from 'vitest';
import { person } from '../../../src/core/fields/person.ts';
import { label, read } from '../../support/fields.ts';

test('a person stays as resolved', () => {
  expect(read(person(label), 'ou_a')).toEqual('ou_a');
});
