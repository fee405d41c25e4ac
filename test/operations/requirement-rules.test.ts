/** What Feishu would refuse of a requirement is refused before anything is proposed; what it takes without a word is said. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../support/card.ts';
import { pageWith } from '../support/form.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const ask = (command: string) => world.say('recruiter', command);
const words = async (command: string) => textOf(cardOf(await ask(command)));

async function byForm(code: string, form: Record<string, unknown>): Promise<string> {
  const card = await ask(`/jr update ${code}`);
  await pageWith(world, card, Object.keys(form)[0] ?? '');
  await world.press('recruiter', card, 'submit', { form });
  return textOf(cardOf(await world.answer(card, 1)));
}

const P8 = '6907555100000019104';
const OLD_DEPARTMENT = `od-sandbox${'9'.padStart(24, '0')}`;

describe('what a list marks as switched off', () => {
  test.each([
    ['--max-level P8', 'R00407 基础架构研发需求 7：「最高职级」P8：职级已停用（飞书 1002710）。', '换成启用中的职级'],
    ['--employee-type 派遣', '「人员类型」派遣：人员类型不存在（飞书 1002708）', '重新选择人员类型'],
    ['--department 旧业务部', '「需求部门」旧业务部：已停用', '换成启用中的需求部门'],
    [`--department ${OLD_DEPARTMENT}`, '「需求部门」旧业务部：已停用', '换成启用中的需求部门'],
    ['--job-family 旧序列', '「职位序列」旧序列：已停用', '换成启用中的职位序列'],
    ['--address 广州旧址', '「工作地点」广州旧址', '换成启用中的工作地点'],
  ])('%s', async (flags, said, fix) => {
    world.requirement('R00407').body.name = '基础架构研发需求 7';
    const text = await words(`/jr update R00407 ${flags}`);
    expect(text).toContain(said);
    expect(text).toContain(fix);
    expect(text).not.toContain('"confirm"');
  });

  test('by form', async () => {
    expect(await byForm('R00407', { 'max-level': P8 })).toContain('「最高职级」P8：职级已停用（飞书 1002710）');
  });

  test('without the scope for the list: said, and the rest goes on', async () => {
    const fresh = await startWorld();
    fresh.sandbox.trouble.missingScopes = new Set(['contact:job_level:readonly']);
    const card = await fresh.say('recruiter', `/jr update R00407 --max-level ${P8}`);
    await fresh.state(card, 'To confirm');
    expect(textOf(cardOf(card))).toContain('没有查「最高职级」是否已停用：缺少 contact:job_level:readonly 权限');
    await fresh.stop();
  });

  test('a level that is not touched is not looked up', async () => {
    const before = world.sandbox.calls.length;
    await words('/jr update R00407 --headcount +1');
    expect(world.sandbox.calls.slice(before).map(({ path }) => path)).not.toContain('/open-apis/contact/v3/job_levels');
  });
});

describe('what the template makes mandatory cannot be emptied', () => {
  test('standard fields, by command and by form', async () => {
    const text = await words('/jr update R00408 --clear deadline department');
    expect(text).toContain('R00408');
    expect(text).toContain('「预计完成日期」「需求部门」是需求模板的必填项，不能清空');
    expect(await words('/jr update R00408 --clear description')).toContain('将被清空');
  });

  test('the tenant’s own: --clear custom, and one of them', async () => {
    expect(await words('/jr update R00408 --clear custom')).toContain('「项目代号」是必填的自定义字段，不能去掉');
    expect(await words('/jr update R00408 --remove-custom 项目代号')).toContain('「项目代号」是必填的自定义字段');
  });

  test('the employee type, whatever else is held', async () => {
    world.requirement('R00409').body.recruitment_type_id = '101';
    expect(await words('/jr update R00409 --clear employee-type')).toContain('不能把「人员类型」清空');
  });

  test('among others: reported, the rest goes on', async () => {
    const [first, second] = [world.requirement('R00411'), world.requirement('R00412')];
    const own = first.body.customized_data_list as { object_id: string }[];
    first.body.customized_data_list = own.slice(1);
    const card = await ask('/jr update R00411 R00412 --clear custom');
    await world.state(card, 'To confirm');
    expect(textOf(cardOf(card))).toMatch(/R00412[^\n]*「项目代号」是必填的自定义字段/);
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Partly applied');
    expect(first.body.customized_data_list).toEqual([]);
    expect(second.body.customized_data_list).not.toEqual([]);
  });
});

describe('linked jobs', () => {
  const jobs = () => [...world.sandbox.world.jobs.keys()].slice(0, 2);

  test('stand with their code, for a title alone stands in many cities', async () => {
    const card = await ask('/jr update R00413 --jobs J1003 --dry-run');
    expect(textOf(cardOf(card))).toMatch(/＋ 前端工程师 · J1003 · 深圳/);
  });

  test('go with need_update_related_job, and the card says so', async () => {
    const card = await ask(`/jr update R00413 --jobs ${jobs().join(',')}`);
    await world.state(card, 'To confirm');
    expect(textOf(cardOf(card))).toContain('改关联职位会同时打开「同时改关联职位」');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    const held = { job_id_list: jobs(), update_option: { need_update_related_job: true } };
    expect(world.writes.at(-1)?.body).toMatchObject(held);
  });

  test('kept off on demand, with a warning, by command and by form', async () => {
    const form = await ask('/jr update R00414');
    await pageWith(world, form, 'jobs');
    await world.press('recruiter', form, 'submit', { form: { jobs: jobs(), 'update-related-jobs': 'off' } });
    expect(textOf(cardOf(await world.answer(form, 1)))).toContain('这次可能不会生效');
    const card = await ask(`/jr update R00413 --remove-jobs ${jobs()[0]} --update-related-jobs no`);
    await world.state(card, 'To confirm');
    expect(textOf(cardOf(card))).toContain('这次可能不会生效');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    expect(world.writes.at(-1)?.body).toMatchObject({ update_option: { need_update_related_job: false } });
  });

  test('not touched they go out as they were read', async () => {
    await world.applied('/jr update R00413 --headcount +1');
    expect(world.writes.at(-1)?.body).toMatchObject({ job_id_list: jobs().slice(1) });
    expect(world.writes.at(-1)?.body).not.toHaveProperty('update_option');
  });

  test('by form', async () => {
    expect(await byForm('R00414', { jobs: jobs() })).toContain('改关联职位会同时打开');
  });

  test('200 at most', async () => {
    const many = Array.from({ length: 199 }, (_, index) => String(7_000_000_000_000 + index));
    world.requirement('R00415').body.job_id_list = many;
    const text = await words(`/jr update R00415 --add-jobs ${jobs().join(',')}`);
    expect(text).toContain('「关联职位」最多 200 个，这里有 201 个');
  });
});

test('a start that is over is pointed out', async () => {
  const card = await ask('/jr update R00416 --start 2026-01-05 --deadline 2027-12-01');
  await world.state(card, 'To confirm');
  expect(textOf(cardOf(card))).toContain('开始日期 2026-01-05 已经过去');
});
