/** A handover's rows as a file: who follows is filled in row by row, and each row that comes back is accounted for. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rowOption } from '../../../cards/file-rows.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import type { Person } from '../../../src/sandbox/seed/people.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { cellAt, columnOf, edited, rowCalled, type SentSheet, saved, sheetOf } from '../../support/export.ts';
import { acts, attach, follows, replyToFile, said } from '../../support/list.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
const leaver = (): Person => world.person(16);
const colleague = (which: number): Person => world.person(which);
const codes = ['J1001', 'J1002', 'J1003', 'J1004'];

beforeAll(async () => {
  world = await startWorld();
  for (const { code, id } of [...world.sandbox.world.jobs.values()])
    if (Number(code.slice(1)) > 1006) world.sandbox.world.jobs.delete(id);
});
afterAll(() => world.stop());
beforeEach(() => {
  for (const job of world.sandbox.world.jobs.values()) {
    job.open = true;
    job.recruiter = codes.includes(job.code) ? leaver().openId : world.person(0).openId;
    job.assistants = job.code === 'J1002' ? [leaver().openId, world.person(4).openId] : [world.person(4).openId];
    job.hiringManagers = [world.person(5).openId];
    job.config.evaluators = job.code === 'J1001' ? [leaver().openId] : [];
    job.config.interviewers = [];
  }
});

const exported = (also = ''): Promise<SentSheet> => sheetOf(world, `/导出 交接 ${leaver().openId}${also}`);
const rowOf = (sheet: SentSheet, code: string): number =>
  sheet.rows.findIndex((cells) => cells[columnOf(sheet, '对象')]?.includes(code));
/** Sent back with these successors, and the only thing that fits it chosen. */
async function sentBack(sheet: SentSheet, edits: readonly (readonly [number, string, string])[]): Promise<Message> {
  const offered = await attach(world, saved(edited(sheet, edits), 'xlsx'), { name: '交接.xlsx' });
  expect(said(offered)).toContain('工作交接');
  return follows(world, offered, 'open');
}
const recruiters = (): (string | undefined)[] => codes.map((code) => world.job(code).recruiter);

test('the file has a row for each part of it, with roles and what is there; it is not a write', async () => {
  const sheet = await exported(' 还交接 职位设置');
  expect(sheet.name).toMatch(new RegExp(`^工作交接-${leaver().name}-.*\\.xlsx$`));
  expect(sheet.rows).toHaveLength(5);
  const row = rowOf(sheet, 'J1002');
  expect(cellAt(sheet, row, '角色')).toBe('招聘负责人、招聘协助人');
  expect(cellAt(sheet, row, '现值')).toContain(world.person(4).name);
  expect(cellAt(sheet, row, '接手人')).toBe('');
  expect(said(sheet.card)).toContain('5 行要交接');
  expect(world.effects).toEqual([]);
});

test('each row goes to whom it names; an empty one stays; one undo brings all back', async () => {
  const sheet = await exported(' 还交接 职位设置');
  const before = recruiters();
  const settings = rowCalled(sheet, '改动', '更新职位设置');
  const card = await sentBack(sheet, [
    [rowOf(sheet, 'J1001'), '接手人', colleague(17).name],
    [rowOf(sheet, 'J1002'), '接手人', `@${colleague(18).name}`],
    [rowOf(sheet, 'J1002'), '原因', '组织调整'],
    [rowOf(sheet, 'J1003'), '接手人', colleague(17).openId],
    [settings, '接手人', colleague(19).name],
  ]);
  await world.state(card, 'To confirm');
  const text = said(card);
  expect(text).toContain('要改 4 行 · 已是如此 1 行');
  expect(text).toContain(`${colleague(17).name}（2 行）`);
  expect(text).toContain(`${colleague(18).name}（1 行）`);
  expect(text).toContain('原因：组织调整');
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
  expect(recruiters()).toEqual([colleague(17), colleague(18), colleague(17), leaver()].map(({ openId }) => openId));
  expect(world.job('J1002').assistants).toContain(colleague(18).openId);
  expect(world.job('J1001').config.evaluators).toEqual([colleague(19).openId]);
  const back = await world.brings(() => world.press('recruiter', card, 'undo'));
  await world.press('recruiter', back, 'confirm');
  await world.state(back, 'Applied');
  expect(recruiters()).toEqual(before);
});

test('a role that somebody changed meanwhile is stale and shown with three values; the rest goes on', async () => {
  const sheet = await exported();
  world.job('J1002').assistants = [leaver().openId, world.person(9).openId];
  world.job('J1003').recruiter = world.person(9).openId;
  const gone = world.job('J1004');
  world.sandbox.world.jobs.delete(gone.id);
  const all = codes.map((code) => [rowOf(sheet, code), '接手人', colleague(17).name] as const);
  const card = await sentBack(sheet, all);
  const text = said(card);
  expect(text).toMatch(/「招聘协助人」导出时是 .+，现在是 .+，文件要改成 .+/);
  expect(text).toContain('这里已经没有交接人的角色了');
  for (const state of ['要改', '已失效', '已是如此', '找不到']) expect(text).toContain(state);
  const preview = await follows(world, card, 'continue');
  await world.state(preview, 'To confirm');
  expect(said(preview)).toContain('没有列入：已失效 1 行');
  await world.press('recruiter', preview, 'confirm');
  await world.state(preview, 'Applied');
  expect(world.job('J1001').recruiter).toBe(colleague(17).openId);
  expect(world.job('J1002').recruiter).toBe(leaver().openId);
  world.sandbox.world.jobs.set(gone.id, gone);
});

test('rows taken out of the file are told: they stay with the one who leaves', async () => {
  const sheet = await exported();
  for (const left of [1, 2, 3, 4]) {
    const filled = edited(
      sheet,
      codes.map((code) => [rowOf(sheet, code), '接手人', colleague(17).name] as const),
    );
    const offered = await attach(world, saved(filled.slice(0, left + 1), 'xlsx'), { name: '交接.xlsx' });
    const card = await follows(world, offered, 'open');
    const told = `导出的 4 行里有 ${4 - left} 行不在文件里`;
    if (left < 4) expect(said(card)).toContain(told);
    else expect(said(card)).not.toContain('不在文件里');
    await world.press('recruiter', card, 'cancel');
  }
});

test('in reply to the file one successor takes all rows that name none', async () => {
  const sheet = await exported();
  const cells = edited(sheet, [[rowOf(sheet, 'J1001'), '接手人', colleague(18).name]]);
  const file = saved(cells, 'xlsx');
  const card = await replyToFile(world, file, {
    command: `/交接 给 ${colleague(17).openId}`,
    name: '交接.xlsx',
  });
  expect(said(card)).toContain('要改 4 行');
  expect(said(card)).toContain(`${colleague(17).name}（3 行）`);
});

test('a successor whose name two have is chosen on the row, and the others go on as they were', async () => {
  const [one, other] = [colleague(23), colleague(24)];
  expect(one.name).toBe(other.name);
  const sheet = await exported();
  const card = await sentBack(sheet, [
    [rowOf(sheet, 'J1001'), '接手人', one.name],
    [rowOf(sheet, 'J1003'), '接手人', colleague(17).name],
  ]);
  expect(said(card)).toContain('同名 1');
  await world.press('recruiter', card, 'pick', { option: rowOption(rowOf(sheet, 'J1001') + 2, other.openId) });
  await world.settled();
  const preview = await world.state(await follows(world, card, 'continue'), 'To confirm');
  expect(said(preview)).toContain('更新职位人员 2 项');
  await world.press('recruiter', preview, 'confirm');
  await world.state(preview, 'Applied');
  expect([world.job('J1001'), world.job('J1003')].map(({ recruiter }) => recruiter)).toEqual([
    other.openId,
    colleague(17).openId,
  ]);
});

/** What may stand in a row, and how it ends. */
const ways = {
  change: () => ['接手人', colleague(17).name],
  already: () => ['接手人', ' '],
  'not-found': () => ['接手人', '查无此人'],
  wrong: () => ['接手人', leaver().openId],
  mixed: () => ['请勿修改', '{"ids":'],
  formula: () => ['接手人', '=A1'],
} satisfies Record<string, () => [string, string]>;
const named: Readonly<Record<keyof typeof ways, string>> = {
  change: '要改',
  already: '已是如此',
  'not-found': '找不到',
  wrong: '值不对',
  mixed: '值不对',
  formula: '值不对',
};

test('of generated fillings each row ends in one way, twice included, and none is lost', async () => {
  const chance = createChance(20_261_126);
  const sheet = await exported();
  for (let round = 0; round < 4; round += 1) {
    const kinds = codes.map(
      () => Object.keys(ways)[Math.floor(chance() * Object.keys(ways).length)] as keyof typeof ways,
    );
    const [headers = [], ...rows] = edited(
      sheet,
      kinds.map((kind, at) => [rowOf(sheet, codes[at] ?? ''), ...ways[kind]()] as const),
    );
    const twice = rows[rowOf(sheet, 'J1001')] ?? [];
    const again = kinds[0] !== 'mixed';
    const file = saved([headers, ...rows, ...(again ? [twice] : [])], chance() < 0.5 ? 'csv' : 'xlsx');
    const offered = await attach(world, file, {
      name: `${round}.${file.subarray(0, 2).toString() === 'PK' ? 'xlsx' : 'csv'}`,
    });
    const card = await follows(world, offered, 'open');
    const wanted = new Map<string, number>(again ? [['重复', 1]] : []);
    for (const kind of kinds) wanted.set(named[kind], (wanted.get(named[kind]) ?? 0) + 1);
    for (const [state, count] of wanted) expect(said(card), `${kinds}`).toContain(`${state} ${count}`);
    expect(acts(card).includes('continue')).toBe(wanted.has('要改'));
  }
});

test('a table of somebody else beside it, none at all, and a word that cannot be: refused by name', async () => {
  const sheet = await exported();
  const other = sheet.rows.map((cells) => cells.map((cell) => cell.replaceAll(leaver().openId, colleague(9).openId)));
  const mixed = await attach(world, saved([sheet.headers, ...sheet.rows, ...other], 'xlsx'), { name: 'a.xlsx' });
  expect(said(await follows(world, mixed, 'open'))).toContain('一份表格只交接一个人的工作');
  const plain = await replyToFile(world, [['职位'], ['J1001']], { command: '/交接' });
  expect(said(plain)).toContain('这不是一份工作交接的表格');
  const wrong = await world.say('recruiter', '/export handover --nonsense 1');
  expect(said(wrong)).toContain('nonsense');
});
