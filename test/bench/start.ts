/**
 * `npm run bench`, start and rest: until the bot says that it is ready, on an empty and on a full database, beside the bare stack
 * with the SDK loaded; its memory idle and after many commands. `ROWS=1000000`, `COMMANDS=10000` (Feishu takes 1,000 answers a minute).
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { fromFeishu } from './deliveries.ts';
import { full } from './full.ts';
import { report } from './report.ts';
import { newFile, type Rival, receiver, waitingIn, whole } from './rivals.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const ROWS = Number(process.env.ROWS ?? 100_000);
/** By then all is loaded that is used. */
const FIRST = 200;
const COMMANDS = Number(process.env.COMMANDS ?? 10_000);
const IDLE_MS = 3_000;
/** By then V8 has given back what it took for a rush. */
const LONG_IDLE_MS = 60_000;
const AT_ONCE = 8;
const KB_PER_MB = 1024;

const mbOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / KB_PER_MB;

interface Started {
  readonly ms: number;
  readonly cpuMs: number;
  readonly idleMb: number;
}

async function start(starting: () => Promise<Rival>): Promise<Started> {
  const began = performance.now();
  const rival = await starting();
  const ms = rival.readyAt - began;
  const cpuMs = rival.cpuMs();
  // What is done once after the start is no rest.
  await pause(IDLE_MS);
  const idleMb = mbOf(rival.pid);
  await rival.stop();
  return { ms, cpuMs, idleMb };
}

/** How many there were, how long it rested since, s, and the memory then, MB. */
type Worn = readonly [commands: number, restedS: number, mb: number];

/** At rest before the commands, after the first of them and after all, each with its answer sent. */
async function worn(): Promise<Worn[]> {
  const file = newFile();
  const bot = await whole(file);
  const pool = new Pool(bot.url, { connections: AT_ONCE });
  const resting = async (commands: number, ms = IDLE_MS): Promise<Worn> => {
    while (waitingIn(file) > 0) await pause(100);
    await pause(ms);
    return [commands, ms / 1000, mbOf(bot.pid)];
  };
  const told = [await resting(0), await resting(0, LONG_IDLE_MS)];
  for (let sent = 0; sent < COMMANDS; sent += AT_ONCE) {
    if (sent === FIRST) told.push(await resting(sent));
    const together = Array.from({ length: AT_ONCE }, async () => {
      const { body, headers } = fromFeishu();
      const answer = await pool.request({ path: '/feishu/events', method: 'POST', headers, body });
      await answer.body.dump();
    });
    await Promise.all(together);
    // As people would: none is turned away because too many wait.
    while (waitingIn(file) > 10 * AT_ONCE) await pause(100);
  }
  told.push(await resting(COMMANDS), await resting(COMMANDS, LONG_IDLE_MS));
  await pool.close();
  await bot.stop();
  return told;
}

const filled = await full(ROWS);
const kinds: Readonly<Record<string, () => Promise<Rival>>> = {
  'the bot, empty database': () => whole(newFile()),
  [`the bot, ${ROWS.toLocaleString('en')} proposals`]: () => whole(filled),
  'bare stack and the SDK': () => receiver('stack'),
  'SDK, adaptExpress': () => receiver('adaptExpress'),
  bolt: () => receiver('bolt'),
};
const taken = new Map<string, Started[]>(Object.keys(kinds).map((kind) => [kind, []]));
for (let round = 0; round < ROUNDS; round += 1)
  for (const [kind, starting] of Object.entries(kinds)) taken.get(kind)?.push(await start(starting));
report({
  title: `From the start of the process until it listens; its memory ${IDLE_MS / 1000} s later`,
  columns: ['', 'ms', 'CPU ms', 'idle MB'],
  rows: [...taken].map(([kind, starts]) => [
    kind,
    starts.map(({ ms }) => ms),
    starts.map(({ cpuMs }) => cpuMs),
    starts.map(({ idleMb }) => idleMb),
  ]),
});
const memory = await worn();
/** Before any command, after as long a rest. */
const idleAfter = (rested: number): number => memory.find(([, restedS]) => restedS === rested)?.[2] ?? 0;
report({
  title: 'Memory of the bot at rest, after commands that were each answered',
  columns: ['commands', 'seconds of rest', 'MB', 'more MB'],
  rows: memory.map(([commands, restedS, mb]) => [commands, restedS, mb, mb - idleAfter(restedS)]),
});
