/** Cells of an export are read back as what they stand for: any list, any names, entries under keys. */
import { expect, test } from 'vitest';
import { people } from '../../../src/core/fields/person.ts';
import { references } from '../../../src/core/fields/reference.ts';
import { asCarried } from '../../../src/flow/list/carried-words.ts';
import { cellOf, wordsIn } from '../../../src/flow/list/cell-words.ts';
import { jobConfig } from '../../../src/operations/job-config.ts';
import { prehireUpdate } from '../../../src/operations/prehire-update.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';

const names = [
  '陈静',
  '陈静',
  '陈 静',
  'Ann Lee',
  '@李四',
  "O'Neil, Ann",
  '前端、后端工程师',
  'a=b',
  'say "hi"',
  '阿卜杜·热合曼',
  '一行\n两行',
  '',
];
const label = { zh: '标签', en: 'Label' };
const fieldOf = (operation: typeof jobConfig, flag: string) => {
  const field = operation.fields.get(flag);
  if (!field) throw new Error(flag);
  return field;
};

const lists = [people(label), references('job', label)];
const keyed = [fieldOf(jobConfig, 'interviewers'), fieldOf(prehireUpdate, 'cost-centers')];

test('whatever things are called, every one of them comes back', () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const chance = createChance(seed);
    const pick = (count: number) => Math.floor(chance() * count);
    const ids = Array.from({ length: 1 + pick(6) }, (_, at) => `ou_${seed}_${at}`);
    const speaking = { names: new Map(ids.map((id) => [id, names[pick(names.length)] ?? ''])), timeZone: 'UTC' };
    for (const field of [...lists, ...keyed]) {
      const value = field.keyed ? ids.map((id, at) => `${1 + (at % 3)}=${id}`) : ids;
      const { words, named } = cellOf(field, value, speaking);
      const read = asCarried({ set: wordsIn(field, words) }, { field, named, own: named });
      expect([words, [...(read.set ?? [])].sort(), read.remove], `seed ${seed}`).toEqual([
        words,
        [...value].sort(),
        undefined,
      ]);
    }
  }
});

test('one more is the word that it is, one less is gone; a key without an entry is to go', () => {
  const [interviewers] = keyed;
  if (!interviewers) throw new Error('no field');
  const speaking = {
    names: new Map([
      ['ou_1', '陈静'],
      ['ou_2', 'Ann Lee'],
    ]),
    timeZone: 'UTC',
  };
  const { words, named } = cellOf(interviewers, ['1=ou_1', '2=ou_2'], speaking);
  expect(words).toBe("1=陈静 2='Ann Lee'");
  const edited = (cell: string) =>
    asCarried({ set: wordsIn(interviewers, cell) }, { field: interviewers, named, own: named });
  expect(edited(`${words} 1=王芳`)).toEqual({ set: ['1=ou_1', '2=ou_2', '1=王芳'] });
  expect(edited('3=陈静 2=陈静')).toEqual({ set: ['3=ou_1', '2=ou_1'], remove: ['1'] });
});
