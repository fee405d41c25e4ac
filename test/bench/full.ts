/** A database with a long history: what one applied proposal has left in it, so many times more. */
import { sql } from 'kysely';
import { openDatabase } from '../../src/store/open.ts';
import { startWorld } from '../support/world.ts';
import { keys } from './deliveries.ts';
import { newFile } from './rivals.ts';

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

const ROWS_AT_ONCE = 500;

/** The applied proposal that is there, `count` times more, each a second older. */
export async function fill(url: string, count: number): Promise<void> {
  const db = await openDatabase(url);
  const tables = await db.introspection.getTables();
  const run = (text: string) => sql.raw<{ rows: number }>(text).execute(db);
  for (const [table, keys] of Object.entries(KEYS)) {
    const columns = tables.find(({ name }) => name === table)?.columns ?? [];
    const counted = COUNTED[table];
    const rows = Number((await run(`select count(*) as rows from ${table}`)).rows[0]?.rows);
    const values = columns.map(({ name }) => {
      if (keys.includes(name)) return `case when ${name} is null then null else ${name} || '-' || i end`;
      if (name === counted) return `${name} + ${rows} * i`;
      return name === 'created_at' || name === 'received_at' ? `${name} - i * 1000` : `"${name}"`;
    });
    const names = columns.map(({ name }) => `"${name}"`);
    await run(`create table bench_first as select * from ${table}`);
    // A statement has its time limit.
    for (let done = 0; done < count; done += ROWS_AT_ONCE)
      await run(`insert into ${table} (${names}) with recursive n(i) as
        (select ${done + 1} union all select i + 1 from n where i < ${Math.min(count, done + ROWS_AT_ONCE)})
        select ${values} from bench_first, n`);
    await run('drop table bench_first');
    await run(`analyze ${table}`);
    if (table === 'proposals') await run(`update counters set value = value + ${rows * count}`);
    if (table === 'audit') await run('update audit_head set seq = (select max(seq) from audit)');
  }
  await db.destroy();
}

/** The file of a bot that has run long and rests. */
export async function full(rows: number): Promise<string> {
  const file = newFile();
  const database = { url: `file:${file}`, drop: async () => undefined };
  const world = await startWorld({ database, sandbox: { keys } });
  await world.applied('/prehire update 24001 --hire-date 2027-01-05');
  await world.settled();
  await world.stop();
  await fill(database.url, rows);
  return file;
}
