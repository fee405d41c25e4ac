import { expect, test } from 'vitest';
import { reference, references } from '../../../src/core/fields/reference.ts';
import { controlsOf, label, resolvingWith, speaking, thing } from '../../support/fields.ts';

test('what stands in a value is known by its kind and id', () => {
  expect(reference('level', label).thingsIn('7')).toEqual([{ kind: 'level', id: '7' }]);
  expect(references('job', label).thingsIn(['7', '8'])).toEqual([
    { kind: 'job', id: '7' },
    { kind: 'job', id: '8' },
  ]);
  for (const nothing of [undefined, null, '']) expect(reference('level', label).thingsIn(nothing)).toEqual([]);
  expect(reference('level', label).peopleIn('7')).toEqual([]);
});

const list = async () => [thing('7', '专家', { detail: 'P7' }), thing('8', '')];

test('a form offers the list, and what is set though the list has it no more', async () => {
  const [control] = await controlsOf(reference('level', label), '9', { list });
  expect(control).toMatchObject({ control: 'select', base: ['9'] });
  expect(control?.options?.map(({ value, zh }) => `${value} ${zh}`)).toEqual(['9 9', '7 专家 · P7', '8 8']);
  expect(await controlsOf(references('job', label), ['7'], { list })).toMatchObject([{ control: 'multi-select' }]);
});

test('without a list one is shown by its name, several by their ids', async () => {
  const names = new Map([['7', '专家']]);
  expect(await controlsOf(reference('level', label), '7', { names })).toMatchObject([
    { control: 'text', list: false, base: ['专家'] },
  ]);
  expect(await controlsOf(references('job', label), ['7'], { names })).toMatchObject([
    { control: 'text', list: true, base: ['7'] },
  ]);
});

test('in words by its name', () => {
  const field = reference('level', label);
  expect(field.words('7', { ...speaking, names: new Map([['7', '专家']]) }).zh).toBe('专家');
  expect(field.words('7', speaking).zh).toBe('7');
  expect(field.words(null, speaking).zh).toBe('（空）');
});

test('words become ids; what is not found is called as the field is', async () => {
  const { resolving, asked } = resolvingWith({ 专家: thing('7', '专家') });
  expect(await reference('level', label).resolve(['专家'], resolving)).toEqual({ kind: 'words', words: ['7'] });
  expect(await reference('level', label).resolve(['无'], resolving)).toMatchObject({ kind: 'failed' });
  expect(asked).toEqual(['level 项 专家', 'level 项 无']);
});
