/** A database as an earlier release left it: its tables, made by the migrations of that time, and its rows. */
import { Kysely, Migrator, sql } from 'kysely';
import { z } from 'zod';
import { migrations } from '../../src/store/migrations.ts';
import { openDatabase } from '../../src/store/open.ts';
import { postgresDialect } from '../../src/store/postgres.ts';
import { sqliteDialect } from '../../src/store/sqlite.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { textOf } from './sources.ts';

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
/** Taken from a sandbox that ran that release, by what people said and pressed there. */
const Release = z.object({
  /** When it ended. */
  at: z.number(),
  migrations: z.array(z.string()),
  rows: z.record(z.string(), z.array(Row)),
});
export type Release = z.output<typeof Release>;

export const releaseNamed = (version: string): Release =>
  Release.parse(JSON.parse(textOf(`test/fixtures/releases/${version}.json`)));

type AnyTables = Record<string, Record<string, unknown>>;

const tablesIn = ({ url }: FreshDatabase): Kysely<AnyTables> =>
  new Kysely<AnyTables>({
    dialect: url.startsWith('postgres')
      ? postgresDialect({ url, unhurried: true })
      : sqliteDialect(url.replace(/^file:/, ''), { alone: false }),
  });

export async function databaseOf({ migrations: names, rows }: Release): Promise<FreshDatabase> {
  const database = await freshDatabase();
  const isPostgres = database.url.startsWith('postgres');
  const db = tablesIn(database);
  // On the server a new database is a copy of one that is up to date.
  if (isPostgres) await sql`drop schema public cascade; create schema public`.execute(db);
  const then = Object.entries(migrations(isPostgres ? 'postgres' : 'sqlite')).filter(([name]) => names.includes(name));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(then) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  await store(db, rows);
  await db.destroy();
  return database;
}

async function store(db: Kysely<AnyTables>, rows: Release['rows']): Promise<void> {
  for (const [table, held] of Object.entries(rows)) {
    await db.deleteFrom(table).execute();
    for (const row of held) await db.insertInto(table).values(row).execute();
  }
}

/** Why an instance of that release cannot store what it stores once another has brought the tables up to date; null where it can. */
export async function refusedBeside({ rows }: Release): Promise<string | null> {
  const database = await freshDatabase();
  await (await openDatabase(database.url)).destroy();
  const db = tablesIn(database);
  try {
    await store(db, rows);
    return null;
  } catch (cause) {
    return String(cause);
  } finally {
    await db.destroy();
    await database.drop();
  }
}
