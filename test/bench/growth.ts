/**
 * `npm run bench`, growth: the same things with a short and with a long history, in turns; what a proposal takes on disk; the
 * purge. `ROWS=1000000` is many years of it. `TEST_POSTGRES_URL` for PostgreSQL as well.
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type RawBuilder, sql } from 'kysely';
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
const FIRST = 25;
const BYTES_PER_KB = 1024;

type Work = (world: TestWorld, nth: number) => Promise<unknown>;

const preview: Work = (world, nth) =>
  world.say(who(world, nth), `/job managers J10${10 + (nth % 40)} --recruiter me --note ${nth}`);

const things: Readonly<Record<string, Work>> = {
  'a command to its preview': preview,
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
  /** Of each table: its name, the bytes of its rows, and those of its indexes. */
  readonly parts: RawBuilder<Part>;
}

interface Part {
  readonly name: string;
  readonly rows: number | string;
  readonly indexes: number | string;
}

const sqlite: Server = {
  name: 'SQLite',
  fresh: async () => {
    const file = newFile();
    return { url: `file:${file}`, drop: async () => rmSync(file) };
  },
  parts: sql`select tbl_name as name, sum(pgsize) filter (where type = 'table') as rows,
    coalesce(sum(pgsize) filter (where type = 'index'), 0) as indexes
    from dbstat join sqlite_schema using (name) where tbl_name not like 'sqlite%' group by tbl_name`,
};

const postgres = (server: string): Server => ({
  name: 'PostgreSQL',
  fresh: async () => {
    const name = `hirebot_bench_${randomBytes(6).toString('hex')}`;
    await onServer(server, `create database ${name}`);
    return { url: urlOf(server, name), drop: () => onServer(server, `drop database ${name} with (force)`) };
  },
  parts: sql`select relname as name, pg_relation_size(oid) as rows, pg_indexes_size(oid) as indexes
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
});

async function withHistory({ fresh }: Server): Promise<TestWorld> {
  const world = await startWorld({ database: await fresh() });
  await world.applied('/prehire update 24001 --hire-date 2027-01-05');
  return world;
}

async function compared(few: TestWorld, full: TestWorld): Promise<Cell[][]> {
  // The first to speak wait for their names, however long the history: Feishu lets few of them be read a second.
  for (const world of [few, full]) {
    for (let nth = 0; nth < FIRST; nth += 1) await preview(world, TIMES + nth);
    await world.settled();
  }
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

/** What `ROWS` more have added, table by table, a proposal. */
async function added(world: TestWorld, { parts }: Server): Promise<Cell[][]> {
  const held = async (): Promise<readonly Part[]> => (await parts.execute(world.db)).rows;
  const before = await held();
  await fill(world.database.url, ROWS);
  const more = (await held()).map(({ name, ...now }) => {
    const was = before.find((each) => each.name === name);
    const of = (what: 'rows' | 'indexes') => (Number(now[what]) - Number(was?.[what] ?? 0)) / ROWS;
    return { name, rows: of('rows'), indexes: of('indexes') };
  });
  const sum = (what: 'rows' | 'indexes') => more.reduce((bytes, each) => bytes + each[what], 0);
  const all = { name: 'all of it', rows: sum('rows'), indexes: sum('indexes') };
  return [...more.filter(({ rows }) => rows >= 1).sort((a, b) => b.rows - a.rows), all].map(
    ({ name, rows, indexes }) => [name, rows, indexes, (rows + indexes) / BYTES_PER_KB],
  );
}

async function measure(server: Server): Promise<void> {
  const few = await withHistory(server);
  const full = await withHistory(server);
  await fill(few.database.url, FEW);
  const bytes = await added(full, server);
  report({
    title: `${server.name}, a history of ${ROWS.toLocaleString('en')} proposals against one of ${FEW}, ${TIMES} times in turns`,
    columns: ['', 'short, p50 ms', 'long, p50 ms', 'long ÷ short', 'CPU, long ÷ short', 'p99, long ÷ short'],
    rows: await compared(few, full),
  });
  report({
    title: `${server.name}, what each proposal of one target takes on the disk`,
    columns: ['', 'rows, bytes', 'indexes, bytes', 'together, KB'],
    rows: bytes,
  });
  await few.stop();
  await full.stop();
}

await measure(sqlite);
if (process.env.TEST_POSTGRES_URL) await measure(postgres(process.env.TEST_POSTGRES_URL));
