/** What recruiters type on their first days, through the front door: what is said, and what the card shows of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actsOf, buttonsWith, stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

async function said(text: string): Promise<string> {
  const card = await world.say('recruiter', text);
  if (stateOf(cardOf(card)) === 'To confirm') await world.press('recruiter', card, 'cancel');
  return textOf(cardOf(card));
}

describe('states', () => {
  test.each([
    ['暂停 R00407', '需求状态：已取消 → 已暂停'],
    ['暂停R00409', '需求状态：待启动 → 已暂停'],
    ['R00407 重启', '需求状态：已取消 → 进行中'],
    ['pause R00407', '需求状态：已取消 → 已暂停'],
    ['李思远放弃入职了', '入职状态：待入职 → 已撤销'],
  ])('%s', async (text, change) => {
    expect(await said(text)).toContain(change);
  });

  test.each(['关闭 R00408', 'R00408 不招了', 'close R00408'])('%s asks for the state', async (text) => {
    const card = await world.say('recruiter', text);
    expect(textOf(cardOf(card))).toContain('还缺这些内容');
    expect(JSON.stringify(cardOf(card))).toMatch(/已取消.*已暂停.*已完成/);
  });
});

describe('what tells one of a name from another stands before it', () => {
  test.each([
    ['把上海的前端工程师的负责人换成陈静', '前端工程师 J1002'],
    ['企业服务前端工程师协助人加林晓', '前端工程师 J1002'],
    ['/职位 人员 深圳 前端工程师 --协助人 林晓', '前端工程师 J1003'],
    ['J1013 负责人换成人力资源的王芳', '招聘负责人：林晓 → 王芳'],
  ])('%s', async (text, words) => {
    expect(await said(text)).toContain(words);
  });
});

test('two changes of two targets are two cards', async () => {
  const before = await world.db.selectFrom('proposals').select('id').execute();
  await world.say('recruiter', 'J1021 协助人加林晓，R00421 人数加2');
  await world.settled();
  const after = await world.db.selectFrom('proposals').select('id').execute();
  expect(after.length - before.length).toBe(2);
});

describe('the day on which somebody starts', () => {
  test.each([
    ['李思远入职改到下周一', '2026-12-10 → '],
    ['李思远入职推迟一周', '入职日期：2026-12-10 → 2026-12-17'],
    ['李思远推迟入职一周', '入职日期：2026-12-10 → 2026-12-17'],
    ['李思远入职提前三天', '入职日期：2026-12-10 → 2026-12-07'],
    ['把李思远的入职时间改到12月15日', '入职日期：2026-12-10 → 2026-12-15'],
    ['postpone 24011 by a week', '入职日期：2026-12-10 → 2026-12-17'],
    ['24011 starts on 15 Dec 2026', '入职日期：2026-12-10 → 2026-12-15'],
  ])('%s', async (text, change) => {
    expect(await said(text)).toContain(change);
  });
});

describe('who leaves, and who follows', () => {
  test.each([
    '张伟离职了，他的职位交给陈静',
    '张伟的职位交给陈静',
    '张伟的工作由陈静接手',
    '张伟离职，职位转给陈静',
    '把张伟的职位都交给陈静',
  ])('%s', async (text) => {
    const card = await world.say('recruiter', text);
    await world.state(card, 'To confirm');
    expect(textOf(cardOf(card))).toContain('理解为：/交接 张伟 接手人 陈静');
    await world.press('recruiter', card, 'cancel');
  });
});

describe('people who are joined, and counted', () => {
  test.each([
    '/职位 人员 J1003 --协助人 陈静 和 张伟 两位',
    '/职位 人员 J1003 协助人：陈静、张伟两位',
    'J1003 协助人换成陈静 和 张伟',
    'J1003 协助人换成陈静和张伟两位同事',
    'set the assistants of J1003 to 陈静 and 张伟',
    '/job managers J1003 --assistants 陈静 and 张伟',
    '/job managers J1003 --assistants 陈静 & 张伟',
    'J1003：协助人 陈静，张伟',
  ])('%s', async (text) => {
    expect(await said(text)).toContain('＋ 陈静、张伟');
  });

  test('统统 names nobody who would give way', async () => {
    const text = await said('J1002、J1003 负责人统统改成张伟');
    expect(text).toContain('张伟');
    expect(text).not.toMatch(/不是「?统统/);
  });

  test('/职位 人员 J1002 J1002: the same once, said so', async () => {
    expect(await said('/职位 人员 J1002 J1002 --负责人 陈静')).toContain('重复的只算一次：J1002');
  });
});

test('whoever would have to be chosen as what, is nobody', async () => {
  expect(await said('J1002 改成实习生')).toContain('只看懂了一部分');
  expect(await said('J1002 换成陈静')).toContain('用人经理 陈静');
});

describe('people of a job', () => {
  test.each([
    '/职位人员J1002负责人陈静',
    '/职位人员 J1002 负责人陈静',
    '/职位 人员J1002 负责人 陈静',
    '/职位 人员 J1002 负责人 陈静。',
    'J1002负责人陈静',
    'make 陈静 the recruiter of J1002',
    'replace the recruiter of J1002 with 陈静',
    'J1002 recruiter 陈静',
    'assign J1002 to 陈静',
  ])('%s', async (text) => {
    expect(await said(text)).toContain('招聘负责人：张伟 → 陈静');
  });
});

test.each([
  ['/职位 人员 J1003 负责人 139 1000 0137', '招聘负责人：陈静 → 张伟'],
  ['/职位 人员 J1003 负责人 139 1000 0137 协助人加陈静', '招聘负责人：陈静 → 张伟'],
])('%s: digits of a mobile may stand apart', async (text, change) => {
  expect(await said(text)).toContain(change);
});

test('who is found by a mobile is shown by name', async () => {
  expect(await said('13810002713')).toContain('李思远');
});

test('what is wrong with one of many is said once, with it', async () => {
  const words = await said('/职位 设置 J1004 J1016 评价表 综合面评价表');
  expect(words.split('职位已关闭')).toHaveLength(2);
  expect(words).toContain('1 项写不了，原因见下，其余照常。');
});

describe('rounds', () => {
  test.each([
    ['面试官一面改成陈静', '第 1 轮：＋陈静'],
    ['一面面试官 陈静', '第 1 轮：＋陈静'],
    ['一面 面试官 改成陈静', '第 1 轮：＋陈静'],
    ['面试官 一面 改成 陈静', '第 1 轮：＋陈静'],
    ['面试官一面：陈静', '第 1 轮：＋陈静'],
    ['第二轮面试官：陈静', '第 2 轮：＋陈静'],
    ['面试官：一面 陈静，二面 张伟', '第 2 轮：＋张伟'],
    ['二面面试官加张伟', '第 2 轮：＋张伟（其余 1 位不变）'],
    ['去掉二面面试官', '第 2 轮：－'],
  ])('/职位 设置 J1003 %s', async (typed, change) => {
    expect(await said(`/职位 设置 J1003 ${typed}`)).toContain(change);
  });

  test.each([
    ['--interviewers 终面=张伟', '第 2 轮：＋张伟'],
    ['终面面试官换成张伟', '第 2 轮：＋张伟'],
    ['终面 面试官 加张伟', '第 2 轮：＋张伟（其余 1 位不变）'],
    ['--interviewers 技术面=张伟', '「技术面」不是面试轮次，Hire 里这个职位有：初面、终面'],
  ])('/职位 设置 J1003 %s, as Hire calls the rounds of this job', async (typed, change) => {
    world.sandbox.world.switches.roundTypes = true;
    expect(await said(`/职位 设置 J1003 ${typed}`)).toContain(change);
  });

  test.each(['把 J1003 的一面面试官换成陈静', 'J1003 一面面试官换成陈静', 'J1003 面试官改成一面陈静'])(
    '%s',
    async (text) => {
      expect(await said(text)).toContain('第 1 轮：＋陈静');
    },
  );
});

describe('a command without its slash', () => {
  test.each([
    ['待办', '我的待办'],
    ['我的待办', '我的待办'],
    ['撤销', '撤销'],
    ['help', '我能做什么'],
  ])('%s', async (text, title) => {
    expect(await said(text)).toContain(title);
  });

  test.each([
    ['/template', 6],
    ['模板', 6],
    // And what a handover would change.
    ['/export', 7],
    ['导出', 7],
  ])('%s offers every change on a button', async (text, count) => {
    const card = await world.say('recruiter', text);
    expect(buttonsWith(cardOf(card), 'open')).toHaveLength(count);
  });

  test('the sheet comes by the button', async () => {
    const card = await world.say('recruiter', '/template');
    const value = actsOf(cardOf(card)).get('open') ?? {};
    const sent = await world.brings(
      () => world.press('recruiter', card, 'open', { value }),
      ({ type }) => type === 'file',
    );
    expect(sent.type).toBe('file');
  });
});

test('out of one pool and into another are two changes: neither is guessed', async () => {
  expect(await said('把 13810002713 从前端方向移到校招储备')).not.toContain('待确认');
});
