/** Every invariant is broken once, by a row that nothing of the bot writes: it is told, and all others hold. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createMonitor, type Monitor } from '../../src/health/monitor.ts';
import { invariants } from '../../src/store/invariants.ts';
import { collectingLog } from '../support/bot.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let monitor: Monitor;
let lines: string[];
const HOUR = 3_600_000;
beforeAll(async () => {
  world = await startWorld();
  await world.applied('/job managers J1002 --recruiter me');
  await world.settled();
  // What is broken here stays as it is broken.
  await world.bot.stop();
});
afterAll(() => world.stop());
beforeEach(() => {
  lines = [];
  const clock = { now: () => Date.now(), steady: () => Date.now() };
  monitor = createMonitor({ db: world.db, clock, log: collectingLog(lines) });
});

type Broken = keyof typeof invariants;
const ago = () => Date.now() - HOUR;
const items = () => world.db.updateTable('items');
const proposals = () => world.db.updateTable('proposals');

/** How each is broken; put right again by the rows as they were. */
const breaking: Readonly<Record<Broken, () => Promise<unknown>>> = {
  'call without an outcome': async () => {
    await proposals().set({ state: 'applying' }).execute();
    await items().set({ state: 'sending', settle_at: ago() }).execute();
  },
  'approved and not begun': async () => {
    await proposals().set({ state: 'approved', decided_at: ago() }).execute();
    await items().set({ state: 'pending' }).execute();
  },
  'applied without proof': () => items().set({ log_id: null, held: null }).execute(),
  'delivery that waits': () =>
    world.db.updateTable('inbox').set({ state: 'new', received_at: ago(), lease_until: 0 }).execute(),
  'state that does not follow its items': () => items().set({ state: 'checking' }).execute(),
  'proposal without its entry in the trail': () => proposals().set({ id: 'another' }).execute(),
};

test('all hold of what the bot wrote', async () => {
  await monitor.look();
  expect([...monitor.last()].filter(([, rows]) => rows > 0)).toEqual([]);
  expect(monitor.last().size).toBe(Object.keys(invariants).length + 1);
  expect(lines).toEqual([]);
});

test.each(Object.entries(breaking))('broken: %s', async (invariant, breakIt) => {
  const rows = {
    items: await world.db.selectFrom('items').selectAll().execute(),
    proposals: await world.db.selectFrom('proposals').selectAll().execute(),
    inbox: await world.db.selectFrom('inbox').selectAll().execute(),
  };
  // A proposal cannot be renamed while items name it.
  if (invariant.startsWith('proposal')) await world.db.deleteFrom('items').execute();
  if (invariant.startsWith('proposal')) await world.db.deleteFrom('copies').execute();
  await breakIt();
  await monitor.look();
  const broken = [...monitor.last()].filter(([, count]) => count > 0).map(([name]) => name);
  for (const item of rows.items) await world.db.updateTable('items').set(item).where('id', '=', item.id).execute();
  for (const row of rows.proposals) await proposals().set(row).execute();
  for (const row of rows.inbox) await world.db.updateTable('inbox').set(row).where('key', '=', row.key).execute();
  expect(broken).toEqual([invariant]);
  expect(lines.join()).toContain(invariant);
});
