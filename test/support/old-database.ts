/** A database as an earlier release left it: its tables, made by the migrations of that time, and its rows. */
import { Kysely, Migrator, sql } from 'kysely';
import { z } from 'zod';
import { migrations } from '../../src/store/migrations.ts';
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

export async function databaseOf({ migrations: names, rows }: Release): Promise<FreshDatabase> {
  const database = await freshDatabase();
  const isPostgres = database.url.startsWith('postgres');
  const db = new Kysely<AnyTables>({
    dialect: isPostgres
      ? postgresDialect({ url: database.url, unhurried: true })
      : sqliteDialect(database.url.replace(/^file:/, ''), { alone: false }),
  });
  // On the server a new database is a copy of one that is up to date.
  if (isPostgres) await sql`drop schema public cascade; create schema public`.execute(db);
  const then = Object.entries(migrations(isPostgres ? 'postgres' : 'sqlite')).filter(([name]) => names.includes(name));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(then) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  for (const [table, held] of Object.entries(rows)) {
    await db.deleteFrom(table).execute();
    for (const row of held) await db.insertInto(table).values(row).execute();
  }
  await db.destroy();
  return database;
}
