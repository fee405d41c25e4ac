/** An API that pauses holds back only itself, and a yes that is taken back meanwhile writes nothing. */
import { afterEach, expect, test } from 'vitest';
import { jobManagers } from '../../../src/operations/job-managers.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { holdBack } from '../../../src/store/pace.ts';
import { timeOf } from '../../support/bot.ts';
import { type Line, slowWrites } from '../../support/slow-writes.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

/** The longest that Feishu asks for. */
const PAUSE_MS = 300_000;

let line: Line;
let world: TestWorld;
afterEach(async () => {
  await world.stop();
  line.close();
});

const approvedBy = (person: string) => ({
  groups: { leads: [person] },
  rules: [
    { operations: ['pool.*'], propose: ['everyone'], approve: { by: ['requester'] } },
    { operations: ['*'], propose: ['everyone'], approve: { by: ['leads'] } },
  ],
});

async function start(): Promise<void> {
  line = await slowWrites(0);
  const rules = [{ operations: ['*'], propose: ['everyone'], approve: { by: ['requester'] } }];
  world = await startWorld({ front: line.front, settleAfterMs: 60_000, policy: { rules } });
  world.policy(approvedBy(world.person('lead').openId));
}

const revoke = (): void => world.policy(approvedBy(world.person(7).openId));

/** Confirmed, and approved by the lead in the group. */
async function approved(code: string): Promise<Message> {
  const to = world.person(world.job(code).recruiter === world.person(7).openId ? 8 : 7).openId;
  const card = await world.say('recruiter', `@招聘助手 /job managers ${code} --recruiter ${to}`, { chat: 'group' });
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'To approve');
  await world.press(world.person('lead').openId, card, 'approve');
  return card;
}

const written = () => world.writes.filter(({ path }) => path.includes('/managers/batch_update'));

test('five are approved while the API pauses, the approver leaves the policy: nothing is written, a pool is not held up', async () => {
  await start();
  const { method, path } = jobManagers.write;
  await holdBack(world.db, `${method} ${path}`, timeOf(world.clock) + PAUSE_MS);
  const cards = [];
  for (const code of ['J1001', 'J1002', 'J1003', 'J1004', 'J1005']) cards.push(await approved(code));
  const talent = world.talent(0);
  await world.applied(`/pool ${talent.pools.has(world.pool('校招储备').id) ? 'remove' : 'add'} 校招储备 ${talent.id}`);
  expect(written()).toEqual([]);
  revoke();
  world.clock.offsetMs += PAUSE_MS;
  for (const card of cards) await world.state(card, 'Failed');
  expect(written()).toEqual([]);
});

test('the approver leaves the policy while the values are read for the last time: it is not written', async () => {
  await start();
  let reads = 0;
  line.onRead = () => {
    reads += 1;
    // The first is of the preview.
    if (reads === 2) revoke();
  };
  const card = await approved('J1001');
  await world.state(card, 'Failed');
  expect(written()).toEqual([]);
});

test('one is refused for its pace: it is tried again when Feishu said, and written once', async () => {
  await start();
  world.sandbox.trouble.next = ['429'];
  await world.state(await approved('J1001'), 'Applied');
  expect(written().map(({ effect }) => effect)).toEqual([false, true]);
});
