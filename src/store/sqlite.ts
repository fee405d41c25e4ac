/** SQLite in a file, or in memory. It runs on the event loop, so it never waits there for another process. */
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { refuseUnfitAddon } from './sqlite-addon.ts';

/** How long a statement waits for another process before it gives up: well inside Feishu's 3 s. */
const BUSY_MS = 1_200;
const LOOK_AGAIN_MS = 20;
/** The bot's own are a few hundred; lists of many lengths add to them. */
const MOST_STATEMENTS = 1_000;
/** How long the next bot waits for the one before it to stop. */
const HANDOVER_MS = 3_000;

export interface Opening {
  /** For the bot itself: a second one would take what the first has under way. */
  readonly alone: boolean;
}

export function sqliteDialect(file: string, { alone }: Opening): SqliteDialect {
  refuseUnfitAddon(process.versions.node);
  const inMemory = file === ':memory:';
  if (!inMemory) mkdirSync(dirname(file), { recursive: true });
  const hold = alone && !inMemory ? holdAlone(file) : null;
  const database = new Sqlite(file, { timeout: BUSY_MS });
  // It holds names and open_ids: for the bot's own account only.
  if (!inMemory) chmodSync(file, 0o600);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // 40 MB of log between two checkpoints: the random keys of the inbox touch the same pages over and over.
  database.pragma('wal_autocheckpoint = 10000');
  database.pragma('foreign_keys = ON');
  // From here on whoever finds it busy waits beside the event loop.
  database.pragma('busy_timeout = 0');
  return new PatientDialect({ database: withKeptStatements(database) }, hold);
}

/** Compiles each statement once: that costs as much as to run it. */
function withKeptStatements(database: Sqlite.Database): SqliteDatabase {
  const kept = new Map<string, Sqlite.Statement>();
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const known = kept.get(sql);
      // A statement whose rows are still being read cannot begin anew.
      if (known && !known.busy) return known;
      if (kept.size >= MOST_STATEMENTS) kept.clear();
      const statement = database.prepare(sql);
      kept.set(sql, statement);
      return statement;
    },
  };
}

/** Held by a lock of the system, which goes with the process, however it ends. */
function holdAlone(file: string): Sqlite.Database {
  const hold = new Sqlite(`${file}.lock`, { timeout: HANDOVER_MS });
  try {
    hold.exec('begin exclusive');
    return hold;
  } catch (cause) {
    hold.close();
    throw cause;
  }
}

class PatientDialect extends SqliteDialect {
  private readonly database: SqliteDatabase;
  private readonly hold: Sqlite.Database | null;

  constructor({ database }: { database: SqliteDatabase }, hold: Sqlite.Database | null) {
    super({ database });
    this.database = database;
    this.hold = hold;
  }

  override createDriver(): Driver {
    return new PatientDriver({ database: this.database }, this.hold);
  }
}

class PatientDriver extends SqliteDriver {
  private readonly hold: Sqlite.Database | null;

  constructor({ database }: { database: SqliteDatabase }, hold: Sqlite.Database | null) {
    super({ database });
    this.hold = hold;
  }

  override async destroy(): Promise<void> {
    await super.destroy();
    this.hold?.close();
  }

  /** Takes the right to write at once: a transaction that asked for it later could find itself busy half-way. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: <R>(query: CompiledQuery) => patiently(() => connection.executeQuery<R>(query)),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
  }
}

/** Asks again while another process writes; everything else goes on meanwhile. */
async function patiently<R>(ask: () => Promise<QueryResult<R>>): Promise<QueryResult<R>> {
  for (let left = BUSY_MS; ; left -= LOOK_AGAIN_MS) {
    try {
      return await ask();
    } catch (cause) {
      if (!isBusy(cause) || left <= 0) throw cause;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

const isBusy = (cause: unknown): boolean => cause instanceof Sqlite.SqliteError && cause.code === 'SQLITE_BUSY';
