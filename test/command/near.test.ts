/** Commands that come closest to what is neither a command nor a sentence. */
import { describe, expect, test } from 'vitest';
import { nearTo } from '../../src/command/near.ts';
import { reports } from '../../src/command/reports.ts';
import { handoverOver } from '../../src/operations/handover.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const vocabulary = { operations, looks, handover: handoverOver(operations) };
const closest = (text: string): string[] =>
  nearTo(text, vocabulary).commands.map((near) =>
    near.kind === 'operation' ? near.spoken.name : near.kind === 'look' ? near.look.name : near.report.name,
  );

test.each([
  ['校招储备里有谁', 'pool.list'],
  ['找一下陈静负责的职位', 'job.find'],
  ['下周入职的有谁', 'prehire.find'],
  ['who starts next week? new hires', 'prehire.find'],
  ['招聘需求还差多少人', 'jr.find'],
  ['取消 #134', 'undo'],
  ['帮我看看最近的改动', 'history'],
  ['陈静离职了怎么办', 'handover'],
  ['我想改一下职位人员的招聘负责人', 'job.managers'],
])('%s → %s', (text, wanted) => {
  expect(closest(text)[0]).toBe(wanted);
});

test('names and numbers are what is left; a word within a longer one is none', () => {
  expect(nearTo('找一下陈静负责的职位', vocabulary).names).toEqual(['陈静']);
  expect(nearTo('取消 #134', vocabulary).number).toBe('134');
  expect(nearTo('R00407 怎么样', vocabulary).number).toBe('');
  expect(closest('人才库 有谁')).not.toContain('talent.find');
});

test('what shall not be done is offered no form; of a long text nothing is close', () => {
  expect(closest('不要把 J1002 的招聘负责人换掉')).not.toContain('job.managers');
  expect(closest(`职位${'，'.repeat(300)}`)).toEqual([]);
});

describe('over the records', () => {
  const asking = ['有哪些X', '帮我找X', 'X里都有谁', 'X 有多少', 'X在哪里看'];
  const nouns = looks
    .filter(({ kind }) => kind === 'find')
    .flatMap(({ name, noun }) =>
      [noun.zh, ...(noun.also ?? [])].filter((word) => /\p{Script=Han}/u.test(word)).map((word) => ({ name, word })),
    );
  test('who asks about a kind of thing is offered to find it first', () => {
    for (const { name, word } of nouns)
      for (const pattern of asking)
        expect([word, pattern, closest(pattern.replace('X', word))[0]]).toEqual([word, pattern, name]);
  });

  test('who names a field is offered the commands that have it among the first three', () => {
    for (const { fields } of operations)
      for (const { label, offered } of fields.values()) {
        if (!offered) continue;
        const having = operations.filter((each) =>
          [...each.fields.values()].some((field) => field.offered && field.label.zh === label.zh),
        );
        const first = closest(`${label.zh}这块要动一动`).slice(0, 3);
        expect([label.zh, having.some((each) => first.includes(each.name))]).toEqual([label.zh, true]);
      }
  });

  test('a report is found by every word for it', () => {
    for (const { name, words, also } of reports)
      for (const word of [...words.map((each) => each.slice(1)), ...also])
        expect([word, closest(`想看看 ${word} 之类`).includes(name)]).toEqual([word, true]);
  });

  test('whatever is typed, the best come first and nothing breaks', () => {
    const chance = createChance(1313);
    const pieces = [
      ...nouns.map(({ word }) => word),
      '谁',
      '#12',
      '陈静',
      ' ',
      'J1002',
      '的',
      '取消',
      'who',
      '(',
      '[',
      '\\',
      '？',
      '不要',
      '1',
    ];
    for (let round = 0; round < 500; round += 1) {
      const text = Array.from(
        { length: 1 + Math.floor(chance() * 8) },
        () => pieces[Math.floor(chance() * pieces.length)],
      ).join('');
      const { commands } = nearTo(text, vocabulary);
      const scores = commands.map(({ score }) => score);
      expect([text, scores]).toEqual([text, [...scores].sort((a, b) => b - a)]);
    }
  });
});
