/** A database that somebody else holds: every delivery is answered while it is held, and nothing of it is half done or lost. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hold, inboxHeld, trailHeld } from '../support/held.ts';
import { UNAVAILABLE } from '../support/insist.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

/** Beside a file what it cannot take is kept; a server's other machines would not see that. */
const told = process.env.TEST_DATABASE ? UNAVAILABLE : 200;

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
  // Everything is loaded by then.
  await world.say('recruiter', '/help');
});
afterAll(() => world.stop());

test('a message that the database cannot take is kept beside it or refused, and the process lives on meanwhile', async () => {
  const held = await hold(world.db, inboxHeld);
  const said = await Promise.all([1, 2, 3].map(() => world.sandbox.say({ from: 'recruiter', text: '/help' })));
  const health = await fetch(`${world.botUrl}/healthz`);
  await held.letGo();
  expect(said.map(({ status }) => status)).toEqual([told, told, told]);
  expect(health.status).toBe(200);
  await world.say('recruiter', '/help');
  const answered = () => [...world.sandbox.world.messages.values()].map(({ rootId }) => rootId);
  // On a server they were not taken, and come again.
  if (told === 200) await world.until(() => said.every(({ message }) => answered().includes(message.id)) || null);
});

test('a click that cannot be decided is refused while the trail is held, and nothing comes of it later', async () => {
  const card = await world.say('recruiter', '/job managers J1002 --recruiter me');
  await world.state(card, 'To confirm');
  await world.settled();
  const held = await hold(world.db, trailHeld);
  expect((await world.pressOnce('recruiter', card, 'confirm')).status).toBe(UNAVAILABLE);
  await held.letGo();
  await world.settled();
  await world.state(card, 'To confirm');
  expect(world.effects).toEqual([]);
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
  expect(world.effects).toHaveLength(1);
});
