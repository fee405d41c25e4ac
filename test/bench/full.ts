/** A database with a long history: what one applied proposal has left in it, so many times more. */
import { sql } from 'kysely';
import { openDatabase } from '../../src/store/open.ts';
import { startWorld } from '../support/world.ts';
import { keys } from './deliveries.ts';
import { newFile } from './rivals.ts';

/** What makes a row another row. */
interface Keys {
  /** Made by the bot: the time, and chance behind it. */
  readonly own?: readonly string[];
  /** Feishu's, or a hash: in no order. */
  readonly scattered?: readonly string[];
  /** Given out one after the other. */
  readonly counted?: string;
  /** When it was made: the later, the higher its number. */
  readonly made?: string;
}

const KEYS: Readonly<Record<string, Keys>> = {
  inbox: { scattered: ['key'], made: 'received_at' },
  proposals: { own: ['id'], scattered: ['source_message_id'], counted: 'number', made: 'created_at' },
  items: { own: ['id', 'proposal_id'] },
  copies: { own: ['ref', 'proposal_id'], scattered: ['id', 'message_id'], made: 'created_at' },
  decisions: { own: ['id', 'proposal_id'] },
  audit: { own: ['proposal_id'], counted: 'seq', made: 'at' },
};

const ROWS_AT_ONCE = 500;

/** Twelve digits that no two share; the first five follow no order. */
const SCATTER = 'cast(10000 + (i * i * i) % 89989 as text) || substr(cast(10000000 + i as text), 2)';

/** The value of the `i`-th copy, as long as the one that is there: what a row takes on disk depends on it. */
function asCopied(
  column: string,
  { own, scattered, counted, made }: Keys,
  { rows, count }: { rows: number; count: number },
) {
  if (own?.includes(column)) return `substr(cast(100000000 + i as text), 2) || substr(${column}, 9)`;
  if (scattered?.includes(column)) return `substr(${column}, 1, length(${column}) - 12) || ${SCATTER}`;
  if (column === counted) return `${column} + ${rows} * i`;
  return column === made ? `${column} - (${count + 1} - i) * 1000` : `"${column}"`;
}

/** The applied proposal that is there, `count` times more, a second apart. */
export async function fill(url: string, count: number): Promise<void> {
  const db = await openDatabase(url);
  const tables = await db.introspection.getTables();
  const run = (text: string) => sql.raw<{ rows: number }>(text).execute(db);
  for (const [table, keys] of Object.entries(KEYS)) {
    const columns = tables.find(({ name }) => name === table)?.columns ?? [];
    const rows = Number((await run(`select count(*) as rows from ${table}`)).rows[0]?.rows);
    const values = columns.map(({ name }) => asCopied(name, keys, { rows, count }));
    const names = columns.map(({ name }) => `"${name}"`);
    await run(`create table bench_first as select * from ${table}`);
    // A statement has its time limit.
    for (let done = 0; done < count; done += ROWS_AT_ONCE)
      await run(`insert into ${table} (${names}) with recursive n(i) as
        (select cast(${done + 1} as bigint) union all select i + 1 from n where i < ${Math.min(count, done + ROWS_AT_ONCE)})
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
