import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import { handoverOver } from '../../src/operations/handover.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';

const vocabulary = { operations, looks, handover: handoverOver(operations) };
const people = new Map([
  ['ou_ann', '安娜'],
  ['ou_bob', '鲍勃'],
]);

function heard(text: string) {
  const [first] = parseMessage(text, vocabulary, people);
  const command = first?.kind === 'sentence' ? first.readings[0] : first;
  if (command?.kind !== 'operation' || command.operation !== 'handover') throw new Error(JSON.stringify(first));
  const { targets, edits } = command;
  return { from: targets.from, ...Object.fromEntries(Object.entries(edits).map(([flag, { set }]) => [flag, set])) };
}

describe('a command', () => {
  test.each([
    ['/handover ou_ann --to ou_bob', { from: ['ou_ann'], to: ['ou_bob'] }],
    ['/交接 ou_ann --to ou_bob', { from: ['ou_ann'], to: ['ou_bob'] }],
    ['/交接 ou_ann 给 ou_bob', { from: ['ou_ann'], to: ['ou_bob'] }],
    ['/交接 张三 给 李四', { from: ['张三'], to: ['李四'] }],
    ['/交接 张三 接手人：李四', { from: ['张三'], to: ['李四'] }],
    ['/handover "Ann Lee" --to=“Bob May”', { from: ['Ann Lee'], to: ['Bob May'] }],
    [
      '/handover ou_ann --to ou_bob --also requirements,settings --jobs J1001 J1002',
      { from: ['ou_ann'], to: ['ou_bob'], also: ['requirements', 'settings'], jobs: ['J1001 J1002'] },
    ],
    ['/交接 张三 给 李四 还交接 面试官、需求负责人', { from: ['张三'], to: ['李四'], also: ['面试官', '需求负责人'] }],
    ['/handover', { from: [] }],
  ])('%s', (text, wanted) => {
    expect(heard(text)).toEqual(wanted);
  });

  test('what is one too many is told', () => {
    expect(parseMessage('/handover ou_ann ou_cid --to ou_bob', vocabulary, people)).toMatchObject([
      { kind: 'refused', refusal: { code: 'unexpected-word' } },
    ]);
  });
});

describe('a plain sentence', () => {
  test.each([
    ['把张三的职位都交接给李四', { from: ['张三'], to: ['李四'] }],
    ['请把 ou_ann 的所有工作移交给 ou_bob。', { from: ['ou_ann'], to: ['ou_bob'] }],
    ['将张三全部交接给李四', { from: ['张三'], to: ['李四'] }],
    ['hand over everything of Ann Lee to Bob May', { from: ['Ann Lee'], to: ['Bob May'] }],
    ["hand Ann's jobs over to Bob", { from: ['Ann'], to: ['Bob'] }],
  ])('%s', (text, wanted) => {
    expect(heard(text)).toEqual(wanted);
  });

  test('whenever and however somebody goes', () => {
    const when = ['', '明天', '下周五', '月底', '12月15日', ' 12月15日', '下个月初', '马上', '已经'];
    const goes = ['离职', '要离职', '就要离职', '调岗', '休产假', '离职了'];
    const given = ['交接给李四', '工作交给李四', '他的职位都交给李四', '由李四接手', '他的工作由李四接手'];
    for (const day of when)
      for (const leaving of goes)
        for (const to of given)
          expect(heard(`张三${day}${leaving}，${to}`), `张三${day}${leaving}，${to}`).toEqual({
            from: ['张三'],
            to: ['李四'],
          });
    for (const day of ['', ' today', ' next week', ' on 15 December', ' in two weeks', ' soon'])
      for (const to of ['hand over to Bob', 'give everything to Bob', 'Bob takes over'])
        expect(heard(`Ann is leaving${day}, ${to}`), day).toEqual({ from: ['Ann'], to: ['Bob'] });
  });

  test('it is shown as the command that it was understood as', () => {
    const [first] = parseMessage('把 ou_ann 的职位都交接给 ou_bob', vocabulary, people);
    expect(first).toMatchObject({
      kind: 'sentence',
      readings: [{ understood: { zh: '/交接 安娜 接手人 鲍勃', en: '/handover 安娜 --to 鲍勃' } }],
    });
  });
});
