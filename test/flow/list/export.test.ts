/** `/export`: the template's sheet with what Hire holds of what fits, said in both languages, and what is refused. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../../src/operations/index.ts';
import { cellAt, columnOf, rowCalled, sheetOf } from '../../support/export.ts';
import { acts, follows, said } from '../../support/list.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
  // Enough for an export that takes a while; twenty are read in a second.
  const { talents } = world.sandbox.world;
  for (const { id } of [...talents.values()].slice(120)) talents.delete(id);
});
afterAll(() => world.stop());

const jobs = () => [...world.sandbox.world.jobs.values()];
const codesIn = (sheet: Awaited<ReturnType<typeof sheetOf>>, header = '职位编码'): string[] =>
  sheet.rows.map((cells) => cells[columnOf(sheet, header)] ?? '').sort();
const nameOf = (openId: string): string =>
  world.sandbox.world.people.find((each) => each.openId === openId)?.name ?? openId;

describe('what is in the file', () => {
  test('job people: every job with its people, by name', async () => {
    const sheet = await sheetOf(world, '/export job managers');
    expect(sheet.name).toMatch(/^更新职位人员-\d{4}-\d{2}-\d{2}\.xlsx$/);
    expect(codesIn(sheet)).toEqual(
      jobs()
        .map(({ code }) => code)
        .sort(),
    );
    for (const job of jobs().slice(0, 20)) {
      const row = rowCalled(sheet, '职位编码', job.code);
      expect([cellAt(sheet, row, '职位 ID'), cellAt(sheet, row, '职位')]).toEqual([job.id, job.title]);
      expect(cellAt(sheet, row, '招聘负责人')).toContain(nameOf(job.recruiter));
      const assistants = cellAt(sheet, row, '招聘协助人').split('、').filter(Boolean);
      expect(assistants).toHaveLength(job.assistants.length);
    }
    expect(said(sheet.card)).toContain(`${jobs().length} 个职位，都在文件里`);
  });

  test('whose jobs it is about stands with the name', async () => {
    const lead = world.person('lead');
    const { card } = await sheetOf(world, `/export job managers @${lead.name}`);
    expect(said(card)).toContain(`（${lead.name}），都在文件里`);
    expect(said(card)).not.toContain('ou_');
  });

  test('requirements: counts, days, choices, and a column for each field of the tenant', async () => {
    const sheet = await sheetOf(world, '/导出 需求 更新');
    const row = rowCalled(sheet, '需求编号', 'R00401');
    const { body } = world.requirement('R00401');
    expect(cellAt(sheet, row, '需求人数')).toBe(String(body.head_count));
    expect(cellAt(sheet, row, '需求人数增减')).toBe('');
    expect(cellAt(sheet, row, '招聘优先级')).toMatch(/^[高中低]$/);
    expect(cellAt(sheet, row, '预计完成日期')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(cellAt(sheet, row, '招聘需求')).not.toContain('R00401');
    expect(sheet.headers).toContain('技能标签');
    // Those whose approval is running are hidden by Feishu: it is said how many.
    expect(said(sheet.card)).toMatch(/没有导出 \d+ 个/);
  });

  test('job settings: forms by name, interviewers round by round', async () => {
    const sheet = await sheetOf(world, '/导出 职位设置 J1002');
    expect(sheet.rows).toHaveLength(1);
    const { config } = world.job('J1002');
    expect(cellAt(sheet, 0, '建议面试官').split(' ')).toHaveLength(
      config.interviewers.reduce((sum: number, { people }: { people: readonly string[] }) => sum + people.length, 0),
    );
  });

  test('pre-hires, without a verb: the noun has one write', async () => {
    const sheet = await sheetOf(world, '/导出 待入职');
    const [preHire] = world.sandbox.world.preHires.values();
    const row = rowCalled(sheet, '待入职 ID', preHire?.id ?? '');
    expect(cellAt(sheet, row, '入职日期')).toBe(preHire?.hireDate);
    expect(cellAt(sheet, row, '姓名')).toBe(preHire?.name);
  });

  test('talents who are not in the pool yet, or who are; their contacts stay where they are', async () => {
    const pool = world.pool('校招储备');
    const all = [...world.sandbox.world.talents.values()];
    const into = await sheetOf(world, '/导出 人才库 加入 校招储备 王');
    const called = all.filter(({ name }) => name.includes('王'));
    expect(codesIn(into, '人才 ID')).toEqual(
      called
        .filter(({ pools }) => !pools.has(pool.id))
        .map(({ id }) => id)
        .sort(),
    );
    expect(new Set(into.rows.map((cells) => cells[columnOf(into, '是否在库')]))).toEqual(new Set(['不在库']));
    const out = await sheetOf(world, '/export pool remove 校招储备');
    expect(codesIn(out, '人才 ID')).toEqual(
      all
        .filter(({ pools }) => pools.has(pool.id))
        .map(({ id }) => id)
        .sort(),
    );
    for (const { mobile, email } of all)
      for (const cells of [...into.rows, ...out.rows]) {
        expect(cells.join(' ')).not.toContain(mobile);
        expect(cells.join(' ')).not.toContain(email);
      }
  });
});

describe('which ones', () => {
  const open = () => jobs().filter((job) => job.open);
  const has = (openId: string) =>
    jobs().filter((job) => [job.recruiter, ...job.assistants, ...job.hiringManagers].includes(openId));
  const person = () => world.person(3);

  test.each([
    ['/导出 职位 人员 上海', () => jobs().filter(({ city }) => city === '上海')],
    ['/export job managers 前端工程师 --open', () => open().filter(({ title }) => title.includes('前端工程师'))],
    ['/导出 职位 人员 开放 上海', () => open().filter(({ city }) => city === '上海')],
    ['/导出 职位 人员 --状态 关闭', () => jobs().filter((job) => !job.open)],
    ['/导出 职位 人员 城市：成都', () => jobs().filter(({ city }) => city === '成都')],
    ['导出所有开放职位的招聘负责人', open],
    ['请导出上海的职位人员', () => jobs().filter(({ city }) => city === '上海')],
    ['export all open jobs managers', open],
  ])('%s', async (text, wanted) => {
    const sheet = await sheetOf(world, text);
    expect(codesIn(sheet)).toEqual(
      wanted()
        .map(({ code }) => code)
        .sort(),
    );
  });

  test('by a person in any role, by one in a role, by a name', async () => {
    const { openId, name } = person();
    const mentioned = await sheetOf(world, `/导出 职位 人员 ${openId}`);
    const mine = has(openId)
      .map(({ code }) => code)
      .sort();
    expect(codesIn(mentioned)).toEqual(mine);
    expect(codesIn(await sheetOf(world, `/导出 职位 人员 ${name}`))).toEqual(mine);
    const led = jobs().filter(({ recruiter }) => recruiter === openId);
    expect(codesIn(await sheetOf(world, `/export job managers --recruiter ${openId}`))).toEqual(
      led.map(({ code }) => code).sort(),
    );
  });

  test('by what a field holds', async () => {
    const sheet = await sheetOf(world, '/导出 需求 更新 --priority 高');
    expect(new Set(sheet.rows.map((cells) => cells[columnOf(sheet, '招聘优先级')]))).toEqual(new Set(['高']));
    const going = await sheetOf(world, '/导出 需求 更新 --open');
    const states = new Set(going.rows.map((cells) => cells[columnOf(going, '需求状态')]));
    expect(states.has('已取消') || states.has('已完成')).toBe(false);
    expect(states.size).toBeGreaterThan(0);
  });
});

describe('what is not exported', () => {
  test.each([
    ['/导出 职位 人员 没有这样的职位', '没有这样的职位'],
    ['/导出 职位 人员 前端工程师 --recruiter 我 --城市 月球', '月球'],
    ['/export job managers --colour red', 'There is no filter "--colour"'],
  ])('%s', async (text, words) => {
    const card = await world.say('recruiter', text);
    await world.settled();
    expect(said(card)).toContain(words);
    expect(acts(card)).toEqual([]);
  });

  test('without a command each is offered, with what was said of which', async () => {
    const card = await world.say('recruiter', '/导出 职位 上海');
    expect(said(card)).toContain('要导出哪一种');
    expect(acts(card)).toContain('open');
    const all = await world.say('recruiter', '/export');
    for (const { title } of operations) expect(said(all)).toContain(title.zh);
  });

  test('without a pool each is offered', async () => {
    const card = await world.say('recruiter', '/导出 人才库 移除');
    expect(said(card)).toContain('哪个人才库');
    const answer = await follows(world, card, 'open', '0');
    await world.settled();
    expect(said(answer)).toContain('个人才');
  });
});

test('/help names it', async () => {
  expect(said(await world.say('recruiter', '/help'))).toContain('/导出');
  expect(said(await world.say('recruiter', '/help export'))).toContain('--open');
});
