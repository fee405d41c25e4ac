/** Opens the database that `DATABASE_URL` names and brings it up to date. */
import { Kysely, Migrator, sql } from 'kysely';
import { Fault } from '../core/outcome.ts';
import { flushedBy } from './durable.ts';
import type { Dialect } from './migrations/2026-11-20-tables.ts';
import { migrations } from './migrations.ts';
import { ownerOf, takeOwnership } from './owner.ts';
import { isPostgres } from './postgres-url.ts';
import type { Db, Tables } from './schema.ts';
import { PatientDialect, sqliteDialect } from './sqlite.ts';

/** The code of the fault that a database of another app is met with; its cause names the app. */
export const OF_ANOTHER_APP = 'of-another-app';

/** Throws a `Fault` with the database's own words as its cause. */
export async function openDatabase(url: string, { alone = false } = {}): Promise<Db> {
  const db = await connect(url, { alone });
  // New columns and indices of a full table take longer than anybody may wait later; memory has no second connection.
  const unhurried = kindOf(url) === 'postgres' ? await connect(url, { unhurried: true }) : db;
  try {
    await bringUpToDate(unhurried, kindOf(url));
    return db;
  } catch (cause) {
    await db.destroy();
    throw new Fault('bringing the database up to date', { code: 'database', cause });
  } finally {
    if (unhurried !== db) await unhurried.destroy();
  }
}

async function bringUpToDate(db: Db, kind: Dialect): Promise<void> {
  const known = migrations(kind);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  // A database that cannot even be asked is down for the reason that it already gave.
  const done = await migrationsIn(db).catch(() => []);
  const unknown = done.find((name) => !(name in known));
  if (unknown === undefined) throw error;
  throw Object.assign(new Error(`a later version has changed its tables: ${unknown}`), { code: 'LATER_TABLES' });
}

async function migrationsIn(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Opens it for the app that it belongs to, or that is the first to use it. Of another app nothing in it is touched. */
export async function openFor(appId: string, url: string): Promise<Db> {
  const owner = await ownerBefore(url);
  if (owner !== null && owner !== appId) throw ofAnother(owner);
  const db = await openDatabase(url, { alone: true });
  const first = await takeOwnership(db, appId);
  if (first === appId) return db;
  await db.destroy();
  throw ofAnother(first);
}

async function ownerBefore(url: string): Promise<string | null> {
  const db = await connect(url, { unhurried: true });
  try {
    return await ownerOf(db);
  } catch (cause) {
    throw new Fault('opening the database', { code: 'database', cause });
  } finally {
    await db.destroy();
  }
}

const ofAnother = (owner: string): Fault =>
  new Fault('opening the database', { code: OF_ANOTHER_APP, cause: new Error(`it belongs to app ${owner}`) });

const kindOf = (url: string): Dialect => (isPostgres(url) ? 'postgres' : 'sqlite');

interface Connecting {
  readonly unhurried?: boolean;
  readonly alone?: boolean;
}

/** Its tables as they are found. */
export async function connect(url: string, connecting: Connecting = {}): Promise<Db> {
  const dialect = await dialectFor(url, connecting);
  const db = new Kysely<Tables>({ dialect });
  if (!(dialect instanceof PatientDialect)) return db;
  const urgent = new Kysely<Tables>({ dialect: dialect.urgent() });
  urgentOf.set(db, urgent);
  for (const each of [db, urgent]) if (dialect.disk) flushedBy(each, dialect.disk);
  return db;
}

const urgentOf = new WeakMap<Db, Db>();

/** The same database for what has to be answered in time: it comes before all others that wait. A server has room for all at once. */
export const urgently = (db: Db): Db => urgentOf.get(db) ?? db;

async function dialectFor(url: string, { unhurried = false, alone = false }: Connecting) {
  try {
    if (kindOf(url) === 'sqlite') return sqliteDialect(url.replace(/^file:/, ''), { alone });
    // Most run on SQLite: what PostgreSQL takes is loaded only for it.
    const { postgresDialect } = await import('./postgres.ts');
    return postgresDialect({ url, unhurried });
  } catch (cause) {
    throw new Fault('opening the database', { code: 'database', cause });
  }
}
