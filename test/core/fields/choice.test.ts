import { expect, test } from 'vitest';
import { choice } from '../../../src/core/fields/choice.ts';
import { controlsOf, label, read, speaking } from '../../support/fields.ts';

const levels = choice<number>(label, [
  { value: 1, zh: '本科及以上', en: 'Bachelor or above' },
  { value: 2, zh: '硕士及以上', en: 'Master or above' },
  { value: 20, zh: '不限', en: 'No limit' },
]);

test.each([
  ['by number', '20', 20],
  ['by Chinese word', '硕士及以上', 2],
  ['by English word, any case', 'master OR above', 2],
  ['by a part that only one has', '本科', 1],
  ['not by a part that several have', '及以上', 'unknown-choice'],
  ['not by another number', '2.0', 'unknown-choice'],
  ['a number that looks alike', '3', 'unknown-choice'],
  ['full-width digits', '２０', 20],
])('%s', (_name, typed, expected) => {
  expect(read(levels, typed)).toEqual(expected);
});

test.each([
  [2, '硕士及以上'],
  [99, '99'],
  [null, '（空）'],
])('%s in words', (value, spoken) => {
  expect(levels.words(value, speaking).zh).toBe(spoken);
});

test.each([
  [2, ['2']],
  [99, []],
  [null, []],
])('a form offers the choices; %s is shown as %j', async (value, shown) => {
  const [control] = await controlsOf(levels, value);
  expect(control).toMatchObject({ control: 'select', base: shown, initial: shown });
  expect(control?.options?.[0]).toEqual({ value: '1', zh: '本科及以上', en: 'Bachelor or above' });
});

test('every choice may be typed in three ways', () => {
  expect(levels.typed).toMatchObject({ takes: 'choice', written: expect.arrayContaining(['20 不限 No limit']) });
});
