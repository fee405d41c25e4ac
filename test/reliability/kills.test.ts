/** The process dies at any moment, Feishu fails 13 % of the writes: nothing is lost, nothing is done twice. `KILLS=200` for many. */
import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Act } from '../../src/core/proposal.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Job } from '../../src/sandbox/seed/jobs.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { firstBrokenEntry } from '../../src/store/audit.ts';
import { openDatabase } from '../../src/store/open.ts';
import { actsOf, stateOf } from '../support/card.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { end, freePort, startProcess } from '../support/process.ts';
import { createUntil, type Until, type Wait } from '../support/until.ts';
import { cardOf } from '../support/world.ts';

const KILLS = Number(process.env.KILLS ?? 20);
const ROUNDS = 4;
const JOBS_PER_PROPOSAL = 20;
const PROPOSALS_PER_ROUND = 2;
const SEED = 7;

const chance = createChance(SEED);

let sandbox: Sandbox;
let until: Until;
let database: FreshDatabase;
let port = 0;
let child: ChildProcess | null = null;
let killing: Promise<void> = Promise.resolve();
let over = false;

beforeAll(async () => {
  // An event that meets a dead bot comes again soon and often.
  sandbox = await startSandbox({ port: 0, seed: SEED, retriesMs: Array.from({ length: 60 }, () => 400) });
  until = createUntil(sandbox.world.news);
  database = await freshDatabase();
  port = await freePort();
  sandbox.connect(`http://127.0.0.1:${port}`);
  sandbox.trouble.faultRate = 0.13;
});
afterAll(async () => {
  // Also when the test has failed in the middle: nobody is started any more, and nobody stays.
  over = true;
  await killing.catch(() => undefined);
  child?.kill('SIGKILL');
  await sandbox.stop();
  await database.drop();
});

let kills = 0;
let enough = false;
/** Settled while the bot is up. */
let up: Promise<unknown>;
async function killer(): Promise<void> {
  while (!over && (kills < KILLS || !enough)) {
    const starting = startProcess({ sandbox, database, port, settleAfter: '1s' });
    up = starting;
    child = await starting;
    if (kills >= KILLS) return;
    // The subject itself: any moment is as good as another for being killed.
    await new Promise((moment) => setTimeout(moment, 30 + chance() * 900));
    await end(child, 'SIGKILL');
    kills += 1;
  }
}

const answerTo = (messageId: string): Message | null =>
  [...sandbox.world.messages.values()].find(({ rootId, type }) => rootId === messageId && type === 'interactive') ??
  null;
const wait = (what: string): Wait => ({ what: () => what, patienceMs: 400_000 });

async function press(card: Message, act: Act): Promise<void> {
  await up;
  await sandbox.press({ from: 'recruiter', messageId: card.id, value: actsOf(cardOf(card)).get(act) });
}

/** With so many faults all tries of one item may be used up; then a recruiter has them tried once more. */
async function carriedOut(card: Message): Promise<void> {
  await until(
    async () => {
      if (stateOf(cardOf(card)) === 'Failed') await press(card, 'retry');
      return stateOf(cardOf(card)) === 'Applied' ? true : null;
    },
    { what: () => `everything applied, it is "${stateOf(cardOf(card))}"`, patienceMs: 400_000 },
  );
}

/** Says it, waits for the card, presses until the click has counted. */
async function change(jobs: readonly Job[], recruiter: string): Promise<Message> {
  const { message } = await sandbox.say({
    from: 'recruiter',
    text: `/job managers ${jobs.map(({ code }) => code).join(' ')} --recruiter ${recruiter}`,
  });
  const card = await until(() => answerTo(message.id), wait('a proposal card'));
  await until(async () => {
    if (stateOf(cardOf(card)) !== 'To confirm') return true;
    await press(card, 'confirm');
    return null;
  }, wait('a click that counts'));
  return card;
}

test(`kill -9 at ${KILLS} random points over ${ROUNDS * PROPOSALS_PER_ROUND * JOBS_PER_PROPOSAL} confirmed items with 13 % faulty answers`, async () => {
  killing = killer();
  const jobs = [...sandbox.world.jobs.values()];
  const cards: Message[] = [];
  const wanted: { job: Job; recruiter: string }[] = [];
  for (let round = 0; round < ROUNDS || kills < KILLS; round += 1) {
    const recruiter = sandbox.world.people[10 + (round % 12)]?.openId ?? '';
    const parts = Array.from({ length: PROPOSALS_PER_ROUND }, (_, index) =>
      jobs.slice(index * JOBS_PER_PROPOSAL, (index + 1) * JOBS_PER_PROPOSAL),
    );
    const changing = parts.flat().filter((job) => job.recruiter !== recruiter);
    wanted.push(...changing.map((job) => ({ job, recruiter })));
    const made = await Promise.all(parts.map((part) => change(part, recruiter)));
    cards.push(...made);
    for (const card of made) await carriedOut(card);
  }
  enough = true;
  await killing;

  expect(kills).toBe(KILLS);
  expect(wanted.length).toBeGreaterThanOrEqual(150);
  const effects = sandbox.calls.filter(({ effect }) => effect);
  const count = ({ job, recruiter }: (typeof wanted)[number]) =>
    effects.filter(
      ({ path, body }) => path.includes(job.id) && (body as { recruiter_id: string }).recruiter_id === recruiter,
    ).length;
  const timesWanted = ({ job, recruiter }: (typeof wanted)[number]) =>
    wanted.filter((each) => each.job === job && each.recruiter === recruiter).length;
  expect(
    wanted.filter((each) => count(each) < timesWanted(each)).map(({ job }) => job.code),
    'lost',
  ).toEqual([]);
  expect(
    wanted.filter((each) => count(each) > timesWanted(each)).map(({ job }) => job.code),
    'applied twice',
  ).toEqual([]);
  expect(sandbox.calls.filter(({ fault }) => fault !== null).length).toBeGreaterThan(10);

  const db = await openDatabase(database.url);
  const items = await db.selectFrom('items').select('state').execute();
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['applied']));
  expect(await db.selectFrom('locks').selectAll().execute()).toEqual([]);
  expect(await firstBrokenEntry(db)).toBeNull();
  await db.destroy();
  const writes = sandbox.calls.filter(({ write }) => write).length;
  process.stdout.write(
    `kills ${kills}, confirmed items ${wanted.length}, writes ${writes}, effects ${effects.length}, lost 0, twice 0\n`,
  );
}, 600_000);
