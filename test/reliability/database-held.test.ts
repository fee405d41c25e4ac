/** A database that somebody else holds: every delivery is answered while it is held, and nothing of it is half done. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hold, inboxHeld, trailHeld } from '../support/held.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

const UNAVAILABLE = 503;

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
  // Everything is loaded by then.
  await world.say('recruiter', '/help');
});
afterAll(() => world.stop());

test('a message that cannot be stored is refused, and the process lives on meanwhile', async () => {
  const held = await hold(world.db, inboxHeld);
  const told = await Promise.all([1, 2, 3].map(() => world.sandbox.say({ from: 'recruiter', text: '/help' })));
  expect(told.map(({ status }) => status)).toEqual([UNAVAILABLE, UNAVAILABLE, UNAVAILABLE]);
  expect((await fetch(`${world.botUrl}/healthz`)).status).toBe(200);
  await held.letGo();
  await world.say('recruiter', '/help');
});

test('a click that cannot be decided is refused while the trail is held, and nothing comes of it later', async () => {
  const card = await world.say('recruiter', '/job managers J1002 --recruiter me');
  await world.state(card, 'To confirm');
  await world.settled();
  const held = await hold(world.db, trailHeld);
  expect((await world.press('recruiter', card, 'confirm')).status).toBe(UNAVAILABLE);
  await held.letGo();
  await world.settled();
  await world.state(card, 'To confirm');
  expect(world.effects).toEqual([]);
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
  expect(world.effects).toHaveLength(1);
});
