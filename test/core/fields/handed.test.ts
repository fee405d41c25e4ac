/** How a value passes from one person to another, by the kind of its field. */
import { expect, test } from 'vitest';
import type { Field } from '../../../src/core/field.ts';
import { entries } from '../../../src/core/fields/entries/entries.ts';
import { people, person } from '../../../src/core/fields/person.ts';
import { reference } from '../../../src/core/fields/reference.ts';
import { words } from '../../../src/core/fields/text.ts';
import { same } from '../../../src/core/text.ts';
import type { Value } from '../../../src/core/value.ts';
import { round } from '../../../src/operations/rounds.ts';

const label = same('x');
const rounds = entries(label, { key: round, value: people, merges: true });
const pass = { from: 'ou_a', to: 'ou_b' };

test.each<[string, Field, Value | undefined, Value]>([
  ['one person', person(label), 'ou_a', 'ou_b'],
  ['somebody else stays', person(label), 'ou_c', 'ou_c'],
  ['nobody is nobody', person(label), undefined, null],
  ['in a list, where they stood', people(label), ['ou_c', 'ou_a', 'ou_d'], ['ou_c', 'ou_b', 'ou_d']],
  ['who is there already is there once', people(label), ['ou_a', 'ou_c', 'ou_b'], ['ou_b', 'ou_c']],
  ['round by round', rounds, ['1=ou_a', '1=ou_c', '2=ou_a'], ['1=ou_b', '1=ou_c', '2=ou_b']],
  ['once in each round', rounds, ['1=ou_a', '1=ou_b', '2=ou_b'], ['1=ou_b', '2=ou_b']],
  ['a text that names them stays', words(label), 'ou_a', 'ou_a'],
  ['so does a thing', reference('level', label), 'ou_a', 'ou_a'],
])('%s', (_, field, value, wanted) => {
  expect(field.handed(value, pass)).toEqual(wanted);
});
