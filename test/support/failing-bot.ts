/**
 * The bot as `npm start` runs it, but for one moment: `node failing-bot.js <failpoint> <signal> <later>` sends itself that signal
 * where it passes the failpoint for the first time after somebody has sent it `arm`. Its clock is so many ms later.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { startBot } from '../../src/bot.ts';
import type { Pass } from '../../src/core/failpoint.ts';
import { operations } from '../../src/operations/index.ts';
import { readConfig } from '../../src/settings/config.ts';
import { createLog } from '../../src/settings/log.ts';
import { noPolicy } from '../../src/settings/policy-file.ts';
import { databaseTime } from '../../src/store/clock.ts';

const [, , point, signal = 'SIGKILL', later = '0'] = process.argv;
let armed = false;
process.on('message', () => {
  armed = true;
});

const pass: Pass = async (at) => {
  if (!armed || at !== point) return;
  armed = false;
  // Before it, because nothing is written after it.
  writeSync(1, `at: ${at}\n`);
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
