/**
 * `npm run bench`, growth: the same things with a short and with a long history, in turns; what a proposal takes on disk; the
 * purge. `ROWS=1000000` is many years of it. `TEST_POSTGRES_URL` for PostgreSQL as well.
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import type { FreshDatabase } from '../support/database.ts';
import { onServer, urlOf } from '../support/template.ts';
import { startWorld, type TestWorld } from '../support/world.ts';
import { fill } from './full.ts';
import { type Cell, report, share } from './report.ts';
import { newFile } from './rivals.ts';

const ROWS = Number(process.env.ROWS ?? 100_000);
const TIMES = Number(process.env.TIMES ?? 30);
/** As many as `/history` lists: both draw the same card, and only how many there are besides differs. */
const FEW = 50;
const BYTES_PER_KB = 1024;

type Work = (world: TestWorld, nth: number) => Promise<unknown>;

const things: Readonly<Record<string, Work>> = {
  'a command to its preview': (world, nth) =>
    world.say(who(world, nth), `/job managers J10${10 + (nth % 40)} --recruiter me --note ${nth}`),
  '/history to its card': (world, nth) => world.say(who(world, nth), '/history'),
  '/pending to its card': (world, nth) => world.say(who(world, nth), '/pending'),
  'a command to its receipt': async (world, nth) => {
    const card = await world.say(who(world, nth), `/prehire update 24001 --hire-date 2027-01-${10 + (nth % 20)}`);
    await world.press(who(world, nth), card, 'confirm');
    await world.state(card, 'Applied');
  },
};

/** One after the other in chats of their own: a chat takes five cards a second. */
const who = ({ sandbox }: TestWorld, nth: number): string =>
  sandbox.world.people[nth % sandbox.world.people.length]?.openId ?? 'recruiter';

interface Taken {
  readonly ms: number;
  /** Of the bot and the stand-in, which share this process. */
  readonly cpuMs: number;
}

async function timed(work: () => Promise<unknown>): Promise<Taken> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - began, cpuMs: (user + system) / 1_000 };
}

interface Server {
  readonly name: string;
  readonly fresh: () => Promise<FreshDatabase>;
  readonly bytes: (world: TestWorld) => Promise<number>;
}

const sqlite: Server = {
  name: 'SQLite',
  fresh: async () => {
    const file = newFile();
    return { url: `file:${file}`, drop: async () => rmSync(file) };
  },
  bytes: async ({ db }) => {
    const { rows } = await sql<{ bytes: number }>`select page_count * page_size as bytes
      from pragma_page_count(), pragma_page_size()`.execute(db);
    return Number(rows[0]?.bytes);
  },
};

const postgres = (server: string): Server => ({
  name: 'PostgreSQL',
  fresh: async () => {
    const name = `hirebot_bench_${randomBytes(6).toString('hex')}`;
    await onServer(server, `create database ${name}`);
    return { url: urlOf(server, name), drop: () => onServer(server, `drop database ${name} with (force)`) };
  },
  bytes: async ({ db }) => {
    const { rows } = await sql<{ bytes: string }>`select pg_database_size(current_database()) as bytes`.execute(db);
    return Number(rows[0]?.bytes);
  },
});

async function withHistory({ fresh }: Server): Promise<TestWorld> {
  const world = await startWorld({ database: await fresh() });
  await world.applied('/prehire update 24001 --hire-date 2027-01-05');
  await world.settled();
  return world;
}

async function compared(few: TestWorld, full: TestWorld): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  for (const [what, work] of Object.entries(things)) {
    const taken: Record<'few' | 'full', Taken[]> = { few: [], full: [] };
    for (let nth = 0; nth < TIMES; nth += 1) {
      // Neither is always the first.
      const turns = [few, full].map((world) => async () => {
        taken[world === few ? 'few' : 'full'].push(await timed(() => work(world, nth)));
      });
      for (const turn of nth % 2 === 0 ? turns : turns.reverse()) await turn();
    }
    const of = (which: 'few' | 'full', part: number, kind: keyof Taken) =>
      share(
        taken[which].map((each) => each[kind]),
        part,
      );
    const ratio = (part: number, kind: keyof Taken) => of('full', part, kind) / of('few', part, kind);
    const p50 = [of('few', 0.5, 'ms'), of('full', 0.5, 'ms'), ratio(0.5, 'ms')];
    rows.push([what, ...p50, ratio(0.5, 'cpuMs'), ratio(0.99, 'ms')]);
  }
  return rows;
}

async function measure(server: Server): Promise<void> {
  const few = await withHistory(server);
  const full = await withHistory(server);
  const before = await server.bytes(full);
  await fill(few.database.url, FEW);
  await fill(full.database.url, ROWS);
  const each = ((await server.bytes(full)) - before) / ROWS / BYTES_PER_KB;
  report({
    title: `${server.name}, a history of ${ROWS.toLocaleString('en')} proposals against one of ${FEW}, ${TIMES} times in turns`,
    columns: ['', 'short, p50 ms', 'long, p50 ms', 'long ÷ short', 'CPU, long ÷ short', 'p99, long ÷ short'],
    rows: await compared(few, full),
  });
  report({
    title: `${server.name}, on disk`,
    columns: ['', 'KB'],
    rows: [['each proposal of one target, all its rows and indexes', each]],
  });
  await few.stop();
  await full.stop();
}

await measure(sqlite);
if (process.env.TEST_POSTGRES_URL) await measure(postgres(process.env.TEST_POSTGRES_URL));
