/** A new database for each world: a SQLite file, or one on the server that `TEST_DATABASE` names. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { connect, openDatabase } from '../../src/store/open.ts';
import { isPostgres } from '../../src/store/postgres-url.ts';
import type { Db } from '../../src/store/schema.ts';
import { onServer, urlOf } from './template.ts';

/** Linux' file system in memory, where a commit waits for no disk; containers often have a small one, which would not do. */
const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 1_000_000_000;

function isRoomy(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > ENOUGH_BYTES;
}
const root = isRoomy(MEMORY) ? MEMORY : tmpdir();

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env.TEST_DATABASE;
  return server ? onThe(server) : inFile();
}

export interface Opened {
  readonly db: Db;
  /** A second instance, where instances can share a database; on SQLite the same connection. */
  readonly other: Db;
  close(): Promise<void>;
}

/** A test's own connection. The limits that keep a bot from waiting too long are not on it: a busy machine answers late. */
export async function openPatient(url: string): Promise<Db> {
  const db = await openDatabase(url);
  if (!isPostgres(url)) return db;
  await db.destroy();
  return connect(url, { unhurried: true });
}

/** A new database, brought up to date. */
export async function openFresh(): Promise<Opened> {
  const database = await freshDatabase();
  const db = await openPatient(database.url);
  const other = process.env.TEST_DATABASE ? await openPatient(database.url) : db;
  const close = async () => {
    await db.destroy();
    if (other !== db) await other.destroy();
    await database.drop();
  };
  return { db, other, close };
}

function inFile(): FreshDatabase {
  const folder = mkdtempSync(join(root, 'hirebot-'));
  return {
    url: `file:${join(folder, 'test.sqlite')}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** One on the server without a table in it. */
export const emptyDatabase = (): Promise<FreshDatabase> => onThe(process.env.TEST_DATABASE ?? '', 'template0');

// Benches run without vitest, and bring theirs up to date when they open it.
const ours = (): string => (process.env.VITEST ? inject('template') : 'template0');

async function onThe(server: string, template = ours()): Promise<FreshDatabase> {
  const name = `hirebot_${randomBytes(8).toString('hex')}`;
  await onServer(server, `create database ${name} template ${template}`);
  return {
    url: urlOf(server, name),
    drop: () => patiently(() => onServer(server, `drop database if exists ${name} with (force)`)),
  };
}

async function patiently(drop: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) {
    try {
      await drop();
      return;
    } catch {
      // The server's own vacuum may be looking at the database for a moment, and tells nobody when it is done.
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
  await drop();
}
