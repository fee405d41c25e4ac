/** A missing scope mends itself; roles that change are told; both as the policy says. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mendingPause } from '../../../src/core/mending.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, textOf } from '../../support/card.ts';
import { LEAD } from '../../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  const rules = [{ operations: ['*'], propose: ['everyone'], approve: { by: ['requester'] } }];
  world = await startWorld({ policy: { rules, notify: true, admins: [LEAD] } });
});
afterAll(() => world.stop());

const toldTo = (openId: string, words: string): Message[] =>
  world.sentTo(openId).filter((message) => textOf(cardOf(message)).includes(words));

test('the administrator is told once a day; once the scope is there it is written without a click', async () => {
  const { missingScopes } = world.sandbox.trouble;
  missingScopes.add('hire:job');
  const cards: Message[] = [];
  for (const code of ['J1002', 'J1003']) {
    const card = await world.say('recruiter', `/job managers ${code} --add-assistants @${world.person(20).name}`);
    await world.press('recruiter', card, 'confirm');
    cards.push(await world.state(card, 'Failed'));
  }
  const told = await world.until(() => toldTo(LEAD, '机器人缺少权限')[0] ?? null);
  expect(textOf(cardOf(told))).toContain('hire:job');
  missingScopes.clear();
  await world.later(11 * 60_000);
  for (const card of cards) await world.state(card, 'Applied');
  expect(toldTo(LEAD, '机器人缺少权限')).toHaveLength(1);
  expect(world.effects).toHaveLength(2);
});

test('the card says until when it is tried by itself, and it can be stopped', async () => {
  const { missingScopes } = world.sandbox.trouble;
  missingScopes.add('hire:job');
  const card = await world.say('recruiter', `/job managers J1010 --add-assistants @${world.person(21).name}`);
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Failed');
  expect(textOf(cardOf(card))).toMatch(
    /权限开通后机器人会自动再试，直到 \d{4}-\d\d-\d\d \d\d:\d\d；不再需要请点「取消」/,
  );
  await world.press('recruiter', card, 'cancel');
  await world.state(card, 'Cancelled');
  const before = world.effects.length;
  missingScopes.clear();
  await world.later(11 * 60_000);
  expect(world.effects).toHaveLength(before);
  expect(textOf(cardOf(card))).not.toContain('自动再试');
});

test('what failed for another reason offers no such stop', async () => {
  // Where names cannot be read, who that is can only be told by the write.
  world.sandbox.trouble.missingScopes.add('contact:user.basic_profile:readonly');
  const card = await world.say('recruiter', '/job managers J1011 --recruiter ou_nobody');
  world.sandbox.trouble.missingScopes.clear();
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Failed');
  expect([...actsOf(cardOf(card)).keys()]).not.toContain('cancel');
});

test('it is tried more and more rarely', () => {
  expect([1, 2, 3, 20].map((attempt) => mendingPause(attempt) / 60_000)).toEqual([10, 20, 40, 360]);
});

test('who gains and who loses a role is told once, the requester is not', async () => {
  const gains = world.person(11);
  const loses = world.job('J1006').recruiter;
  await world.applied(`/job managers J1006 --recruiter @${gains.name} --add-assistants me`);
  await world.settled();
  const [gained] = toldTo(gains.openId, '调整了你的角色');
  expect(textOf(gained && cardOf(gained))).toContain('＋ 后端工程师 J1006：招聘负责人');
  const lost = toldTo(loses, '调整了你的角色').at(-1);
  expect(textOf(lost && cardOf(lost))).toContain('－ 后端工程师 J1006：招聘负责人');
  expect(toldTo(gains.openId, 'J1006')).toHaveLength(1);
  expect(toldTo(world.person('recruiter').openId, '调整了你的角色')).toEqual([]);
});
