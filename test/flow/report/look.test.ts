/** Commands that only read. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodesOf, stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const ask = async (command: string, chat?: string) => world.say('recruiter', command, chat ? { chat } : {});
const words = async (command: string, chat?: string): Promise<string> => textOf(cardOf(await ask(command, chat)));

describe('find', () => {
  test.each([
    ['/job find 前端', '职位：找到 4 个'],
    ['/职位 查找 J1001', 'J1001'],
    ['/job find 前端 上海', '职位：找到 1 个'],
    ['/jr find 电商', '招聘需求：找到 6 个'],
    ['/jr find r00407', 'R00407'],
    ['/pool list', '人才库：找到 12 个'],
    ['/人才库 列表 Campus', '校招储备'],
    ['/prehire find 24005', '24005'],
    ['/待入职 查找 王思远', '待入职人员：找到 2 个'],
    ['/job find 不存在的职位', '找不到职位'],
  ])('%s', async (command, expected) => {
    expect(await words(command)).toContain(expected);
  });

  test('twenty rows at most, the rest is counted', async () => {
    const text = await words('/job find');
    expect(text).toContain('职位：找到 64 个');
    expect(text).toContain('另有 44 个');
  });

  test('one of them opens', async () => {
    const card = await ask('/job find 前端');
    await world.press('recruiter', card, 'pick', { option: world.job('J1001').id });
    const shown = await world.answer(card, 1);
    expect(textOf(cardOf(shown))).toContain('建议面试官');
    // The list stays as it is, for the next one.
    expect(textOf(cardOf(card))).toContain('职位：找到 4 个');
  });
});

describe('talents', () => {
  test('contacts are masked in a direct chat and absent in a group', async () => {
    const { name, mobile, email } = world.talent(0);
    const direct = await words(`/talent find ${name}`);
    const group = await words(`@招聘助手 /talent find ${name}`, 'group');
    for (const text of [direct, group]) {
      expect(text).toContain(name);
      expect(text).not.toContain(mobile);
      expect(text).not.toContain(email);
    }
    expect(direct).toContain(`138****${mobile.slice(-4)}`);
    expect(direct).toContain('t***@mail.example.com');
    expect(group).not.toContain('****');
    expect(group).not.toContain('@mail');
  });

  test('so are they where one of several is picked', async () => {
    const command = '/pool add 校招储备 王思远';
    const twice = [...world.sandbox.world.talents.values()].filter(({ name }) => name === '王思远');
    expect(twice.length).toBeGreaterThan(1);
    expect(await words(command)).toContain('****');
    expect(await words(`@招聘助手 ${command}`, 'group')).not.toContain('****');
  });

  test('by mobile', async () => {
    const { mobile, id } = world.talent(0);
    expect(await words(`/talent find ${mobile}`)).toContain(`ID ${id}`);
  });
});

describe('show', () => {
  test('a job with its people and settings, and the forms', async () => {
    const card = await ask('/job show J1002');
    const text = textOf(cardOf(card));
    for (const part of ['招聘负责人：', 'Offer 申请表：', '第 1 轮：', '现场', '视频面试', 'J1002']) {
      if (part !== '现场') expect(text).toContain(part);
    }
    expect(stateOf(cardOf(card))).toBe('');
    await world.press('recruiter', card, 'open', { option: 'job.config' });
    const form = await world.answer(card, 1);
    expect(nodesOf(cardOf(form)).some(({ name }) => name === 'offer-form')).toBe(true);
  });

  test('a requirement: custom fields, dates and pay in words', async () => {
    const text = await words('/需求 查看 R00402');
    expect(text).toContain('技能标签：');
    expect(text).toMatch(/预计完成日期：20\d\d-\d\d-\d\d/);
    expect(text).toMatch(/月薪上限（K）：\d+K/);
  });

  test('a long text stands whole where the card has room for it', async () => {
    const long = `${'很长的岗位说明，'.repeat(200)}完`;
    world.requirement('R00411').body.description = long;
    expect(textOf(cardOf(await world.say('recruiter', '/jr show R00411')))).toContain(long);
  });

  test('a pre-hire; its form opens by the only button', async () => {
    const card = await ask('/prehire show 24006');
    expect(textOf(cardOf(card))).toContain('工号：24006');
    await world.press('recruiter', card, 'open');
    const form = await world.answer(card, 1);
    expect(nodesOf(cardOf(form)).some(({ name }) => name === 'hire-date')).toBe(true);
  });

  test('a pool opens the question for talents', async () => {
    const card = await ask('/pool show 高管储备');
    expect(textOf(cardOf(card))).toContain('部分人可见');
    await world.press('recruiter', card, 'open', { option: 'pool.add' });
    const question = await world.answer(card, 1);
    expect(nodesOf(cardOf(question)).some(({ name }) => name === 'talent')).toBe(true);
    await world.press('recruiter', question, 'submit', { form: { talent: world.talent(1).id } });
    const proposal = await world.answer(card, 2);
    await world.state(proposal, 'To confirm');
  });

  test('a missing scope is named, the rest is shown', async () => {
    world.sandbox.trouble.missingScopes = new Set([
      'corehr:corehr:readonly',
      'corehr:pre_hire:read',
      'corehr:corehr',
      'corehr:pre_hire:write',
    ]);
    const text = await words('/prehire show 24007');
    world.sandbox.trouble.missingScopes = new Set();
    expect(text).toContain('应用缺少所需权限');
    expect(text).toContain('corehr:');
  });

  test('one in approval says so; without a name it asks for one', async () => {
    expect(await words('/jr show R00430')).toContain('正在审批');
    expect(await words('/jr show')).toContain('还缺这些内容');
    expect(await words('/jr show R99999')).toContain('R99999');
  });
});

test('all of these cards keep the limits: 30 KB, 180 elements', async () => {
  for (const command of [
    '/help',
    '/help jr update',
    '/help job config',
    '/job find',
    '/job show J1002',
    '/jr show R00403',
    '/pool list',
  ]) {
    const card = await ask(command);
    const json = card.versions.at(-1) ?? '';
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(30_000);
    expect(nodesOf(JSON.parse(json).body).length).toBeLessThanOrEqual(180);
  }
});
