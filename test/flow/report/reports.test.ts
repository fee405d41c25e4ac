/** What waits, what was, what may be: /pending, /history, /whoami. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../../src/sandbox/seed/people.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, nodesOf, optionsOf, stateOf, textOf } from '../../support/card.ts';
import { LEAD, RECRUITER } from '../../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
const withLeads = (...leads: readonly string[]) => ({
  groups: { recruiters: [RECRUITER], leads },
  rules: [
    { operations: ['pool.*'], propose: ['recruiters'], approve: { by: ['requester'] } },
    { operations: ['job.*'], propose: ['recruiters', 'leads'], approve: { by: ['leads'] } },
  ],
});
beforeAll(async () => {
  world = await startWorld({ policy: withLeads(LEAD) });
});
afterAll(() => world.stop());

const proposal = (index: number): Promise<Message> =>
  world.say('recruiter', `/job managers J${1002 + index} --recruiter @${world.person(9).name}`);

describe('/pending', () => {
  test('lists what I asked for and what waits for my yes, and opens it with its buttons', async () => {
    expect(textOf(cardOf(await world.say('lead', '/待办')))).toContain('没有找到');
    const card = await proposal(0);
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'To approve');
    const mine = textOf(cardOf(await world.say('recruiter', '/pending')));
    expect(mine).toContain('待审批');
    const list = await world.say('lead', '/pending');
    expect(textOf(cardOf(list))).toMatch(/#1 更新职位人员 · 待审批/);
    const opened = await world.brings(() =>
      world.press(LEAD, list, 'pick', { option: optionsOf(cardOf(list))[0] ?? '' }),
    );
    expect(opened.chatId).toBe(`oc_direct_${LEAD}`);
    expect([...actsOf(cardOf(opened)).keys()]).toEqual(['approve', 'reject']);
    await world.press(LEAD, opened, 'approve');
    await world.state(card, 'Applied');
    expect(textOf(cardOf(await world.say('lead', '/pending')))).toContain('没有找到');
  });

  test('somebody who may not see a proposal does not find it, nor by its number', async () => {
    await proposal(1);
    expect(textOf(cardOf(await world.say('outsider', '/pending')))).toContain('没有找到');
    expect(textOf(cardOf(await world.say('outsider', '/history')))).toContain('没有找到');
    expect(textOf(cardOf(await world.say('outsider', '/history 1')))).toContain('没有找到与「1」有关的提案');
    expect(textOf(cardOf(await world.say('outsider', 'J1030 历史')))).toContain('没有找到与「J1030」有关的提案');
    expect(textOf(cardOf(await world.say('outsider', '/undo 1')))).toContain('没有 #1，或你看不到它');
  });
});

describe('/history', () => {
  test('by target, by person, by number, newest first, in pages', async () => {
    for (let index = 2; index < 14; index += 1) await proposal(index);
    const all = await world.say('recruiter', '/history');
    const text = textOf(cardOf(all));
    expect(text.indexOf('#14 ')).toBeLessThan(text.indexOf('#5 '));
    expect(text).not.toContain('#4 ');
    await world.press('recruiter', all, 'open', { option: '1' });
    expect(textOf(cardOf(all))).toContain('#4 ');
    const byTarget = textOf(cardOf(await world.say('recruiter', '/历史 J1002')));
    expect(byTarget).toContain('J1002');
    expect(byTarget).not.toContain('J1003');
    const { name } = world.person('lead');
    expect(textOf(cardOf(await world.say('recruiter', `/history @${name}`)))).toContain('没有找到');
    for (const whose of [world.person('recruiter').name, `@${world.person('recruiter').name}`])
      expect(textOf(cardOf(await world.say('recruiter', `/历史 ${whose}`))), whose).toContain('#14 ');
    expect(textOf(cardOf(await world.say('recruiter', `/历史 ${name}`)))).toContain('没有找到');
    expect(textOf(cardOf(await world.say('recruiter', '/history #3')))).toContain('#3 更新职位人员');
    expect(textOf(cardOf(await world.say('recruiter', '/history 100%_')))).toContain('没有找到');
  });

  test('an entry is opened in its present state', async () => {
    const list = await world.say('recruiter', '/history 1');
    const opened = await world.brings(() =>
      world.press('recruiter', list, 'pick', { option: optionsOf(cardOf(list))[0] ?? '' }),
    );
    expect(stateOf(cardOf(opened))).toBe('Applied');
  });
});

test('/stats counts by operation and state, times decisions and names the errors', async () => {
  await world.say('recruiter', '/pool add 高潜人才 13810002713');
  world.sandbox.trouble.refusals.push({ status: 400, code: 1002002, msg: 'rehearsed' });
  const card = await world.say('recruiter', '/pool add 高潜人才 13810005426');
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Failed');
  const stats = await world.say('recruiter', '/统计');
  const [first = {}] = nodesOf(cardOf(stats)).filter(({ tag }) => tag === 'chart');
  const { data } = first.chart_spec as { data: { values: { operation: string; state: string; count: number }[] } };
  // The chart says nothing in any language: what its letters mean stands below it, in the reader's.
  expect(data.values.every(({ operation }) => /^[A-Z]$/.test(operation))).toBe(true);
  const text = textOf(cardOf(stats));
  expect(text).toContain(`共 ${data.values.reduce((sum, { count }) => sum + count, 0)} 个变更申请`);
  expect(text).toMatch(/^[A-Z] 加入人才库：2（.*待确认 1/m);
  expect(text).toMatch(/^[A-Z] Add to talent pool: 2 \(.*Failed 1/m);
  expect(text).toMatch(/一半在 .+内，九成在 .+内/);
  expect(text).toMatch(/1 × 加入人才库：1002002 /);
});

test('/whoami tells my groups and what I may do here, and who says yes', async () => {
  const recruiter = textOf(cardOf(await world.say('recruiter', '/whoami')));
  expect(recruiter).toContain(RECRUITER);
  expect(recruiter).toContain('所在组：recruiters');
  expect(recruiter).toContain('✓ 加入人才库：自己确认即可');
  expect(recruiter).toContain('✓ 更新职位人员：需要 1 位批准（陈静）');
  expect(recruiter).toContain('✕ 更新招聘需求：不能提出');
  const outsider = textOf(cardOf(await world.say('outsider', '/我的权限')));
  expect(outsider).toContain('所在组：无');
  expect(outsider).not.toContain('✓');
  for (const above of [1, 3, 50, 2000]) {
    const [pools, jobs] = withLeads(LEAD).rules;
    world.policy({ ...withLeads(LEAD), rules: [pools, { ...jobs, approve: { by: ['leads'], above } }] });
    const line = `✓ 更新职位人员：${above} 个对象以内自己确认即可，更多时需要 1 位批准（陈静）`;
    expect(textOf(cardOf(await world.say('recruiter', '/whoami')))).toContain(line);
  }
  world.policy(withLeads(LEAD));
});

test('/pass asks another approver; only an approver may, and only to one', async () => {
  const card = await proposal(20);
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'To approve');
  const number = /#(\d+)/.exec(textOf(cardOf(card)))?.[1] ?? '';
  const other = world.person(5);
  const say = async (from: string, who: Person) =>
    textOf(cardOf(await world.say(from, `/pass ${number} @${who.name}`)));
  expect(await say('recruiter', world.person('lead'))).toContain('不在等你批准');
  expect(await say('lead', world.person(1))).toContain('不能批准它');
  world.policy(withLeads(LEAD, other.openId));
  expect(textOf(cardOf(await world.say('lead', `/转交 ${number} ${other.name}`)))).toContain(`已请 ${other.name} 决定`);
  expect(await say('lead', other)).toContain(`已请 ${other.name} 决定`);
  const own = await world.until(
    () => world.sentTo(other.openId).find((card) => actsOf(cardOf(card)).has('approve')) ?? null,
  );
  await world.press(other.openId, own, 'approve');
  await world.state(card, 'Applied');
});
