/** What is said in traditional characters means what it means in simplified ones, and is looked up and sent as it was typed. */
import characters from 'opencc-js/dict/TSCharacters';
import { expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import type { OperationCommand } from '../../src/core/command.ts';
import { nameIndex } from '../../src/core/names.ts';
import { simplified } from '../../src/core/traditional.ts';
import { handoverOver } from '../../src/operations/handover.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const vocabulary = { operations, looks, handover: handoverOver(operations) };
const ROUNDS = Number(process.env.SENTENCES ?? 300);
const chance = createChance(852);
function pick<T>(from: readonly T[]): T {
  const one = from[Math.floor(chance() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

/** By each simplified character, one that is written so in traditional ones. */
const written = new Map(
  String(characters)
    .split('|')
    .flatMap((pair) => {
      const [old = '', young = ''] = pair.split(' ');
      return simplified(old) === young ? [[young, old] as const] : [];
    }),
);
const traditional = (text: string): string => [...text].map((char) => written.get(char) ?? char).join('');

const draftOf = ({ operation, targets, edits, note }: OperationCommand) => ({ operation, targets, edits, note });

function drafts(text: string) {
  const [heard] = parseMessage(text, vocabulary);
  if (heard?.kind === 'operation') return [draftOf(heard)];
  if (heard?.kind === 'sentence') return heard.readings.map(draftOf);
  return heard?.kind === 'several' ? heard.changes.map(draftOf) : [];
}

/** A sentence, and what of it is looked up or sent. */
function sentence(): readonly [text: string, sent: string] {
  const who = pick(['陈静', '张伟', '刘晓东', '欧阳华']);
  const word = pick(['换成', '改为', '设为', '改给', '换']);
  const text = pick(['负责前端，带团队', '请带电脑和证件', '需要会议经验']);
  return pick([
    [`把 J1002 的招聘负责人${word}${who}`, who],
    [`J1002 协助人去掉${who}`, who],
    [`J1002 用人经理加 ${who}`, who],
    [`职位 人员 J1002 负责人 ${who}`, who],
    [`/职位 人员 J1002 --招聘负责人 ${who}`, who],
    [`把${who}加入校招储备`, who],
    [`从校招储备移出${who}`, who],
    [`R00407 描述改成 ${text}`, text],
    [`J1002 备注：${text}`, text],
    [`J1002 一面面试官加${who}`, `一面=${who}`],
    [`R00407 人数加2，原因：${text}`, text],
    [`${who}离职了，职位都交给林晓`, who],
    [`R00407 转到${who}部门`, who],
  ] as const);
}

test('is read the same, and kept as it was typed', () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [text, sent] = sentence();
    const read = JSON.stringify(drafts(traditional(text)));
    expect(simplified(read), text).toBe(JSON.stringify(drafts(text)));
    expect(read, text).toContain(traditional(sent));
  }
});

test.each([
  ['R00407 優先級調高', 'R00407 优先级调高'],
  ['R00407 人數加兩個', 'R00407 人数加两个'],
  ['24001 入職日期推遲到下週五', '24001 入职日期推迟到下周五'],
  ['暫停 R00407', '暂停 R00407'],
])('%s: a choice, a number and a day are only read', (text, same) => {
  expect(drafts(same)).not.toEqual([]);
  expect(drafts(text)).toEqual(drafts(same));
});

test('one name written in two ways is not taken for one of them', () => {
  const handed = drafts('把陳靜的职位交给陈静').filter(({ operation }) => operation === 'handover');
  for (const { targets, edits } of handed) expect([targets.from, edits.to?.set]).toEqual([['陳靜'], ['陈静']]);
});

test('a name is found however it is written, as it was typed first', () => {
  const named = (...labels: string[]) => labels.map((label) => ({ label, codes: [] }));
  const find = (labels: string[], word: string) => nameIndex(named(...labels))(word).map(({ label }) => label);
  expect(find(['陈静', '王芳'], '陳靜')).toEqual(['陈静']);
  expect(find(['陳靜', '王芳'], '陈静')).toEqual(['陳靜']);
  expect(find(['陈静', '陳靜'], '陳靜')).toEqual(['陳靜']);
});
