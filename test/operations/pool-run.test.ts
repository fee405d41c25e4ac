/** Talents whom Hire does not know any more in the middle of a run: they are named, and all the others are written. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { said } from '../support/list.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

/** In calls of fifty; `TALENTS=300` for a whole fair. */
const TALENTS = Number(process.env.TALENTS ?? 110);

const CALLS = Math.ceil(TALENTS / 50);

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test(`1002102 in the middle of ${TALENTS}: those that it names failed, the rest of their call goes again, each once`, {
  timeout: 120_000,
}, async () => {
  const { id: pool, zh } = world.pool('高潜人才');
  const talents = [...world.sandbox.world.talents.values()]
    .filter(({ pools, onboarded }) => !pools.has(pool) && !onboarded)
    .slice(0, TALENTS);
  expect(talents).toHaveLength(TALENTS);
  const gone = [talents[60], talents[75]].flatMap((talent) => talent ?? []);
  const card = await world.say('recruiter', `/pool add ${zh} ${talents.map(({ id }) => id).join(' ')}`);
  await world.state(card, 'To confirm');
  const before = world.effects.length;
  await world.press('recruiter', card, 'confirm');
  await world.until(() => (world.effects.length > before ? true : null));
  const msg = `talent not exist: ${gone.map(({ id }) => id).join(',')}`;
  world.sandbox.trouble.refusals.push({ status: 400, code: 1002102, msg });
  // One call after the other: each is read for seconds before it leaves.
  for (let calls = 2; calls <= CALLS; calls += 1)
    await world.until(() => (world.effects.length - before >= calls ? true : null));
  await world.state(card, 'Partly applied');
  const inPool = talents.filter(({ pools }) => pools.has(pool));
  expect(talents.filter((talent) => !inPool.includes(talent))).toEqual(gone);
  expect(world.effects.length - before).toBe(CALLS);
  expect(said(card)).toContain(`已生效 ${TALENTS - gone.length}`);
  expect(said(card)).toContain('飞书错误码 1002102');
  for (const { name } of gone) expect(said(card)).toContain(name);
});
