/** `/jr update`: read whole, change what is named, write whole. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { canonicalRequest } from '../../src/core/api.ts';
import { startOfDay } from '../../src/core/dates.ts';
import { requirementIdKinds } from '../../src/hire/requirement-api.ts';
import { jrUpdate } from '../../src/operations/jr-update.ts';
import type { Requirement } from '../../src/sandbox/seed/requirements.ts';
import { sha256 } from '../../src/store/audit.ts';
import { textOf } from '../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** A requirement that no other test has touched. */
let next = 0;
let target: Requirement;
beforeEach(() => {
  const found = [...world.sandbox.world.requirements.values()][next % 24];
  next += 1;
  if (!found) throw new Error('no requirement left');
  target = found;
});

const shown = async (command: string): Promise<string> => textOf(cardOf(await world.say('recruiter', command)));

async function applied(command: string): Promise<unknown> {
  await world.applied(command);
  return world.writes.at(-1)?.body;
}

const midnight = (day: string): string => String(startOfDay(day, 'Asia/Shanghai'));

describe('one field changes, all others are sent back as they were', () => {
  test.each<[string, string, (before: Record<string, unknown>) => Record<string, unknown>]>([
    ['--headcount +2', '需求人数', (before) => ({ head_count: Number(before.head_count) + 2 })],
    ['--headcount 40', '→ 40', () => ({ head_count: 40 })],
    ['--name 前端 与 移动端', '需求名称', () => ({ name: '前端 与 移动端' })],
    ['--status 已超期', '→ 已超期', () => ({ display_progress: 6 })],
    ['--min-salary 12.5k', '→ 12.5K', () => ({ min_salary: '12.5' })],
    ['--deadline 2028/3/9', '→ 2028-03-09', () => ({ deadline: midnight('2028-03-09') })],
    ['--degree master', '→ 硕士及以上', () => ({ required_degree: 7 })],
    ['--description "第一行，第二行"', '第一行，第二行', () => ({ description: '第一行，第二行' })],
    ['--clear description', '将被清空', () => ({ description: '' })],
    ['--clear leaders', '将被清空', () => ({ direct_leader_id_list: [] })],
    ['--custom 项目代号=X-9', 'X-9', (before) => ({ customized_data_list: withCustom(before, 1, 'X-9') })],
    ['--custom "技能标签=英语,Go"', '英语', (before) => ({ customized_data_list: withCustom(before, 4, '["2","1"]') })],
    [
      '--custom 预算月份=2027-05',
      '→ 2027-05',
      (before) => ({ customized_data_list: withCustom(before, 6, midnight('2027-05-01')) }),
    ],
    [
      '--custom 招聘周期=2027-01-01..2027-03-31',
      '2027-01-01 – 2027-03-31',
      (before) => ({
        customized_data_list: withCustom(before, 8, JSON.stringify([midnight('2027-01-01'), midnight('2027-03-31')])),
      }),
    ],
  ])('%s', async (flags, words, change) => {
    const before = structuredClone(target.body);
    const card = await world.say('recruiter', `/jr update ${target.code} ${flags}`);
    await world.state(card, 'To confirm');
    expect(textOf(cardOf(card))).toContain(words);
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    const wanted = { ...before, ...change(before) };
    // An empty list of jobs is not sent at all.
    expect(withoutEmpty(target.body)).toEqual(withoutEmpty(wanted));
  });
});

const fieldId = (type: number): string => `7101${String(200_000_000_009 + type * 4_513).padStart(15, '3')}`;
const withCustom = (before: Record<string, unknown>, type: number, value: string): unknown[] => {
  const rows = before.customized_data_list as { object_id: string; value: string }[];
  const others = rows.filter(({ object_id }) => object_id !== fieldId(type));
  return [...others, { object_id: fieldId(type), value }];
};
const byId = (rows: unknown): unknown =>
  Array.isArray(rows) ? [...rows].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))) : rows;
const withoutEmpty = (body: Record<string, unknown>): Record<string, unknown> => {
  const { job_id_list: jobs, customized_data_list: custom, ...rest } = body;
  return {
    ...rest,
    ...(Array.isArray(jobs) && jobs.length > 0 ? { job_id_list: jobs } : {}),
    customized_data_list: byId(custom),
  };
};

test('names of levels, families, departments and addresses become ids of the kinds that stay', async () => {
  await applied(
    `/jr update ${target.code} --max-level P6 --min-level P5 --job-family 职能序列 --department 人力资源 --address 深圳办公室 --employee-type 外包 --job-type 销售`,
  );
  expect(world.writes.at(-1)?.query).toEqual({
    user_id_type: 'open_id',
    department_id_type: 'open_department_id',
    job_level_id_type: 'job_level_id',
    job_family_id_type: 'job_family_id',
    employee_type_id_type: 'employee_type_enum_id',
  });
  const { max_level_id, department_id, address_id } = target.body;
  expect([max_level_id, department_id, address_id]).toEqual([
    '6907555100000006370',
    'od-sandbox000000000000000000000004',
    '7265555100000012737',
  ]);
});

test('the write says to change linked jobs only when asked', async () => {
  expect(await applied(`/jr update ${target.code} --priority 低 --headcount 31`)).not.toHaveProperty('update_option');
  const body = await applied(`/jr update ${target.code} --headcount 30 --update-related-jobs`);
  expect(body).toMatchObject({ head_count: 30, update_option: { need_update_related_job: true } });
  expect(await shown(`/jr update ${target.code} --update-related-jobs`)).toContain('没有可改的');
});

test('warns when the new number is below what was already given away', async () => {
  const taken = target.counts.offer_count + target.counts.pre_hire_count;
  const words = await shown(`/jr update ${target.code} --headcount 0 --status 已完成`);
  if (taken > 0) expect(words).toContain(`已入职的 ${taken} 人`);
  else expect(words).not.toContain('已入职的');
});

test('bulk: +1 counts from each requirement’s own number', async () => {
  const [first, second] = [world.requirement('R00425'), world.requirement('R00426')];
  const before = [first.body.head_count, second.body.head_count].map(Number);
  await applied(`/jr update ${first.code} ${second.code} --headcount +1`);
  await world.until(() => (world.writes.length > 1 ? true : null));
  expect([first.body.head_count, second.body.head_count]).toEqual(before.map((count) => count + 1));
});

test('somebody changes another field between preview and confirmation: nothing is lost', async () => {
  const card = await world.say('recruiter', `/jr update ${target.code} --priority 1 --headcount 22`);
  await world.state(card, 'To confirm');
  target.body = { ...target.body, description: '刚刚改过' };
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
  expect(target.body).toMatchObject({ description: '刚刚改过', head_count: 22 });
  // What was sent is what is audited; over, it is not kept.
  const sent = {
    ids: { job_requirement_id: target.id },
    query: requirementIdKinds,
    body: Object(world.writes.at(-1)?.body),
  };
  const entries = await world.db.selectFrom('audit').select('detail').where('kind', '=', 'call applied').execute();
  expect(JSON.parse(entries.at(-1)?.detail ?? '').request).toBe(sha256(canonicalRequest(jrUpdate.write, sent)));
  const items = await world.db.selectFrom('items').select(['request', 'state']).execute();
  expect(items.filter(({ state, request }) => (state === 'applied') !== (request === '{}'))).toEqual([]);
});

test('somebody changes the same field: nothing is written; what moved beside it is named too', async () => {
  const card = await world.say('recruiter', `/jr update ${target.code} --headcount 23`);
  await world.state(card, 'To confirm');
  target.body = { ...target.body, head_count: 30, description: '又改过' };
  const writes = world.writes.length;
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Stale');
  expect(textOf(cardOf(card))).toContain('现在是：30');
  expect(textOf(cardOf(card))).toMatch(/「需求描述」刚被改过：.+ → 又改过/);
  expect(world.writes.length).toBe(writes);
});

test('Feishu tells a list in another order: that is no change', async () => {
  const people = world.sandbox.world.people.slice(0, 4).map(({ openId }) => openId);
  target.body = { ...target.body, recruiter_id_list: people };
  const card = await world.say('recruiter', `/jr update ${target.code} --headcount 77`);
  await world.state(card, 'To confirm');
  const rows = target.body.customized_data_list as unknown[];
  target.body = { ...target.body, recruiter_id_list: [...people].reverse(), customized_data_list: [...rows].reverse() };
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
});

test('a running approval is told instead of tried', async () => {
  const words = await shown('/jr update R00430 --headcount +1');
  expect(words).toContain('需求正在审批，不能更新');
  expect(words).toContain('等审批结束或撤回审批后再改');
});

describe('what cannot be is asked again', () => {
  test.each([
    ['--max-salary 25000', '25000 元请写 25'],
    ['--min-salary 400 --max-salary 20', '高于上限'],
    ['--start 2027-05-05 --deadline 2027-05-01', '预计完成日期 2027-05-01 早于开始日期 2027-05-05'],
    ['--deadline 2027-02-30', '看不懂日期'],
    ['--headcount many', '要填整数'],
    ['--custom 预算人数=若干', '不是数字'],
  ])('%s', async (flags, words) => {
    const card = await world.say('recruiter', `/jr update ${target.code} ${flags}`);
    expect(textOf(cardOf(card))).toContain(words);
    expect(JSON.stringify(cardOf(card))).toContain('"act":"submit"');
  });

  test('and the answer completes the command', async () => {
    const card = await world.say('recruiter', `/jr update ${target.code} --max-salary 48000`);
    await world.press('recruiter', card, 'submit', { form: { 'max-salary': '48' } });
    const proposal = await world.answer(card, 1);
    await world.state(proposal, 'To confirm');
    expect(textOf(cardOf(proposal))).toContain('→ 48K');
  });

  test('a choice that does not exist names the nearest and the usage', async () => {
    const words = await shown(`/jr update ${target.code} --priority 高高`);
    expect(words).toContain('没有「高高」这个选项');
    expect(words).toContain('1 高、2 中、3 低');
    expect(words).toContain('/jr update <requirement>');
  });
});

test('a custom field can be taken away, unless the tenant wants it filled', async () => {
  const fields = (target.body.customized_data_list as unknown[]).length;
  await applied(`/jr update ${target.code} --remove-custom 技能标签`);
  expect(target.body.customized_data_list).toHaveLength(fields - 1);
  expect(await shown(`/jr update ${target.code} --remove-custom 项目代号`)).toContain('「项目代号」是必填的自定义字段');
});

describe('Feishu’s own refusals', () => {
  test.each([
    ['jrApiEdit', false, '未打开「通过 API 新建、编辑、删除招聘需求」', 1002701],
    ['jrApproval', true, '租户启用了招聘需求审批', 1002705],
    ['quota', 3, '人数超出空缺编制', 1002722],
  ] as const)('%s', async (name, value, words, code) => {
    const before = { ...world.sandbox.world.switches };
    Object.assign(world.sandbox.world.switches, { [name]: value });
    const card = await world.say('recruiter', `/jr update ${target.code} --headcount +3`);
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Failed');
    Object.assign(world.sandbox.world.switches, before);
    expect(textOf(cardOf(card))).toContain(words);
    expect(textOf(cardOf(card))).toContain(`Feishu code ${code}`);
    // Only what an administrator can mend, or waiting, is worth trying again as it is.
    expect(JSON.stringify(cardOf(card)).includes('"act":"retry"')).toBe(code !== 1002722);
    expect(JSON.stringify(cardOf(card))).toContain('"act":"edit"');
  });
});
