/**
 * Figure M19: slow sockets, a body of 540 MiB and a gzip bomb at once, while authentic deliveries come. `SLOW_SOCKETS=1000`
 * for the whole of it.
 */
import type { ChildProcess } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { createAttacks } from '../support/attacks.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { figure, quantile } from '../support/figure.ts';
import { load, megabytesOf } from '../support/load.ts';
import { freePort, startProcess } from '../support/process.ts';
import { createUntil } from '../support/until.ts';

const SLOW = Number(process.env.SLOW_SOCKETS ?? 300);
const WHOLE = SLOW >= 1_000;
const SECONDS = WHOLE ? 15 : 3;
const HUGE_BYTES = (WHOLE ? 540 : 64) * 1024 * 1024;
const BOMB_BYTES = (WHOLE ? 200 : 20) * 1024 * 1024;
const SEED = 20_261_126;
const P99_MS = 1_000;
const MOST_MB = 100;
const CLOSED_MS = 12_000;

let sandbox: Sandbox;
let database: FreshDatabase;
let bot: ChildProcess;
let port = 0;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, retriesMs: [] });
  database = await freshDatabase();
  port = await freePort();
  bot = await startProcess({ sandbox, database, port, settleAfter: '60s' });
});
afterAll(async () => {
  bot?.kill('SIGKILL');
  await sandbox.stop();
  await database.drop();
});

const head = (...lines: string[]): string =>
  ['POST /feishu/events HTTP/1.1', 'Host: x', 'X-Lark-Signature: 00', ...lines, '', ''].join('\r\n');

/** Says something and then next to nothing; by turns in its headers and in its body. */
function slowSocket(nth: number): Socket {
  const localAddress = process.platform === 'linux' ? `127.0.0.${2 + (nth % 200)}` : '127.0.0.1';
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  socket.on('error', () => undefined);
  socket.write(nth % 2 === 0 ? 'POST /feishu/events HTTP/1.1\r\nHost: x\r\n' : head('Content-Length: 1000'));
  const drip = setInterval(() => socket.write(nth % 2 === 0 ? 'X-A: b\r\n' : 'a'), 900);
  socket.once('close', () => clearInterval(drip));
  return socket;
}

/** Goes on sending for as long as the bot listens, whatever it is told. */
function huge(...lines: string[]): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1' });
  const piece = Buffer.alloc(1024 * 1024, 'a');
  let told = '';
  return new Promise((resolve) => {
    let left = HUGE_BYTES / piece.length;
    const more = (): void => {
      for (; left > 0; left -= 1) if (!socket.write(piece)) break;
    };
    socket.on('data', (data) => {
      told += data.toString('latin1');
    });
    socket.on('drain', more);
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(told.slice(9, 12)));
    socket.write(head(...lines));
    more();
  });
}

test(`${SLOW} slow sockets, a body of ${HUGE_BYTES >> 20} MiB and a gzip bomb at once`, {
  timeout: 120_000,
}, async () => {
  const attacks = createAttacks(sandbox.keys, SEED);
  const url = `http://127.0.0.1:${port}/feishu/events`;
  const authentic = (seconds: number) => load({ url, perSecond: 20, seconds, next: attacks.authentic });
  await authentic(2);
  const before = megabytesOf(bot.pid);
  const began = performance.now();
  const sockets = Array.from({ length: SLOW }, (_, nth) => slowSocket(nth));
  const bomb = { ...attacks.authentic(), body: gzipSync(Buffer.alloc(BOMB_BYTES)) };
  const bombed = fetch(url, {
    method: 'POST',
    body: bomb.body,
    headers: { ...bomb.headers, 'content-encoding': 'gzip' },
  });
  const floods = [huge(`Content-Length: ${HUGE_BYTES}`), huge('Content-Length: 100', 'Expect: nothing')];
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, megabytesOf(bot.pid));
  }, 200);
  const answers = await authentic(SECONDS);
  const statuses = [(await bombed).status, Number(await floods[0])];
  await floods[1];
  const open = () => sockets.filter(({ closed }) => !closed).length;
  if (WHOLE) await createUntil(sandbox.world.news)(() => (open() === 0 ? true : null), { patienceMs: 30_000 });
  const closedMs = performance.now() - began;
  clearInterval(watching);
  for (const socket of sockets) socket.destroy();

  const refused = answers.filter(({ status }) => status !== 200);
  const p99 = Math.round(
    quantile(
      answers.map(({ ms }) => ms),
      0.99,
    ),
  );
  const grown = Math.round(most - before);
  const late = [p99 >= P99_MS, grown >= MOST_MB, WHOLE && closedMs > SECONDS * 1_000 + CLOSED_MS].filter(
    Boolean,
  ).length;
  const beside =
    `${SLOW} slow sockets, ${HUGE_BYTES >> 20} MiB (${statuses[1]}), gzip bomb of ${BOMB_BYTES >> 20} MiB (${statuses[0]}): ` +
    `authentic p99 ${p99} ms, memory +${grown} MB`;
  figure('M19', { tried: answers.length, bad: refused.length + late, beside, seed: SEED });
  expect(refused).toEqual([]);
  expect(statuses).toEqual([415, 413]);
  expect(bot.exitCode).toBeNull();
});
