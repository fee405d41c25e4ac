/**
 * The bot as `npm start` runs it, but for one moment: it sends itself a signal where it passes, for the first time after
 * somebody has sent it its name, a failpoint. `node failing-bot.js <signal> <later>`; its clock is so many ms later.
 */
import { randomUUID } from 'node:crypto';
import { startBot } from '../../src/bot.ts';
import type { Pass } from '../../src/core/failpoint.ts';
import { operations } from '../../src/operations/index.ts';
import { readConfig } from '../../src/settings/config.ts';
import { createLog } from '../../src/settings/log.ts';
import { noPolicy } from '../../src/settings/policy-file.ts';
import { databaseTime } from '../../src/store/clock.ts';

const [, , signal, later] = process.argv;
let point: unknown = null;
process.on('message', (name) => {
  point = name;
  process.send?.('armed');
});

const pass: Pass = async (at) => {
  if (at !== point) return;
  point = null;
  process.kill(process.pid, signal);
};

const read = readConfig(process.env);
if (!read.ok) throw new Error(read.problems.join('\n'));
const { app, ...config } = read.config;
if (!app) throw new Error('starting without an app');
const world = {
  now: () => Date.now() + Number(later),
  ticks: () => performance.now(),
  databaseTime,
  // Sleeping is this process's own business.
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  newId: () => randomUUID(),
  pass,
};
const log = createLog(config.logLevel);
await startBot({ ...config, app }, world, { operations, log, policy: noPolicy });
log.info({}, 'ready');
