/** Opens the database that `DATABASE_URL` names and brings it up to date. */
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, Migrator, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import { Fault } from '../core/outcome.ts';
import type { Dialect } from './migrations/2026-11-20-tables.ts';
import { migrations } from './migrations.ts';
import { ownerOf, takeOwnership } from './owner.ts';
import type { Db, Tables } from './schema.ts';

/** How long a statement waits for another process before it gives up: well inside Feishu's 3 s. */
const BUSY_MS = 1500;

/** The code of the fault that a database of another app is met with; its cause names the app. */
export const OF_ANOTHER_APP = 'of-another-app';

/** Throws a `Fault` with the database's own words as its cause. */
export async function openDatabase(url: string): Promise<Db> {
  const kind = kindOf(url);
  const db = connect(url);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(kind) } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await db.destroy();
    throw new Fault('bringing the database up to date', { code: 'database', cause: error });
  }
  return db;
}

/** Opens it for the app that it belongs to, or that is the first to use it. Of another app nothing in it is touched. */
export async function openFor(appId: string, url: string): Promise<Db> {
  const owner = await ownerBefore(url);
  if (owner !== null && owner !== appId) throw ofAnother(owner);
  const db = await openDatabase(url);
  const first = await takeOwnership(db, appId);
  if (first === appId) return db;
  await db.destroy();
  throw ofAnother(first);
}

async function ownerBefore(url: string): Promise<string | null> {
  const db = connect(url);
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

const kindOf = (url: string): Dialect => (/^postgres(ql)?:/.test(url) ? 'postgres' : 'sqlite');

const connect = (url: string): Db => new Kysely<Tables>({ dialect: dialectFor(url, kindOf(url)) });

function dialectFor(url: string, kind: Dialect) {
  try {
    return kind === 'postgres' ? postgresDialect(url) : sqliteDialect(url.replace(/^file:/, ''));
  } catch (cause) {
    throw new Fault('opening the database', { code: 'database', cause });
  }
}

function sqliteDialect(file: string): SqliteDialect {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new Sqlite(file, { timeout: BUSY_MS });
  // It holds names and open_ids: for the bot's own account only.
  if (file !== ':memory:') chmodSync(file, 0o600);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // 40 MB of log between two checkpoints: the random keys of the inbox touch the same pages over and over.
  database.pragma('wal_autocheckpoint = 10000');
  database.pragma('foreign_keys = ON');
  return new SqliteDialect({ database });
}

const INT8 = 20;

function postgresDialect(connectionString: string): PostgresDialect {
  const types = {
    // Times and counters stay below 2^53; Hire ids are text and never pass here.
    getTypeParser: (oid: number, format: 'text' | 'binary' = 'text') =>
      oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
  };
  const pool = new pg.Pool({ connectionString, max: 10, types, statement_timeout: 5000 });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}
