import { expect, test } from 'vitest';
import type { Field } from '../../../src/core/field.ts';
import { count, salary } from '../../../src/core/fields/number.ts';
import { controlsOf, label, read, speaking } from '../../support/fields.ts';

test.each<[string, Field, string, unknown, (string | number)?]>([
  ['a count', count(label), '12', 12],
  ['a step up', count(label), '+2', 13, 11],
  ['a step down', count(label), '-1', 10, 11],
  ['a step below nothing', count(label), '-12', 'below-nothing', 11],
  ['no fraction', count(label), '1.5', 'not-a-number'],
  ['no words', count(label), '三', 'not-a-number'],
  ['pay in thousands', salary(label), '25', '25'],
  ['with a K', salary(label), '25k', '25'],
  ['with a fraction', salary(label), '12.50', '12.5'],
  ['as Hire has it written, where it is the same', salary(label), '25', '25.0', '25.0'],
  ['in yuan', salary(label), '25000', 'salary-in-yuan'],
  ['500 is the most', salary(label), '500', '500'],
  ['no sign', salary(label), '-5', 'not-a-salary'],
])('%s', (_name, field, typed, expected, present) => {
  expect(read(field, typed, present)).toEqual(expected);
});

test('pay in words', () => {
  expect(salary(label).words('25', speaking).zh).toBe('25K');
});

test('a form asks for a typed number', async () => {
  expect(await controlsOf(count(label), 12)).toMatchObject([{ control: 'text', base: ['12'] }]);
});
