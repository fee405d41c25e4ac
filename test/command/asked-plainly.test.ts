/** What was changed, by whom and when, and what waits: asked in plain words, each means the report. */
import { expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const heard = (text: string) => parseMessage(text, { operations, looks })[0];
const ROUNDS = Number(process.env.SENTENCES ?? 300);

const chance = createChance(20261127);
const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;

const things = ['J1002', 'R00407', '24001', '前端工程师', '校招储备', '林晓'];
const times = ['', '昨天', '上周', '最近', '这个月', '上个月', '刚才', '前天'];
const changed = ['改', '动', '调整', '修改', '碰'];

const askedOf = (thing: string): string => {
  const when = pick(times);
  const verb = pick(changed);
  return pick([
    `${when}谁${verb}过 ${thing}`,
    `${thing} ${when}被谁${verb}过`,
    `${thing}是谁${verb}的`,
    `${thing} ${when}${verb}了什么`,
    `${when}${thing}${verb}过哪些`,
    `${thing}${when}${verb}了啥？`,
    `${thing} ${when}有什么变化`,
    `看看${thing}${when}的修改记录`,
    `${thing} 的负责人是谁${verb}的`,
    `who changed ${thing} ${pick(['yesterday', 'last week', 'recently'])}`,
    `what changed on ${thing}?`,
  ]);
};

test('who changed something, and what became of it, is its history', () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const thing = pick(things);
    const text = askedOf(thing);
    expect(heard(text), text).toMatchObject({ kind: 'report', report: 'history', words: [thing.toLowerCase()] });
  }
});

test.each(['我改了什么', '最近改了什么', '上周都改了什么？', '最近有哪些改动', '操作记录', '看看我的记录'])(
  '%s: the history of all',
  (text) => expect(heard(text)).toMatchObject({ kind: 'report', report: 'history', words: [] }),
);

const waits = ['确认', '审批', '批', '处理', '点', '办'];

test('what waits for the one who asks', () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const what = pick(['哪些', '什么', '啥', '几个', '多少']);
    const text = pick([
      `我有${what}没${pick(waits)}的`,
      `还有${what}等我${pick(waits)}的`,
      `有${what}要我${pick(waits)}的改动`,
      `待我${pick(waits)}的有${what}？`,
      `有没有等我${pick(waits)}的`,
      `我还有${what}没${pick(waits)}完`,
      `现在有${what}需要${pick(waits)}的吗`,
    ]);
    expect(heard(text), text).toMatchObject({ kind: 'report', report: 'pending' });
  }
});

test.each([
  '谁负责 J1002',
  'J1002 有什么没填',
  'R00407 有什么没确认的',
  '有谁没批',
  '谁改 J1002',
  '把 J1002 的改动记录下来',
])('%s is neither', (text) => expect(heard(text)?.kind).not.toBe('report'));

test.each([
  '撤销刚才的改动',
  '把刚才的撤销掉',
  '刚才那个不算，撤回',
  '改错了，退回去',
  '撤回上一条',
  '撤销',
  'undo that',
  'undo the last one',
])('%s: what can be taken back', (text) =>
  expect(heard(text)).toMatchObject({ kind: 'report', report: 'undo', words: [] }),
);

test.each(['撤销 128', 'undo #128'])('%s: this one', (text) =>
  expect(heard(text)).toMatchObject({ kind: 'report', report: 'undo', words: ['128'] }),
);
