/**
 * `npm run bench`, acknowledgements: how many a second, what CPU each takes, and how long they take, side by side with what
 * others offer. `edge` and `whole` are ours, without and with the workers; only these store what they acknowledge.
 */
import { Pool } from 'undici';
import type { Signed } from '../../src/sandbox/delivery/deliver.ts';
import { median, report, share } from './report.ts';
import { type Rival, receiver, whole } from './rivals.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const ROUND_MS = Number(process.env.BENCH_ROUND_MS ?? 2_000);
const WARM_MS = 700;
/** Signed beforehand: the machine's cores are for those that are measured. */
const PREPARED = 7 * ROUND_MS;
const CONNECTIONS = numbers(process.env.BENCH_CONNECTIONS ?? '1 16 64');
const RATES = numbers(process.env.BENCH_RATES ?? '50 500');

function numbers(text: string): number[] {
  return text.split(' ').filter(Boolean).map(Number);
}

interface Load {
  readonly what: string;
  readonly run: (rival: Rival, ms: number) => Promise<number[]>;
}

let prepared: Signed[] = [];

async function send(pool: Pool, { body, headers }: Signed, from: number): Promise<number> {
  const answer = await pool.request({ path: '/feishu/events', method: 'POST', headers, body });
  await answer.body.dump();
  if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}`);
  return performance.now() - from;
}

const nextOf = (rival: Rival): Signed => prepared.pop() ?? rival.next();

/** Each connection sends the next when the last is answered. */
const connections = (count: number): Load => ({
  what: `${count} connection${count === 1 ? '' : 's'}`,
  run: async (rival, ms) => {
    const pool = new Pool(rival.url, { connections: count, pipelining: 1 });
    const times: number[] = [];
    const end = performance.now() + ms;
    const one = async (): Promise<void> => {
      while (performance.now() < end) times.push(await send(pool, nextOf(rival), performance.now()));
    };
    await Promise.all(Array.from({ length: count }, one));
    await pool.close();
    return times;
  },
});

/** So many a second, whatever becomes of those before; each is timed from when it was due. */
const rate = (perSecond: number): Load => ({
  what: `${perSecond} a second`,
  run: async (rival, ms) => {
    const pool = new Pool(rival.url, { connections: 64, pipelining: 1 });
    const began = performance.now();
    const under: Promise<number>[] = [];
    for (let nth = 0; nth < (perSecond * ms) / 1000; nth += 1) {
      const due = began + (nth * 1000) / perSecond;
      const early = due - performance.now();
      // The rate is the question here: each is sent when it is due.
      if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
      under.push(send(pool, nextOf(rival), due));
    }
    const times = await Promise.all(under);
    await pool.close();
    return times;
  },
});

interface Round {
  readonly perSecond: number;
  readonly cpuMicros: number;
  readonly p50: number;
  readonly p99: number;
}

async function measure(rival: Rival, { run }: Load): Promise<Round> {
  prepared = [];
  await run(rival, WARM_MS);
  prepared = Array.from({ length: PREPARED }, rival.next);
  const before = { cpu: rival.cpuMs(), stored: rival.stored() };
  const times = await run(rival, ROUND_MS);
  const after = { cpu: rival.cpuMs(), stored: rival.stored() };
  if (before.stored !== null && after.stored !== null && after.stored - before.stored < times.length)
    throw new Error('an acknowledged delivery is not on disk');
  return {
    perSecond: times.length / (ROUND_MS / 1000),
    cpuMicros: ((after.cpu - before.cpu) * 1000) / times.length,
    p50: median(times),
    p99: share(times, 0.99),
  };
}

const only = process.env.BENCH_ONLY?.split(',');
const names = ['edge', 'whole', 'adaptExpress', 'adaptDefault', 'bolt', 'verified', 'bare'];
const started = (): Promise<Rival[]> =>
  Promise.all(
    names.filter((name) => only?.includes(name) ?? true).map((name) => (name === 'whole' ? whole() : receiver(name))),
  );
for (const load of [...CONNECTIONS.map(connections), ...RATES.map(rate)]) {
  // Each begins at rest: what a rush has left is still worked off long afterwards.
  const rivals = await started();
  const rounds = new Map<string, Round[]>(rivals.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const rival of rivals) rounds.get(rival.name)?.push(await measure(rival, load));
  const of = (name: string, what: keyof Round) => (rounds.get(name) ?? []).map((round) => round[what]);
  const ratio = (name: string, what: keyof Round) => median(of(name, what)) / median(of('adaptExpress', what));
  report({
    title: `Acknowledged, ${load.what}: ${ROUNDS} interleaved rounds of ${ROUND_MS / 1000} s`,
    columns: ['', 'acks/s', 'µs CPU each', 'p50 ms', 'p99 ms', 'acks/s ÷ adaptExpress', 'CPU ÷ adaptExpress'],
    rows: rivals.map(({ name }) => [
      name,
      of(name, 'perSecond'),
      of(name, 'cpuMicros'),
      of(name, 'p50'),
      of(name, 'p99'),
      ratio(name, 'perSecond'),
      ratio(name, 'cpuMicros'),
    ]),
  });
  for (const { stop } of rivals) await stop();
}
