/** The machine's clock is set while the bot works: leases, quiet periods and pace go by one that nobody sets. */
import { afterEach, expect, test } from 'vitest';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { actsOf } from '../support/card.ts';
import { type Line, slowWrites } from '../support/slow-writes.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

const JUMPS = 20;
const JUMP_MS = 90_000;
/** Longer than two looks of whoever settles what is left unclear. */
const WRITE_MS = 1_200;

let line: Line;
let world: TestWorld;
afterEach(async () => {
  await world.stop();
  line.close();
});

/** So many jobs get another recruiter by one command; how often each was written. */
async function writtenOf(count: number): Promise<number[]> {
  const lead = world.person('lead').openId;
  const jobs = [...world.sandbox.world.jobs.values()].filter(({ recruiter }) => recruiter !== lead).slice(0, count);
  const codes = jobs.map(({ code }) => code).join(' ');
  const card = await world.say('recruiter', `/job managers ${codes} --recruiter ${lead}`);
  await world.state(card, 'To confirm');
  while (!actsOf(cardOf(card)).has('confirm')) await world.press('recruiter', card, 'turn');
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
  return jobs.map(({ id }) => world.writes.filter(({ path }) => path.includes(id)).length);
}

test(`${JUMPS} jumps of ±90 s, each while a write is on its way: nothing is written twice, nothing waits`, async () => {
  line = await slowWrites(WRITE_MS);
  world = await startWorld({ front: line.front, settleAfterMs: 60_000 });
  const chance = createChance(12);
  let jumps = 0;
  line.onWrite = () => {
    jumps += 1;
    world.machine.wrongMs += chance() < 0.5 ? JUMP_MS : -JUMP_MS;
  };
  expect(await writtenOf(JUMPS)).toEqual(Array.from({ length: JUMPS }, () => 1));
  expect(jumps).toBe(JUMPS);
});

test('a clock that is set back stalls nothing, also when the bot starts with it', async () => {
  line = await slowWrites(0);
  world = await startWorld({ front: line.front, settleAfterMs: 60_000 });
  const lead = world.person('lead').openId;
  await world.applied(`/job managers J1001 --recruiter ${lead}`);
  world.machine.wrongMs = -200_000;
  await world.applied(`/job managers J1002 --recruiter ${lead}`);
  await world.restart();
  await world.applied(`/job managers J1003 --recruiter ${world.person(7).openId}`);
});

test('time that passes while a write is on its way settles nothing that this process is still making', async () => {
  line = await slowWrites(WRITE_MS);
  world = await startWorld({ front: line.front, settleAfterMs: 60_000 });
  line.onWrite = () => {
    world.clock.offsetMs += JUMP_MS;
  };
  expect(await writtenOf(3)).toEqual([1, 1, 1]);
});
