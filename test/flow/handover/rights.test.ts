/** A handover asks for all that the policy wants of any operation in it: it is no way around. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
const recruiter = (): string => world.person('recruiter').openId;
const lead = (): string => world.person('lead').openId;
const chief = (): string => world.person(19).openId;

beforeAll(async () => {
  world = await startWorld({
    policy: { rules: [{ operations: ['*'], propose: ['everyone'], approve: { by: ['everyone'] } }] },
  });
  for (const { code, id } of [...world.sandbox.world.jobs.values()])
    if (Number(code.slice(1)) > 1008) world.sandbox.world.jobs.delete(id);
  world.policy({
    rules: [
      { operations: ['job.managers'], propose: ['everyone'], approve: { by: ['requester'] } },
      { operations: ['job.config'], propose: [recruiter()], approve: { by: [lead()], above: 2, reason: true } },
      { operations: ['jr.*'], propose: [recruiter()], approve: { by: [chief()], count: 1 } },
    ],
  });
});
afterAll(() => world.stop());

const said = (text: string, from = 'recruiter'): Promise<Message> => world.say(from, text);
const handover = (also: string): string => `/handover ${world.person(6).openId} --to ${world.person(8).openId}${also}`;

/** A colleague who may approve gets the card in their own chat. */
const cardAt = (openId: string, count: number): Promise<Message> =>
  world.until(() => world.sentTo(openId)[count] ?? null);

test('without the others the own yes is enough', async () => {
  const card = await said(handover(''));
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
});

test('with settings and requirements both must say yes, and nothing is sent before the second', async () => {
  for (const job of world.sandbox.world.jobs.values()) job.config.evaluators = [world.person(6).openId];
  const before = world.effects.length;
  // Many are read, which takes a while.
  const card = await world.state(await said(handover(' --also settings,requirements')), 'To confirm');
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'To approve');
  const text = textOf(cardOf(card));
  expect(text).toContain(`审批人：${world.person('lead').name}（已批准 0/1）`);
  expect(text).toContain(`审批人：${world.person(19).name}（已批准 0/1）`);
  await world.press(lead(), await cardAt(lead(), 0), 'approve');
  await world.settled();
  await world.state(card, 'To approve');
  expect(world.effects.length).toBe(before);
  await world.press(chief(), await cardAt(chief(), 0), 'approve');
  await world.state(card, 'Applied');
  expect(world.effects.length).toBeGreaterThan(before);
});

test('who may not propose one of them is told which, and nothing is read', async () => {
  const calls = world.sandbox.calls.length;
  const card = await said(handover(' --also settings'), 'colleague');
  expect(textOf(cardOf(card))).toContain('你没有权限在这里做这件事：更新职位设置');
  const reads = world.sandbox.calls.slice(calls).filter(({ path }) => path.includes('/config'));
  expect(reads).toEqual([]);
});
