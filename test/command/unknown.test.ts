/** What begins like a command and is none: which commands are offered instead, and that nothing of it is lost. */
import { expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import type { Refusal } from '../../src/core/outcome.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const vocabulary = { operations, looks };

function refusalOf(text: string): Refusal {
  const [heard] = parseMessage(text, vocabulary);
  if (heard?.kind !== 'refused') throw new Error(`${text} was read as ${heard?.kind}`);
  return heard.refusal;
}

test.each([
  ['/人员 J1002 负责人 陈静', '/职位 人员', '/人员'],
  ['/Manager J1002 --recruiter 陈静', '/job managers', '/Manager'],
  ['/负责人 J1002 陈静', '/职位 人员', '/负责人'],
  ['/职位任员 J1002 负责人 陈静', '/职位 人员', '/职位任员'],
  ['/职位 关闭 J1002', '/职位 人员', '/职位 关闭'],
  ['/职位 关闭 J1002、J1003', '/职位 设置', '/职位 关闭'],
  ['/job close J1002', '/职位 查看', '/job close'],
  ['/jbo managers J1002', '/job managers', '/jbo managers'],
])('%s', (text, close, instead) => {
  expect(refusalOf(text)).toMatchObject({ code: 'unknown-command', instead });
  expect(refusalOf(text).nearest).toContain(close);
  expect(refusalOf(text).text.zh).toContain(instead);
});

test.each(['/职位 前端工程师 北京', '/职位 J1002 J1003', '/人才库 招聘会 2026 秋', '/job J1002'])(
  '%s is still looked up',
  (text) => {
    expect(parseMessage(text, vocabulary)).toMatchObject([{ kind: 'look' }]);
  },
);

test('into a pool or out of it: both are offered where neither was said', () => {
  for (const text of [
    '/人才库 校招储备 13810002713',
    '/pool 校招储备 13810002713 a@b.cn',
    '/人才库 招聘会 2026 秋 13810002713',
  ])
    expect(parseMessage(text, vocabulary)).toMatchObject([
      { kind: 'sentence', readings: [{ operation: 'pool.add' }, { operation: 'pool.remove' }] },
    ]);
});

const chance = createChance(6);
function pick<T>(from: readonly T[]): T {
  const one = from[Math.floor(chance() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

test('a command with its noun left out is offered, and what stands behind it is kept as it was typed', () => {
  for (let round = 0; round < 200; round += 1) {
    const operation = pick(operations);
    const language = pick(['zh', 'en'] as const);
    const verb = operation.verb[language];
    const code = pick(['J1002', 'R00407', '13810002713', 'Xy-09']);
    const text = `/${pick([verb, verb.toUpperCase()])} ${code} ${pick(['负责人 陈静', '--note 急', ''])}`.trim();
    const { nearest = [], instead = '' } = refusalOf(text);
    // 更新 is said of several things.
    const meant = operations
      .filter((each) => each.verb[language] === verb)
      .map((each) => `/${each.noun[language]} ${verb}`);
    expect([text, meant.some((words) => nearest.includes(words))]).toEqual([text, true]);
    expect(text.startsWith(instead)).toBe(true);
    expect(instead).not.toContain(code);
  }
});
