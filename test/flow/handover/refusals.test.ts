/** A handover where Feishu says no, or nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
  for (const { code, id } of [...world.sandbox.world.jobs.values()])
    if (Number(code.slice(1)) > 1004) world.sandbox.world.jobs.delete(id);
});
afterAll(() => world.stop());

const both = () => `/handover ${world.person(16).openId} --to ${world.person(17).openId} --also settings`;

function arrange(): void {
  for (const job of world.sandbox.world.jobs.values()) {
    job.recruiter = world.person(16).openId;
    job.config.evaluators = [world.person(16).openId];
    job.config.interviewers = [];
  }
}

test('each part stands under what it does, and a job under both', async () => {
  arrange();
  const card = await world.say('recruiter', both());
  const lines = textOf(cardOf(card)).split('\n');
  expect(lines).toContain('更新职位人员');
  expect(lines).toContain('更新职位设置');
  expect(lines.filter((line) => line.includes('J1001') && line.startsWith('4 项：'))).toHaveLength(2);
  await world.press('recruiter', card, 'cancel');
});

test('what lacks a scope fails in both operations; granted it is tried again, and undo takes back all', async () => {
  arrange();
  const held = () => [world.job('J1001').recruiter, ...world.job('J1001').config.evaluators];
  const [from, to] = [world.person(16).openId, world.person(17).openId];
  const card = await world.say('recruiter', `${both()} --jobs J1001`);
  world.sandbox.trouble.missingScopes.add('hire:job');
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Failed');
  expect(textOf(cardOf(card))).toContain('hire:job');
  expect(held()).toEqual([from, from]);
  world.sandbox.trouble.missingScopes.delete('hire:job');
  await world.press('recruiter', card, 'retry');
  await world.state(card, 'Applied');
  expect(held()).toEqual([to, to]);
  const back = await world.brings(() => world.press('recruiter', card, 'undo'));
  await world.press('recruiter', back, 'confirm');
  await world.state(back, 'Applied');
  expect(held()).toEqual([from, from]);
});

test('one operation is refused for good: the other is written, and an undo takes back that alone', async () => {
  arrange();
  const [from, to] = [world.person(16).openId, world.person(17).openId];
  const card = await world.say('recruiter', `${both()} --jobs J1002`);
  // The one write that is refused is whichever leaves first.
  world.sandbox.trouble.refusals = [{ status: 200, code: 1002607, msg: 'refused' }];
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Partly applied');
  const passed = [world.job('J1002').recruiter, ...world.job('J1002').config.evaluators].filter((id) => id === to);
  expect(passed).toHaveLength(1);
  const back = await world.brings(() => world.press('recruiter', card, 'undo'));
  await world.press('recruiter', back, 'confirm');
  await world.state(back, 'Applied');
  expect([world.job('J1002').recruiter, ...world.job('J1002').config.evaluators]).toEqual([from, from]);
});

test('a read that fails is told with a button to try again, and nothing is proposed', async () => {
  arrange();
  world.sandbox.trouble.missingScopes.add('hire:job:readonly');
  world.sandbox.trouble.missingScopes.add('hire:job');
  const card = await world.say('recruiter', `${both()} --jobs J1003`);
  expect(textOf(cardOf(card))).toContain('hire:job');
  world.sandbox.trouble.missingScopes.clear();
  const next = await world.brings(() => world.press('recruiter', card, 'retry'));
  await world.state(next, 'To confirm');
});

test('two handovers of the same roles see each other, whichever operation they have in common', async () => {
  arrange();
  const first = await world.say('recruiter', `${both()} --jobs J1004`);
  const other = await world.say('recruiter', `/job config J1004 --evaluators ${world.person(18).openId}`);
  await world.settled();
  expect(textOf(cardOf(other))).toContain('也要改这一项');
  expect(textOf(cardOf(first))).toContain('也要改这一项');
  const apart = await world.say('recruiter', `/job config J1004 --video 飞书`);
  await world.settled();
  expect(textOf(cardOf(apart))).not.toContain('也要改这一项');
});
