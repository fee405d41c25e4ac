/** Two machines, one of which has its clock wrong, one PostgreSQL whose time holds for both. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../../src/bot.ts';
import { runBot } from '../support/bot.ts';
import { type Line, slowWrites } from '../support/slow-writes.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

const JOBS = 12;
/** Longer than two looks of whoever settles what is left unclear. */
const WRITE_MS = 1_200;

let line: Line;
let world: TestWorld;
let wrong: Bot;
beforeAll(async () => {
  line = await slowWrites(WRITE_MS);
  world = await startWorld({ front: line.front, settleAfterMs: 60_000 });
  wrong = await runBot({ ...world, machine: { clock: world.clock, wrongMs: 90_000 } });
});
afterAll(async () => {
  await wrong.stop();
  await world.stop();
  line.close();
});

test('two instances whose clocks are 90 s apart write nothing twice', async () => {
  const lead = world.person('lead').openId;
  const jobs = [...world.sandbox.world.jobs.values()].filter(({ recruiter }) => recruiter !== lead).slice(0, JOBS);
  await world.applied(`/job managers ${jobs.map(({ code }) => code).join(' ')} --recruiter ${lead}`);
  const times = jobs.map(({ id }) => world.writes.filter(({ path }) => path.includes(id)).length);
  expect(times).toEqual(jobs.map(() => 1));
});

test("an instance whose clock is not the database's says so, and is not ready", async () => {
  const readiness = await fetch(`http://127.0.0.1:${wrong.port}/readyz`);
  expect(readiness.status).toBe(503);
  expect(await readiness.json()).toMatchObject({
    problems: { clock: expect.stringMatching(/^(90\.0|89\.\d) s beside/) },
  });
  expect((await fetch(`${world.botUrl}/readyz`)).status).toBe(200);
});
