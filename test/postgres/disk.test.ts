/**
 * Figure M17 on PostgreSQL: from the n-th statement on the server has no room, may not be written, holds a lock, or the
 * connection ends before or after it was carried out, for every n: what was not stored is not acknowledged, and the same
 * process goes on. `DISK_STEP=1` for every n.
 */
import { afterAll, beforeAll, test } from 'vitest';
import { runBot } from '../support/bot.ts';
import { strikeEvery } from '../support/struck.ts';
import { type Blow, type Way, wayTo } from '../support/struck-way.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

const STEP = Number(process.env.DISK_STEP ?? 41);
const kinds: readonly Blow[] = ['53100', '25006', '55P03', 'cut before', 'cut after'];

let world: TestWorld;
let way: Way;
beforeAll(async () => {
  world = await startWorld();
  way = await wayTo(world.database.url);
  await world.bot.stop();
  world.bot = await runBot({ ...world, database: { url: way.url } });
  world.sandbox.connect(world.botUrl);
  await world.say('recruiter', '/help');
});
afterAll(async () => {
  await world.stop();
  way.close();
});

test(`every ${STEP}. statement of a change fails, and the five after it`, { timeout: 3_600_000 }, () =>
  strikeEvery(STEP, { world, struck: way, kinds }),
);
