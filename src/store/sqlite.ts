/** SQLite in a file, or in memory. It runs on the event loop, so it never waits there for another process. */
import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type LimitNode,
  type QueryCompiler,
  type QueryResult,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
  ValueNode,
} from 'kysely';
import { createDisk, type Disk } from './disk.ts';
import { makeFolder } from './folder.ts';
import { refuseUnfitAddon } from './sqlite-addon.ts';
import { createTurns, type Turns } from './turns.ts';
import { UNFLUSHED } from './unflushed.ts';

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

export function sqliteDialect(file: string, { alone }: Opening): PatientDialect {
  refuseUnfitAddon(process.versions.node);
  const inMemory = file === ':memory:';
  if (!inMemory) makeFolder(dirname(file));
  const hold = alone && !inMemory ? holdAlone(file) : null;
  const database = new Sqlite(file, { timeout: BUSY_MS });
  // It holds names and open_ids: for the bot's own account only.
  if (!inMemory) chmodSync(file, 0o600);
  database.pragma('journal_mode = WAL');
  // 40 MB of log between two checkpoints: the random keys of the inbox touch the same pages over and over.
  database.pragma('wal_autocheckpoint = 10000');
  // 4 MB, not 16: what is not in it is in the system's own, and with a million proposals it costs nothing that could be measured.
  database.pragma('cache_size = -4000');
  database.pragma('foreign_keys = ON');
  // From here on whoever finds it busy waits beside the event loop.
  database.pragma('busy_timeout = 0');
  // The log is flushed by us: SQLite itself would hold up the event loop for it.
  database.pragma('synchronous = NORMAL');
  const disk = inMemory ? null : createDisk(`${file}-wal`);
  return new PatientDialect({ database, disk, hold, turns: createTurns() });
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

interface Parts {
  readonly database: Sqlite.Database;
  /** Null for one in memory. */
  readonly disk: Disk | null;
  /** Null where others may have it too. */
  readonly hold: Sqlite.Database | null;
  readonly turns: Turns;
}

export class PatientDialect extends SqliteDialect {
  readonly disk: Disk | null;
  private readonly parts: Parts;
  private readonly isUrgent: boolean;

  constructor(parts: Parts, isUrgent = false) {
    super(parts);
    this.disk = parts.disk;
    this.parts = parts;
    this.isUrgent = isUrgent;
  }

  /** The same database, for those who come first. */
  urgent(): PatientDialect {
    return new PatientDialect(this.parts, true);
  }

  override createDriver(): Driver {
    return new PatientDriver(this.parts, this.isUrgent);
  }

  override createQueryCompiler(): QueryCompiler {
    return new KeepableCompiler();
  }
}

/** A number behind `limit` stands in the text: SQLite plans by it, and would compile a kept statement anew each time it is bound. */
class KeepableCompiler extends SqliteQueryCompiler {
  protected override visitLimit({ limit }: LimitNode): void {
    this.append('limit ');
    if (ValueNode.is(limit) && Number.isInteger(limit.value)) this.append(String(limit.value));
    else this.visitNode(limit);
  }
}

/**
 * What a transaction did, and what was inserted by itself, is on its way to the disk when it resolves, unless it was said to be
 * unflushed: whoever needs it there waits for `durable`. Another statement by itself (a lease, a place in a queue) outlives the
 * process at once, and the machine with the next transaction.
 */
class PatientDriver extends SqliteDriver {
  private readonly disk: Disk | null;
  private readonly hold: Sqlite.Database | null;
  private readonly turns: Turns;
  private readonly isUrgent: boolean;
  private readonly open = new WeakSet<DatabaseConnection>();
  private readonly committed = new WeakSet<DatabaseConnection>();
  private readonly unflushed = new WeakSet<DatabaseConnection>();

  constructor({ database, disk, hold, turns }: Parts, isUrgent: boolean) {
    super({ database: withKeptStatements(database) });
    this.disk = disk;
    this.hold = hold;
    this.turns = turns;
    this.isUrgent = isUrgent;
  }

  /** Takes the right to write at once: a transaction that asked for it later could find itself busy half-way. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.open.add(connection);
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    if (!this.unflushed.has(connection)) this.committed.add(connection);
  }

  override async releaseConnection(connection?: DatabaseConnection): Promise<void> {
    await super.releaseConnection();
    if (connection && this.committed.has(connection)) void this.disk?.flush();
    this.turns.leave();
  }

  override async destroy(): Promise<void> {
    await this.disk?.close();
    await super.destroy();
    this.hold?.close();
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    // In memory there is nobody to give way to: a sandbox of one person, a run on a clock of its own.
    await this.turns.enter(this.isUrgent || !this.disk);
    const connection = await super.acquireConnection();
    const patient: DatabaseConnection = {
      executeQuery: async <R>(query: CompiledQuery) => {
        if (query.sql === UNFLUSHED) {
          this.unflushed.add(patient);
          return { rows: [] };
        }
        const done = await patiently(() => connection.executeQuery<R>(query));
        if (isInsert(query) && !this.open.has(patient)) this.committed.add(patient);
        return done;
      },
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
    return patient;
  }
}

const isInsert = ({ sql }: CompiledQuery): boolean => sql.startsWith('insert');

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
