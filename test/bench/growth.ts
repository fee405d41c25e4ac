/**
 * `npm run bench`, growth: the same things with an empty and with a full history (`ROWS=1000000` for many years of it), how long
 * a purge takes, and what a proposal takes on disk. SQLite; the ratios are full ÷ empty.
 */
import { statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { startWorld, type TestWorld } from '../support/world.ts';

const ROWS = Number(process.env.ROWS ?? 100_000);
const TIMES = 30;
const out = (line: string): void => void process.stdout.write(`${line}\n`);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** What makes a row another row: told apart by the number of its copy. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  inbox: ['key'],
  proposals: ['id', 'source_message_id'],
  items: ['id', 'proposal_id'],
  copies: ['id', 'ref', 'proposal_id', 'message_id'],
  decisions: ['id', 'proposal_id'],
  audit: ['proposal_id'],
};
/** Numbers that are given out one after the other, with the table row that holds the next one. */
const COUNTED: Readonly<Record<string, string>> = { proposals: 'number', audit: 'seq' };

/** The applied proposal that is there, `count` times more, each a second older. */
function fill(file: string, count: number): void {
  const db = new Sqlite(file);
  for (const [table, keys] of Object.entries(KEYS)) {
    const columns = db.pragma(`table_info(${table})`) as { name: string }[];
    const counted = COUNTED[table];
    const rows = Number(Object(db.prepare(`select count(*) as n from ${table}`).get()).n);
    const values = columns.map(({ name }) => {
      if (keys.includes(name)) return `case when ${name} is null then null else ${name} || '-' || i end`;
      if (name === counted) return `${name} + ${rows} * i`;
      return name === 'created_at' || name === 'received_at' ? `${name} - i * 1000` : name;
    });
    db.exec(`insert into ${table} (${columns.map(({ name }) => `"${name}"`)})
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
      select ${values} from (select * from ${table}), n`);
    if (table === 'proposals') db.exec(`update counters set value = value + ${rows * count}`);
    if (table === 'audit') db.exec('update audit_head set seq = (select max(seq) from audit)');
  }
  db.exec('analyze');
  db.close();
}

const things: Readonly<Record<string, (world: TestWorld, nth: number) => Promise<unknown>>> = {
  'a command to its preview': (world, nth) =>
    world.say(who(world, nth), `/job managers J10${10 + (nth % 40)} --recruiter me --note ${nth}`),
  '/history to its card': (world, nth) => world.say(who(world, nth), '/history'),
  '/pending to its card': (world, nth) => world.say(who(world, nth), '/pending'),
  'confirmed to applied': async (world, nth) => {
    const card = await world.say(who(world, nth), `/prehire update 24001 --hire-date 2027-01-${10 + (nth % 20)}`);
    return timed(async () => {
      await world.press(who(world, nth), card, 'confirm');
      await world.state(card, 'Applied');
    });
  },
};

/** One after the other in chats of their own: a chat takes five cards a second. */
const who = ({ sandbox }: TestWorld, nth: number): string =>
  sandbox.world.people[nth % sandbox.world.people.length]?.openId ?? 'recruiter';

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  const own = await work();
  return typeof own === 'number' ? own : performance.now() - began;
}

async function measure(world: TestWorld): Promise<Map<string, number>> {
  const medians = new Map<string, number>();
  for (const [what, work] of Object.entries(things)) {
    const times: number[] = [];
    for (let nth = 0; nth < TIMES; nth += 1) times.push(await timed(() => work(world, nth)));
    medians.set(what, median(times));
  }
  return medians;
}

async function onto(rows: number): Promise<Map<string, number>> {
  const world = await startWorld();
  const file = world.database.url.replace('file:', '');
  await world.applied('/prehire update 24001 --hire-date 2027-01-05');
  await world.settled();
  if (rows > 0) {
    const before = statSync(file).size;
    fill(file, rows);
    out(
      `${((statSync(file).size - before) / rows / 1024).toFixed(1)} KB for each proposal of one target, all its rows`,
    );
  }
  const measured = await measure(world);
  await world.stop();
  return measured;
}

const empty = await onto(0);
const full = await onto(ROWS);
out(`\n${'median, ms'.padEnd(28)}     empty   ${ROWS} more   ratio`);
for (const [what, ms] of empty) {
  const then = full.get(what) ?? 0;
  out(
    `${what.padEnd(28)} ${ms.toFixed(1).padStart(9)} ${then.toFixed(1).padStart(11)} ${(then / ms).toFixed(2).padStart(7)}`,
  );
}
