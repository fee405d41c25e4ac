/** `/report` and its button: what came of each item of a run, as a file. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf } from '../../support/card.ts';
import { cellAt, fileAnswering, opened, type SentSheet } from '../../support/export.ts';
import { acts, replyToFile, said } from '../../support/list.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** What the button of a card brings. */
async function reported(card: Message, from = 'recruiter'): Promise<SentSheet> {
  const { toast } = await world.press(from, card, 'report');
  expect(JSON.stringify(toast)).toContain('正在生成报告文件');
  await world.settled();
  const file = fileAnswering(world, card.rootId);
  if (!file) throw new Error('no report came');
  return { ...(await opened(file)), card };
}

const numberOn = (card: Message): string => /#(\d+)/.exec(said(card))?.[1] ?? '';

/** Three requirements of a file: one is refused, one has moved meanwhile, one is written. */
async function ended(turn: number): Promise<Message> {
  const rows = ['R00401', 'R00402', 'R00403'].map((code, at) => [code, String(40 + turn + at)]);
  const card = await replyToFile(world, [['需求编号', '人数'], ...rows], { command: '/需求 更新' });
  await world.state(card, 'To confirm');
  world.requirement('R00402').body.head_count = 90 + turn;
  world.sandbox.trouble.refusals.push({ status: 400, code: 1002707, msg: 'head count' });
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Partly applied');
  await world.settled();
  return card;
}

test('a row an item: where it stood, old and new, how it ended and why, the log id', async () => {
  const heads = ['R00401', 'R00402', 'R00403'].map((code) => String(world.requirement(code).body.head_count));
  const card = await ended(0);
  const sheet = await reported(card);
  expect(sheet.name).toBe(`报告-${numberOn(card)}-更新招聘需求.xlsx`);
  expect(sheet.headers).toEqual([
    '行\nRow',
    '对象\nTarget',
    '原值\nOld',
    '新值\nNew',
    '结果\nOutcome',
    '原因\nReason',
    '日志 ID\nLog id',
  ]);
  const cells = (header: string) => sheet.rows.map((_, row) => cellAt(sheet, row, header));
  expect(cells('行')).toEqual(['2', '3', '4']);
  expect(cells('对象').map((words) => words.slice(0, 6))).toEqual(['R00401', 'R00402', 'R00403']);
  expect(cells('原值')).toEqual(heads.map((head) => `需求人数：${head}`));
  expect(cells('新值')).toEqual(['需求人数：40', '需求人数：41', '需求人数：42']);
  const outcomes = cells('结果');
  expect([...outcomes].sort()).toEqual(['已失效', '已生效', '未写入'].sort());
  const reasonOf = (outcome: string) => cells('原因')[outcomes.indexOf(outcome)] ?? '';
  expect(reasonOf('未写入')).toContain('飞书 1002707');
  expect(reasonOf('已失效')).toContain('现在是 需求人数：90');
  expect(reasonOf('已生效')).toBe('');
  expect(cells('日志 ID')[outcomes.indexOf('未写入')]).toMatch(/^sandbox[0-9a-f]+$/);
});

describe('who gets it, and when', () => {
  test('in words by its number, by any who sees the proposal', async () => {
    const card = await ended(10);
    for (const text of [`/report ${numberOn(card)}`, `/报告 ${numberOn(card)}`]) {
      const { message } = await world.sandbox.say({ from: 'recruiter', text });
      await world.settled();
      const file = fileAnswering(world, message.id);
      expect(file && (await opened(file)).rows).toHaveLength(3);
    }
  });

  test('without a number those that ended lately are offered', async () => {
    const card = await ended(20);
    const menu = await world.say('recruiter', '/报告');
    expect(said(menu)).toContain(`#${numberOn(card)}`);
    await world.press('recruiter', menu, 'open', { option: '0' });
    await world.settled();
    expect(fileAnswering(world, menu.rootId)).toBeDefined();
  });

  test('what one item came to stands on its card: no button', async () => {
    const card = await world.applied('/job managers J1003 --recruiter 我');
    expect(actsOf(cardOf(card)).has('report')).toBe(false);
  });

  test('nothing has come of what was not decided', async () => {
    const card = await world.say('recruiter', '/jr update R00404 R00405 --headcount 33');
    await world.state(card, 'To confirm');
    expect(acts(card)).not.toContain('report');
    const answer = await world.say('recruiter', `/report ${numberOn(card)}`);
    expect(said(answer)).toContain('还没有结果：现在是「待确认」');
    expect(said(await world.say('recruiter', '/report 9999'))).toContain('没有 #9999');
  });

  test('after the retention there is nothing to write', async () => {
    const card = await world.applied('/jr update R00406 R00407 --headcount 34');
    await world.db
      .updateTable('proposals')
      .set({ purged: 1 })
      .where('number', '=', Number(numberOn(card)))
      .execute();
    const answer = await world.say('recruiter', `/report ${numberOn(card)}`);
    expect(said(answer)).toContain('已按保留期清除');
  });
});

test('long lists stand whole, lists under keys too', async () => {
  const people = Array.from({ length: 16 }, (_, at) => world.person(2 + at));
  const mails = people.map(({ email }) => email).join('、');
  const card = await world.applied(`/职位 人员 J1005 J1006 --assistants ${mails}`);
  const sheet = await reported(card);
  for (const { name } of people) expect(cellAt(sheet, 0, '新值')).toContain(name);
  const config = await world.applied(`/职位 设置 J1005 J1006 --interviewers 1=${people[0]?.email},${people[1]?.email}`);
  const other = await reported(config);
  expect(cellAt(other, 0, '新值')).toContain(`第 1 轮：${people[0]?.name}`);
});
