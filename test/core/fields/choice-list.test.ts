import { expect, test } from 'vitest';
import { choices } from '../../../src/core/fields/choice-list.ts';
import type { Resolving } from '../../../src/core/resolving.ts';
import { same } from '../../../src/core/text.ts';

const parts = choices(same('also'), [
  { value: 'settings', zh: '职位设置', en: 'settings', names: ['面试官', 'evaluators'] },
  { value: 'requirements', zh: '招聘需求', en: 'requirements', names: ['需求负责人'] },
]);
const resolving: Resolving = {
  flag: 'also',
  removing: false,
  now: 0,
  timeZone: 'UTC',
  find: async () => ({ kind: 'found', things: [] }),
  name: () => undefined,
};

test('each goes by its value, its words in both languages and its other names', async () => {
  expect(await parts.resolve(['面试官', 'Requirements', '职位设置'], resolving)).toEqual({
    kind: 'words',
    words: ['settings', 'requirements', 'settings'],
  });
});

test('what is none of them is refused with the choices', async () => {
  expect(await parts.resolve(['settings', '车'], resolving)).toMatchObject({
    kind: 'refused',
    refusal: { code: 'unknown-choice', hint: { zh: '可选：职位设置、招聘需求' } },
  });
});

test('it speaks in words, and is chosen from a list', async () => {
  const speaking = { names: new Map<string, string>(), timeZone: 'UTC' };
  expect(parts.words(['settings', 'requirements'], speaking).zh).toBe('职位设置、招聘需求');
  const slot = { name: 'also', flag: 'also', label: same('also'), topic: same('x'), base: [], initial: ['settings'] };
  const [control] = await parts.controls(slot, { ...speaking, people: [], list: async () => null });
  expect(control).toMatchObject({ control: 'multi-select', initial: ['settings'] });
  expect(control?.options?.map(({ value }) => value)).toEqual(['settings', 'requirements']);
});
