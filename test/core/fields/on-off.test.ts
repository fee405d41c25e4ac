import { expect, test } from 'vitest';
import type { Field } from '../../../src/core/field.ts';
import { instruction, onOff } from '../../../src/core/fields/on-off.ts';
import { controlsOf, label, read, speaking } from '../../support/fields.ts';

test.each<[string, Field, string, unknown]>([
  ['on', onOff(label), '开', true],
  ['off', onOff(label), 'OFF', false],
  ['on, as people say it', onOff(label), '打开', true],
  ['off, as people say it', onOff(label), '不要', false],
  ['full-width', onOff(label), 'ＹＥＳ', true],
  ['neither', onOff(label), 'maybe', 'unknown-choice'],
  ['a bare switch', instruction(label), 'on', true],
])('%s', (_name, field, typed, expected) => {
  expect(read(field, typed)).toEqual(expected);
});

test.each([
  [true, '开启'],
  [null, '（空）'],
])('%s in words', (value, spoken) => {
  expect(onOff(label).words(value, speaking).zh).toBe(spoken);
});

test.each([
  [true, ['on']],
  [false, ['off']],
  ['on', ['on']],
  [null, []],
])('a form shows %s as %j', async (value, shown) => {
  expect(await controlsOf(onOff(label), value)).toMatchObject([{ control: 'select', base: shown }]);
});

test('a bare switch takes no value', () => {
  expect(instruction(label).typed.takes).toBe('nothing');
  expect(onOff(label).typed.takes).toBe('choice');
});
