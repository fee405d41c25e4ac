/** PostgreSQL is frozen, cut off, or fails over: what comes meanwhile is answered, and the process lives on. */
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runBot } from '../support/bot.ts';
import { type Gate, gateTo } from '../support/gate.ts';
import { hold, trailHeld } from '../support/held.ts';
import { UNAVAILABLE } from '../support/insist.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let gate: Gate;
beforeEach(async () => {
  world = await startWorld();
  gate = await gateTo(world.database.url);
  await world.bot.stop();
  world.bot = await runBot({ ...world, database: { url: gate.url } });
  world.sandbox.connect(world.botUrl);
});
afterEach(async () => {
  gate.thaw();
  await world.stop();
  gate.close();
});

const asked = () => world.say('recruiter', '/job managers J1002 --recruiter me');

test('frozen: messages, clicks and the probe are answered, and all goes on when it thaws', async () => {
  const card = await asked();
  await world.settled();
  gate.freeze();
  const [said, pressed, ready] = await Promise.all([
    world.sandbox.say({ from: 'recruiter', text: '/help' }),
    world.pressOnce('recruiter', card, 'confirm'),
    fetch(`${world.botUrl}/readyz`),
  ]);
  expect([said.status, pressed.status, ready.status]).toEqual([UNAVAILABLE, UNAVAILABLE, UNAVAILABLE]);
  gate.thaw();
  await world.until(async () => ((await fetch(`${world.botUrl}/readyz`)).status === 200 ? true : null));
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
  expect(world.effects).toHaveLength(1);
});

test('frozen while the bot is told to stop: it stops', async () => {
  await world.say('recruiter', '/help');
  gate.freeze();
  await world.bot.stop();
  gate.thaw();
  await world.restart();
  await world.say('recruiter', '/help');
});

test('20 times all connections end in the middle of a click: answered, and pressed again it counts', async () => {
  const statuses = new Set<unknown>();
  for (let round = 0; round < 20; round += 1) {
    const card = await asked();
    // What a worker does anew, as its connection ended, would be taken for the click that waits.
    await world.settled();
    const held = await hold(world.db, trailHeld);
    const clicked = world.pressOnce('recruiter', card, 'cancel');
    // Waits for the trail, in its transaction.
    await world.until(async () => ((await waitingForLocks()) > 0 ? true : null));
    await endAllOthers();
    statuses.add((await clicked).status);
    await held.letGo().catch(() => undefined);
    // Some more connections may turn out to be gone when they are used next.
    await world.press('recruiter', card, 'cancel');
    await world.state(card, 'Cancelled');
  }
  expect([...statuses]).toEqual([UNAVAILABLE]);
});

async function waitingForLocks(): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(world.db);
  return Number(rows[0]?.count ?? 0);
}

/** As a failover ends them; also the one of this very statement's own pool that holds the trail. */
const endAllOthers = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(world.db);
