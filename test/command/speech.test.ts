/** A way to say something is tried where a word of it is said: no sentence that it reads is without one. */
import { expect, test } from 'vitest';
import { CHANGE_WORD } from '../../src/command/change-words.ts';
import { clauseOf } from '../../src/command/clause.ts';
import type { Way } from '../../src/command/said.ts';
import { speechesOf } from '../../src/command/speech.ts';
import { operations } from '../../src/operations/index.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const speeches = speechesOf(operations);
const lexicons = speeches.map(({ lexicon }) => lexicon);

/** As the records have them. */
const recorded = operations.flatMap(({ fields, moves }) => [
  ...(moves?.zh ?? []),
  ...[...fields.values()].flatMap(({ label, names, does, typed: { choices = [] } }) => [
    label.zh,
    label.en.toLowerCase(),
    ...names,
    ...does,
    ...choices.flatMap(({ zh, en, does: verbs = [] }) => [zh, en, ...verbs]),
  ]),
]);
const targets = ['J1002', 'R00407', '24001', '把 J1002', '给 R00407', '13810002713', 'J1002、J1003', 'Ann'];
const values = ['陈静', 'ou_chen', '2', '3 人', '两个人', '一周', '12月1日', '校招储备', '5 more', '高', ...targets];
/** What people say besides. */
const spoken = [
  ...'加招 多招 扩招 再招 砍掉 少招 一共招 总共需要招 只招到 降到 压缩到 交给 转给 移交给 交接给 改由 由 让 来 从 进 加入 移出 退出'.split(
    ' ',
  ),
  ...'一面 二面加 推迟 顺延到 提早 改到 挪到 打开 关掉 变更为 转成 切换到 暂停 里 的 了 去掉 设为 加为 作为'.split(' '),
  ...['担任', '做', '的招聘负责人', '做 R00407 的负责人', '当 J1003 的用人经理', '改成只有', '降低到', '加上'],
  ...['change the', 'set', 'to', 'of', 'as', 'by', 'is', 'add', 'remove', 'from', 'put', 'into', 'mark', 'in', 'move'],
  ...['postpone', 'bring forward', 'increase', 'cut', 'assign', 'give', 'will own', 'takes over', 'starts on', 'needs'],
  ...['turn on', 'clear', 'replace', 'with', 'headcount', 'hire', 'more for', 'people to', "'s", 'should be'],
];
const words = [...recorded, ...CHANGE_WORD.slice(3, -1).split('|'), ...spoken];

const ways = (sentence: string): [Way, string][] =>
  speeches.flatMap(({ operation, chinese: { own, others, none, latin, either }, english }) => {
    const all = [own, others, none, latin.own, latin.none, english().ways, [either.day, either.role]].flat();
    return all.flatMap((way): [Way, string][] => (way ? [[way, `${operation.name}: ${sentence}`]] : []));
  });

/** Of each word, and more of those that tell a way; `SENTENCES=50` for the long form. */
const ROUNDS = Number(process.env.SENTENCES ?? 2);
const tried = [words, ...Array.from({ length: 9 }, () => spoken)].flat();

test('every sentence that is read has a word of the way by which it is read', () => {
  const chance = createChance(20261127);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  let read = 0;
  for (const word of Array.from({ length: ROUNDS }, () => tried).flat()) {
    const parts = [pick(targets), ...(chance() < 0.3 ? [pick(words)] : []), word, pick(values)];
    const turned = chance() < 0.3 ? [...parts.slice(1), parts[0]] : parts;
    const said = [...turned, ...(chance() < 0.2 ? [pick(words)] : [])].join(pick(['', ' ', ' ']));
    const clause = clauseOf(said, lexicons);
    for (const [{ holds, read: readings }, named] of ways(said)) {
      if ([...readings(said, clause)].length === 0) continue;
      read += 1;
      expect(holds.test(said), named).toBe(true);
    }
  }
  expect(read).toBeGreaterThan(words.length);
});
