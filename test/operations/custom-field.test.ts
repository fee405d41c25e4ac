import { expect, test } from 'vitest';
import { customType } from '../../src/hire/custom-type.ts';
import { customField } from '../../src/operations/custom-field.ts';
import { controlsOf, label } from '../support/fields.ts';

const options = [
  { key: 'k1', zh: '汉语', en: 'Chinese' },
  { key: 'k2', zh: '', en: 'English' },
];
const midnight = '1796054400000';

test.each<[keyof typeof customType, string, object]>([
  ['single', 'k1', { control: 'select', base: ['k1'] }],
  ['multiple', '["k1","k9"]', { control: 'multi-select', base: ['k1', 'k9'] }],
  ['date', midnight, { control: 'date', base: ['2026-12-01'] }],
  ['month', midnight, { control: 'date', base: ['2026-12-01'] }],
  ['year', midnight, { control: 'date', base: ['2026-12-01'] }],
  ['range', `["${midnight}","${midnight}"]`, { control: 'text', base: ['2026-12-01..2026-12-01'] }],
  ['lines', 'a', { control: 'long-text', base: ['a'] }],
  ['line', 'a', { control: 'text', base: ['a'] }],
  ['number', '12', { control: 'text', base: ['12'] }],
])('a form asks for a %s by its type', async (type, value, control) => {
  const shape = { type: customType[type], options };
  expect(await controlsOf(customField(label), [value], { shape })).toMatchObject([control]);
});

test('what is chosen stands in the list even where the template has it no more', async () => {
  const [control] = await controlsOf(customField(label), ['k9'], { shape: { type: customType.single, options } });
  expect(control?.options?.map(({ value, zh }) => `${value} ${zh}`)).toEqual(['k9 k9', 'k1 汉语', 'k2 English']);
});
