/** `/pending`: each row is decided right there, by who may; what is too much for a row is opened first. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, buttonsWith, stateOf, textOf } from '../../support/card.ts';
import { LEAD, RECRUITER } from '../../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const HOUR_MS = 3_600_000;
const policy = (more: object = {}) => ({
  groups: { recruiters: [RECRUITER], leads: [LEAD] },
  rules: [
    { operations: ['pool.*'], propose: ['recruiters'], approve: { by: ['requester'] } },
    { operations: ['*'], propose: ['recruiters'], approve: { by: ['leads'], ...more } },
  ],
});
let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ policy: policy() });
});
afterAll(() => world.stop());
/** Nothing of one test waits in the next. */
beforeEach(async () => {
  world.policy(policy());
  await world.later(25 * HOUR_MS);
});

const words = (message: Message): string => textOf(cardOf(message));
const buttons = (message: Message, act: string) => buttonsWith(cardOf(message), act);
const numberOf = (card: Message): string => /#(\d+)/.exec(words(card))?.[1] ?? '';

async function waiting(command: string): Promise<Message> {
  const card = await world.say('recruiter', command);
  await world.press('recruiter', card, 'confirm');
  return world.state(card, 'To approve');
}

/** The button of the row at that place, among those that carry this act. */
const pressRow = (from: string, list: Message, [act, at]: readonly [string, number]) =>
  world.press(from, list, act, { value: buttons(list, act)[at]?.value ?? {} });

test('an approver says yes or no in the row, which shows all that it is about', async () => {
  const yes = await waiting(`/job managers J1002 --recruiter @${world.person(9).name} --note 交接`);
  const no = await waiting('/jr update R00407 --headcount +2 --priority 低');
  const list = await world.say('lead', '/待办');
  expect(words(list)).toContain(`招聘负责人：${world.person(1).name} → ${world.person(9).name}`);
  expect(words(list)).toContain('原因：交接');
  expect(words(list)).toMatch(/需求人数：10 → 12\n[\s\S]*招聘优先级：高 → 低/);
  // Newest first.
  expect((await pressRow(LEAD, list, ['reject', 0])).toast).toContain('已拒绝');
  await world.state(no, 'Rejected');
  expect(words(no)).toContain('（没有写原因）');
  await world.until(() => (words(list).includes(`#${numberOf(no)} 更新招聘需求 · 已拒绝`) ? true : null));
  expect(buttons(list, 'approve')).toHaveLength(1);
  await pressRow(LEAD, list, ['approve', 0]);
  await world.state(yes, 'Applied');
  await world.settled();
  expect([...actsOf(cardOf(list)).keys()].sort()).toEqual(['cancel', 'pick']);
  expect(world.job('J1002').recruiter).toBe(world.person(9).openId);
});

test('the requester confirms, nudges and withdraws in the row', async () => {
  const card = await world.say('recruiter', '/jr update R00408 --headcount +1');
  const list = await world.say('recruiter', '/pending');
  await pressRow(RECRUITER, list, ['confirm', 0]);
  await world.state(card, 'To approve');
  await world.settled();
  const before = world.sentTo(LEAD).length;
  expect((await pressRow(RECRUITER, list, ['nudge', 0])).toast).toContain('已提醒 1 位审批人');
  await world.until(() => (world.sentTo(LEAD).length > before ? true : null));
  expect((await pressRow(RECRUITER, list, ['nudge', 0])).toast).toMatch(/4 小时内只能催一次，\d\d:\d\d 之后/);
  await world.settled();
  expect(world.sentTo(LEAD)).toHaveLength(before + 1);
  // The first of them closes the list.
  const [withdraw] = buttons(list, 'cancel').filter(({ text }) => text.includes('取消'));
  await world.press(RECRUITER, list, 'cancel', { value: withdraw?.value ?? {} });
  await world.state(card, 'Cancelled');
});

test('a waiting card has the nudge, for who asked and for nobody else; at most every four hours', async () => {
  const card = await waiting('/jr update R00409 --headcount +1');
  expect(buttons(card, 'nudge').map(({ text }) => text)).toEqual(['催一下\nRemind the approvers']);
  const own = await world.until(() => world.sentTo(LEAD).at(-1) ?? null);
  expect(actsOf(cardOf(own)).has('nudge')).toBe(false);
  const value = buttons(card, 'nudge')[0]?.value ?? {};
  const press = async (from: string) => (await world.press(from, card, 'nudge', { value })).toast;
  expect(await press(LEAD)).toContain('只有提出人可以操作');
  expect(await press(RECRUITER)).toContain('已提醒 1 位审批人');
  expect(await press(RECRUITER)).toContain('4 小时内只能催一次');
  await world.later(4 * HOUR_MS);
  expect(await press(RECRUITER)).toContain('已提醒 1 位审批人');
  expect(stateOf(cardOf(card))).toBe('To approve');
});

test('all that one asked for is withdrawn at once, and nothing else', async () => {
  const mine = [await waiting('/jr update R00410 --headcount +1'), await waiting('/jr update R00411 --headcount +1')];
  const preview = await world.say('recruiter', '/pool add 高潜人才 13810002713');
  const list = await world.say('recruiter', '/pending');
  const later = await world.say('recruiter', '/jr update R00412 --headcount +1');
  const [all] = buttons(list, 'cancel').filter(({ text }) => text.includes('全部 3 项'));
  const said = await world.press(RECRUITER, list, 'cancel', { value: all?.value ?? {} });
  expect(said.toast).toBe('已取消 3 项');
  for (const card of [...mine, preview]) await world.state(card, 'Cancelled');
  // It was asked for after the list was shown.
  expect(stateOf(cardOf(later))).toBe('To confirm');
});

test('what is too much for a row has no yes there', async () => {
  await waiting(
    `/job managers ${[2, 3, 4, 6, 7, 8, 10, 11, 12, 13, 14].map((at) => `J${1000 + at}`).join(' ')} --recruiter @${world.person(11).name}`,
  );
  await waiting(`/jr update R00413 --description ${'很长的描述。'.repeat(40)}`);
  const list = await world.say('lead', '/待办');
  expect(buttons(list, 'approve')).toEqual([]);
  expect(words(list).match(/请打开后再决定/g)).toHaveLength(2);
  // A reason is written on the card itself.
  world.policy(policy({ reason: true }));
  expect(buttons(await world.say('lead', '/待办'), 'reject')).toEqual([]);
});

test('two that decide at once, a list that is old, a stranger: nothing is decided twice', async () => {
  const chance = createChance(7);
  for (const code of ['R00415', 'R00416', 'R00417', 'R00418']) {
    const card = await waiting(`/jr update ${code} --headcount +1`);
    const list = await world.say('lead', '/待办');
    const mine = await world.say('recruiter', '/待办');
    const act = chance() < 0.5 ? 'approve' : 'reject';
    const [withdraw] = buttons(mine, 'cancel').filter(({ text }) => text.startsWith('取消'));
    const value = buttons(list, act)[0]?.value ?? {};
    const said = await Promise.all([
      world.press(LEAD, list, act, { value }),
      world.press(LEAD, list, act, { value }),
      world.press(RECRUITER, mine, 'cancel', { value: withdraw?.value ?? {} }),
      world.press('outsider', list, act, { value }),
    ]);
    await world.settled();
    const ends = ['Applied', 'Rejected', 'Cancelled'];
    expect(ends).toContain(stateOf(cardOf(card)));
    expect(said.filter(({ style }) => style === 'success')).toHaveLength(1);
  }
});
