/**
 * Figure M8: deliveries are acknowledged while Feishu takes 20 s for every answer and another process locks the database a
 * tenth of the time, and none of them is lost, also where the bot is killed meanwhile. `LOAD_SECONDS=60` for long.
 */
import type { ChildProcess } from 'node:child_process';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { type Attacks, createAttacks } from '../support/attacks.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { figure, quantile } from '../support/figure.ts';
import { load } from '../support/load.ts';
import { end, freePort, startProcess } from '../support/process.ts';

const SECONDS = Number(process.env.LOAD_SECONDS ?? 4);
const PER_SECOND = 50;
const SEED = 20_261_126;
const FEISHU_MS = 20_000;
/** In one piece, or so often that it is as much in ten seconds. */
const locks = {
  'one second in ten': { everyMs: 10_000, heldMs: 1_000 },
  '100 ms of every second': { everyMs: 1_000, heldMs: 100 },
};
const P99_MS = 300;
const MOST_MS = 2_000;

let sandbox: Sandbox;
let database: FreshDatabase;
let bot: ChildProcess;
let attacks: Attacks;
let url = '';
let port = 0;
/** What was acknowledged since the beginning. */
let acknowledged = 0;
const start = (): Promise<ChildProcess> => startProcess({ sandbox, database, port, settleAfter: '60s' });
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, retriesMs: [] });
  sandbox.trouble.slowMs = FEISHU_MS;
  database = await freshDatabase();
  port = await freePort();
  bot = await start();
  url = `http://127.0.0.1:${port}/feishu/events`;
  attacks = createAttacks(sandbox.keys, SEED);
  acknowledged = (await load({ url, perSecond: 10, seconds: 1, next: attacks.authentic })).length;
});
afterAll(async () => {
  bot?.kill('SIGKILL');
  await sandbox.stop();
  await database.drop();
});

const openFile = (): Sqlite.Database => new Sqlite(database.url.replace(/^file:/, ''), { timeout: 5_000 });

function stored(): number {
  const file = openFile();
  const count = file.prepare('select count(*) from inbox').pluck().get();
  file.close();
  return Number(count);
}

/** Locks it again and again until it is told to end. */
function lockNowAndThen({ everyMs, heldMs }: { everyMs: number; heldMs: number }): () => Promise<void> {
  const file = openFile();
  let over = false;
  // The subject itself.
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const locking = (async () => {
    while (!over) {
      await pause(Math.min(everyMs / 2, SECONDS * 250));
      file.exec('begin immediate');
      await pause(heldMs);
      file.exec('commit');
      await pause(everyMs / 2 - heldMs);
    }
  })();
  return async () => {
    over = true;
    await locking;
    file.close();
  };
}

test.each(Object.entries(locks))(
  `${PER_SECOND} events a second for ${SECONDS} s, locked %s`,
  {
    timeout: 60_000 + SECONDS * 2_000,
  },
  async (what, lock) => {
    const unlock = lockNowAndThen(lock);
    const answers = await load({ url, perSecond: PER_SECOND, seconds: SECONDS, next: attacks.authentic });
    await unlock();
    const times = answers.map(({ ms }) => ms);
    const refused = answers.filter(({ status }) => status !== 200);
    const [p50, p99, most] = [0.5, 0.99, 1].map((share) => Math.round(quantile(times, share)));
    const late = Number((p99 ?? 0) >= P99_MS) + Number((most ?? 0) >= MOST_MS);
    const beside = `locked ${what}, Feishu answers in ${FEISHU_MS / 1000} s: p50 ${p50} ms, p99 ${p99} ms, most ${most} ms`;
    figure('M8', { tried: answers.length, bad: refused.length + late, beside, seed: SEED });
    expect(refused).toEqual([]);
    acknowledged += answers.length;
    await expect.poll(stored, { timeout: 20_000 }).toBe(acknowledged);
  },
);

test('killed while another process holds the database: what was acknowledged is there after the next start', async () => {
  const file = openFile();
  file.exec('begin immediate');
  const answers = await load({ url, perSecond: PER_SECOND, seconds: 1, next: attacks.authentic });
  await end(bot, 'SIGKILL');
  file.exec('commit');
  file.close();
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  expect(stored()).toBeLessThan(acknowledged + answers.length);
  bot = await start();
  expect(stored()).toBe(acknowledged + answers.length);
});
