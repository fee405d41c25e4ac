/** A call is judged whole: what somebody put back after it is never changed a second time without a person. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobManagers } from '../../../src/operations/job-managers.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, textOf } from '../../support/card.ts';
import { waitedOut } from '../../support/waited-out.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const QUIET_MS = 600_000;

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ settleAfterMs: QUIET_MS });
});
afterAll(() => world.stop());

/** Three talents put into a pool; the call took effect, its answer was lost, and meanwhile somebody did something. */
async function lost(pool: string, indices: readonly number[], meanwhile: () => void): Promise<Message> {
  const ids = indices.map((index) => world.talent(index).id);
  const card = await world.say('recruiter', `/pool add ${pool} ${ids.join(' ')}`);
  await world.state(card, 'To confirm');
  const effects = world.effects.length;
  world.sandbox.trouble.next = ['reset-after'];
  await world.press('recruiter', card, 'confirm');
  await world.until(() => (world.effects.length > effects ? true : null));
  meanwhile();
  await waitedOut(world, card);
  return card;
}

test('one of three was taken out again: that one is unclear, and not put back', async () => {
  const pool = world.pool('销售方向').id;
  const writes = world.writes.length;
  const card = await lost('销售方向', [1, 2, 3], () => void world.talent(2).pools.delete(pool));
  await world.state(card, 'Needs a look');
  expect([1, 2, 3].map((index) => world.talent(index).pools.has(pool))).toEqual([true, false, true]);
  expect(world.writes.length - writes).toBe(1);
  expect(textOf(cardOf(card))).toContain('现在是：不在库');
  expect([...actsOf(cardOf(card)).keys()]).toEqual(['happened', 'again', 'report']);
  await world.press('recruiter', card, 'again');
  await world.state(card, 'Applied');
  expect(world.talent(2).pools.has(pool)).toBe(true);
});

test('all three as wanted: applied', async () => {
  const card = await lost('设计方向', [5, 6, 7], () => undefined);
  await world.state(card, 'Applied');
});

test('all three as before: nothing came of it, so it is sent again', async () => {
  const pool = world.pool('产品方向').id;
  const card = await lost('产品方向', [9, 10, 11], () => {
    for (const index of [9, 10, 11]) world.talent(index).pools.delete(pool);
  });
  await world.state(card, 'Applied');
  expect([9, 10, 11].every((index) => world.talent(index).pools.has(pool))).toBe(true);
});

/** A change of one person; the call was lost, and meanwhile somebody did something. */
async function changed(code: string, meanwhile: () => unknown): Promise<Message> {
  const card = await world.say('recruiter', `/job managers ${code} --recruiter ${world.person(14).openId}`);
  await world.state(card, 'To confirm');
  world.sandbox.trouble.next = ['500-before'];
  await world.press('recruiter', card, 'confirm');
  await world.until(() => (world.sandbox.trouble.next.length === 0 ? true : null));
  await meanwhile();
  await waitedOut(world, card);
  return world.state(card, 'Needs a look');
}

test('somebody wrote another person meanwhile: unclear, and the card names whom Hire holds', async () => {
  // Nobody of the preview: the name comes with what is read back.
  const there = JSON.stringify(world.job('J1003'));
  const other = world.person(
    world.sandbox.world.people.findIndex(({ openId }, at) => at > 14 && !there.includes(openId)),
  );
  const card = await changed('J1003', () => {
    world.job('J1003').recruiter = other.openId;
  });
  expect(textOf(cardOf(card))).toContain(other.name);
});

test('what no operation of this version can read back goes to a person', async () => {
  const sent = world.effects.length;
  await changed('J1004', () =>
    world.db.updateTable('items').set({ operation: 'job.gone' }).where('state', '=', 'sending').execute(),
  );
  expect(world.effects.length).toBe(sent);
});

test('where Hire cannot be read either it is looked at once in each quiet period', async () => {
  const { missingScopes } = world.sandbox.trouble;
  const looks = () => world.sandbox.calls.filter(({ path }) => path.endsWith('/recruiter')).length;
  const card = await world.say('recruiter', `/job managers J1006 --recruiter ${world.person(14).openId}`);
  await world.state(card, 'To confirm');
  world.sandbox.trouble.next = ['reset-after'];
  await world.press('recruiter', card, 'confirm');
  const unsettled = world.db.selectFrom('items').select('id').where('state', '=', 'sending').where('next_at', '>', 0);
  await world.until(async () => (await unsettled.executeTakeFirst()) ?? null);
  for (const scope of jobManagers.read.scopes) missingScopes.add(scope);
  const before = looks();
  for (let periods = 1; periods <= 3; periods += 1) {
    world.clock.offsetMs += QUIET_MS;
    await world.until(() => (looks() >= before + periods ? true : null));
    await world.bot.rest();
    expect(looks()).toBe(before + periods);
  }
  missingScopes.clear();
  await waitedOut(world, card);
  await world.state(card, 'Applied');
});
