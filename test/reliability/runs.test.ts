/**
 * A run of many is ended anywhere in the middle, by turns with SIGTERM and with kill -9, and goes on when the bot is started
 * again: nothing is lost, nothing is written twice. `RUNS=100 ITEMS=200` for many.
 */
import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import type { Db } from '../../src/store/schema.ts';
import { actsOf, stateOf } from '../support/card.ts';
import { type FreshDatabase, freshDatabase, openPatient } from '../support/database.ts';
import { figure } from '../support/figure.ts';
import { end, freePort, startProcess } from '../support/process.ts';
import { createUntil, type Until } from '../support/until.ts';
import { cardOf } from '../support/world.ts';

const RUNS = Number(process.env.RUNS ?? 2);
const ITEMS = Number(process.env.ITEMS ?? 60);
const SEED = Number(process.env.SEED ?? 20_261_126);
/** After a start something is written within this, whatever was on its way. */
const GOES_ON_MS = 30_000;
const ENDS_MS = 10_000;
const PATIENCE = { patienceMs: 120_000 };

const chance = createChance(SEED);

let sandbox: Sandbox;
let until: Until;
let database: FreshDatabase;
let db: Db;
let port = 0;
let bot: ChildProcess;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, retriesMs: [400, 400, 400, 400] });
  until = createUntil(sandbox.world.news);
  addJobs();
  database = await freshDatabase();
  db = await openPatient(database.url);
  port = await freePort();
  sandbox.connect(`http://127.0.0.1:${port}`);
  bot = await started();
});
afterAll(async () => {
  bot?.kill('SIGKILL');
  await sandbox.stop();
  await db.destroy();
  await database.drop();
});

/** As many as a run shall have; all of them are open, and nobody of those who get them has them. */
function addJobs(): void {
  const { jobs } = sandbox.world;
  const [first] = jobs.values();
  for (let at = jobs.size; first && at < ITEMS; at += 1) {
    const id = String(BigInt(first.id) + BigInt(at) * 7_919n);
    jobs.set(id, { ...structuredClone(first), id, code: `J${3_000 + at}` });
  }
  for (const job of jobs.values()) {
    job.open = true;
    job.recruiter = sandbox.world.people[0]?.openId ?? '';
  }
}

/** Half of it is what a call may take, also where many processes share this machine. */
const started = (): Promise<ChildProcess> => startProcess({ sandbox, database, port, settleAfter: '4s' });

const effects = (): number => sandbox.calls.filter(({ effect }) => effect).length;
const card = (asked: Message): Message | null =>
  [...sandbox.world.messages.values()].find(({ rootId, type }) => rootId === asked.id && type === 'interactive') ??
  null;

async function proposed(recruiter: string): Promise<Message> {
  const codes = [...sandbox.world.jobs.values()].slice(0, ITEMS).map(({ code }) => code);
  const text = `/job managers ${codes.join(' ')} --recruiter ${recruiter}`;
  const { message } = await sandbox.say({ from: 'recruiter', text });
  const found = await until(() => card(message), PATIENCE);
  await until(() => (stateOf(cardOf(found)) === 'To confirm' ? true : null), PATIENCE);
  return found;
}

interface Ended {
  readonly code: number | null;
  readonly tookMs: number;
  /** Calls that left and whose end nobody has recorded. */
  readonly open: number;
}

async function endedBy(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ended> {
  const asked = performance.now();
  const code = await end(bot, signal);
  const rows = await db
    .selectFrom('items')
    .select('id')
    .where('state', '=', 'sending')
    .where('next_at', '=', 0)
    .execute();
  return { code, tookMs: performance.now() - asked, open: rows.length };
}

test(`${RUNS} runs of ${ITEMS}, each ended in the middle and started again`, {
  timeout: 60_000 + RUNS * 120_000,
}, async () => {
  const slowest = { end: 0, goesOn: 0 };
  let inTheMiddle = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const recruiter = sandbox.world.people[10 + (run % 12)]?.openId ?? '';
    const shown = await proposed(recruiter);
    const before = effects();
    const after = before + 1 + Math.floor(chance() * ITEMS * 0.8);
    await sandbox.press({ from: 'recruiter', messageId: shown.id, value: actsOf(cardOf(shown)).get('confirm') });
    await until(() => (effects() >= after ? true : null), PATIENCE);
    const signal = run % 2 === 0 ? 'SIGTERM' : 'SIGKILL';
    const ended = await endedBy(signal);
    if (signal === 'SIGTERM') {
      expect(ended).toMatchObject({ code: 0, open: 0 });
      expect(ended.tookMs).toBeLessThan(ENDS_MS);
      slowest.end = Math.max(slowest.end, ended.tookMs);
    }
    const soFar = effects() - before;
    if (soFar < ITEMS) inTheMiddle += 1;
    const begun = performance.now();
    bot = await started();
    await until(() => (soFar === ITEMS || effects() - before > soFar ? true : null), PATIENCE);
    const goesOnMs = performance.now() - begun;
    expect(goesOnMs).toBeLessThan(GOES_ON_MS);
    slowest.goesOn = Math.max(slowest.goesOn, goesOnMs);
    await until(() => (stateOf(cardOf(shown)) === 'Applied' ? true : null), PATIENCE);
    const jobs = [...sandbox.world.jobs.values()].slice(0, ITEMS);
    expect(
      jobs.filter((job) => job.recruiter !== recruiter).map(({ code }) => code),
      'lost',
    ).toEqual([]);
    expect(effects() - before, 'written twice').toBe(ITEMS);
  }
  const beside =
    `runs of ${ITEMS}, ${inTheMiddle} ended in the middle, by turns with SIGTERM and kill -9: lost 0, twice 0; ` +
    `slowest SIGTERM ${Math.round(slowest.end)} ms, goes on within ${Math.round(slowest.goesOn)} ms of the start`;
  figure('M18', { tried: RUNS, bad: 0, beside, seed: SEED });
  expect(inTheMiddle).toBeGreaterThan(0);
});
