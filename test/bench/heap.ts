/** `node dist/test/bench/heap.js [minutes]`: how the heap of the idle bot grows, garbage collected before each look. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/process.ts';
import { startBuilt } from './built.ts';

const MINUTES = Number(process.argv[2] ?? 10);
const LOOK_MS = 10_000;
/** What is loaded and compiled after the start is no leak. */
const WARM_UP_LOOKS = 12;

/** Loaded into the bot's process: tells its heap to this one. */
const telling = `setInterval(() => { gc(); process.send(process.memoryUsage().heapUsed); }, ${LOOK_MS}).unref();`;
const reporter = `data:text/javascript,${encodeURIComponent(telling)}`;

const BYTES_PER_MB = 1_048_576;
const LOOKS_PER_HOUR = 3_600_000 / LOOK_MS;

/** Slope of the line through them, in MB per hour: one look that is high or low does not make it. */
function growth(looks: readonly number[]): number {
  const middle = (looks.length - 1) / 2;
  const mean = looks.reduce((sum, heap) => sum + heap, 0) / looks.length;
  const over = looks.reduce((sum, heap, at) => sum + (at - middle) * (heap - mean), 0);
  const under = looks.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return (over / under / BYTES_PER_MB) * LOOKS_PER_HOUR;
}

const folder = mkdtempSync(join(tmpdir(), 'hirebot-heap-'));
const bot = await startBuilt(folder, [await freePort(), await freePort()], ['--expose-gc', '--import', reporter]);
const looks: number[] = [];
const wanted = WARM_UP_LOOKS + (MINUTES * 60_000) / LOOK_MS;
await new Promise<void>((done) => {
  bot.on('message', (heap) => {
    looks.push(Number(heap));
    if (looks.length >= wanted) done();
  });
});
bot.kill();
await new Promise((done) => bot.once('exit', done));
rmSync(folder, { recursive: true });
const seen = looks.slice(WARM_UP_LOOKS);
const megabytes = (heap: number): string => (heap / BYTES_PER_MB).toFixed(2);
process.stdout.write(
  `heap: ${megabytes(seen[0] ?? 0)} → ${megabytes(seen.at(-1) ?? 0)} MB in ${MINUTES} min idle, ${growth(seen).toFixed(2)} MB/h\n`,
);
