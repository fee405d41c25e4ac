/** A new, empty database for each test: a SQLite file, or one on the server that `TEST_DATABASE` names. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../src/store/open.ts';
import type { Db } from '../../src/store/schema.ts';

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env.TEST_DATABASE;
  return server ? onServer(server) : inFile();
}

export interface Opened {
  readonly db: Db;
  /** A second instance, where instances can share a database; on SQLite the same connection. */
  readonly other: Db;
  close(): Promise<void>;
}

/** A new database, brought up to date. */
export async function openFresh(): Promise<Opened> {
  const database = await freshDatabase();
  const db = await openDatabase(database.url);
  const other = process.env.TEST_DATABASE ? await openDatabase(database.url) : db;
  const close = async () => {
    await db.destroy();
    if (other !== db) await other.destroy();
    await database.drop();
  };
  return { db, other, close };
}

function inFile(): FreshDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'hirebot-'));
  return {
    url: `file:${join(folder, 'test.sqlite')}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function onServer(server: string): Promise<FreshDatabase> {
  const name = `hirebot_${randomBytes(8).toString('hex')}`;
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => patiently(() => run(`drop database if exists ${name} with (force)`)) };
}

/** The server's own vacuum may be looking at the database for a moment. */
async function patiently(drop: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) {
    try {
      await drop();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
  await drop();
}
