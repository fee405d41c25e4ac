/** Whoever and whatever shares a name stands in a pick card, and in a row of a file, with what tells it apart. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { buttonsWith, nodesOf, textOf } from '../../support/card.ts';
import { replyToFile } from '../../support/list.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const departments = '基础架构|商业化|电商|企业服务|人力资源';
const cities = '北京|上海|深圳|成都';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
  const { jobs, requirements } = world.sandbox.world;
  for (const job of [...jobs.values()].slice(0, 3)) Object.assign(job, { title: '增长工程师' });
  for (const each of [...requirements.values()].slice(0, 3)) Object.assign(each.body, { name: '增长需求' });
});
afterAll(() => world.stop());

type Case = readonly [name: string, command: string, flags: string, header: string, row: RegExp];

const codedJob = new RegExp(`^增长工程师 · J\\d{4} · (${cities}) · (${departments})( · 👤 .+)?$`);
const cases: readonly Case[] = [
  ['增长工程师', '/职位 人员', '--recruiter me', '职位', codedJob],
  ['增长需求', '/需求 更新', '--headcount +1', '需求', new RegExp(`^R\\d{5} 增长需求 · (${departments})( · 👤 .+)?$`)],
  [
    '王思远',
    '/待入职 更新',
    '--hire-date +9d',
    '姓名',
    new RegExp(`^王思远 · \\d{5} · 20\\d\\d-.* · (${departments})$`),
  ],
];

function rowsOf(card: Message): string[] {
  const buttons = buttonsWith(cardOf(card), 'pick').map(({ text }) => text);
  const lists = nodesOf(cardOf(card)).filter(({ tag }) => tag === 'select_static');
  const options = lists.flatMap(({ options: all }) =>
    Array.isArray(all) ? all.map((each) => textOf([each.text])) : [],
  );
  return [...new Set([...buttons, ...options])];
}

function expectRows(card: Message, row: RegExp): void {
  const rows = rowsOf(card);
  expect(rows.length).toBeGreaterThan(1);
  for (const each of rows) expect(each).toMatch(row);
}

describe.each(cases)('%s', (name, command, flags, header, row) => {
  test('typed', async () => {
    expectRows(await world.say('recruiter', `${command} ${name} ${flags}`), row);
  });

  test('in a group', async () => {
    const card = await world.say('recruiter', `@招聘助手 ${command} ${name} ${flags}`, { chat: 'group' });
    expectRows(card, row);
  });

  test('in a file', async () => {
    expectRows(await replyToFile(world, [[header], [name]], { command: `${command} ${flags}` }), row);
  });
});

describe('colleagues', () => {
  const colleague = new RegExp(`^王芳 · (${departments}) · \\w+$`);
  test.each([
    ['/职位 人员 J1009 --recruiter 王芳'],
    ['/job config J1009 --cc 王芳'],
    ['/需求 更新 R00409 --leaders 王芳'],
    // The cells of a row name two of one name.
    ['/职位 人员 J1009 --recruiter "王芳\tiris23@example.com\tjack24@example.com"'],
  ])('%s', async (command) => {
    expectRows(await world.say('recruiter', command), colleague);
  });

  test('in a file', async () => {
    const rows = [
      ['职位', '招聘负责人'],
      ['J1009', '王芳'],
    ];
    expectRows(await replyToFile(world, rows, { command: '/职位 人员' }), colleague);
  });

  test('who was there and who comes share a name: both with their departments', async () => {
    const [one, other] = world.sandbox.world.people.filter(({ name }) => name === '王芳');
    world.job('J1010').recruiter = one?.openId ?? '';
    const card = await world.say('recruiter', `/职位 人员 J1010 --recruiter ${other?.openId}`);
    const named = `王芳（(${departments}) · \\w+）`;
    expect(textOf(cardOf(card))).toMatch(new RegExp(`招聘负责人：${named} → ${named}`));
    expect(textOf(cardOf(card))).not.toMatch(/王芳（ID/);
  });
});

test('talents whom nothing tells apart in a group stand with their ids', async () => {
  const chat = 'group';
  const typed = await world.say('recruiter', '@招聘助手 /人才库 加入 校招储备 王思远', { chat });
  const command = '@招聘助手 /人才库 加入 校招储备';
  const listed = await replyToFile(world, [['姓名'], ['王思远']], { command, chat });
  for (const card of [typed, listed]) expectRows(card, /^王思远 · \S+ · \d{19}$/);
});
