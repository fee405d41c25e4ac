/** PostgreSQL, with a limit on everything that can hang: nobody may wait for it longer than a delivery waits for its answer. */
import {
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import pg from 'pg';
import { proven } from './postgres-url.ts';

const CONNECT_MS = 1_500;
const UNHURRIED_CONNECT_MS = 10_000;
/** Longer than a server takes to find a deadlock (1 s): who lost one is told so, and tries again. */
const LOCK_MS = 1_300;
const STATEMENT_MS = 1_500;
/** A server that is frozen or out of reach keeps no limit of its own. */
const SILENCE_MS = 1_700;
/** A process that was stopped in the middle of a transaction gives its locks back. */
const IDLE_IN_TRANSACTION_MS = 10_000;

const limits = {
  connectionTimeoutMillis: CONNECT_MS,
  lock_timeout: LOCK_MS,
  statement_timeout: STATEMENT_MS,
  query_timeout: SILENCE_MS,
  idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
};

const INT8 = 20;

export interface PostgresOptions {
  readonly url: string;
  /** For what takes its time, and keeps nobody waiting: only the way to the server has a limit. */
  readonly unhurried: boolean;
}

export const poolOptions = ({ url, unhurried }: PostgresOptions): pg.PoolConfig => ({
  connectionString: proven(url),
  max: 16,
  keepAlive: true,
  types: {
    // Times and counters stay below 2^53; Hire ids are text and never pass here.
    getTypeParser: (oid: number, format: 'text' | 'binary' = 'text') =>
      oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
  },
  ...(unhurried ? { connectionTimeoutMillis: UNHURRIED_CONNECT_MS } : limits),
});

export function postgresDialect(options: PostgresOptions): PostgresDialect {
  const pool = new pg.Pool(poolOptions(options));
  // A connection that breaks is replaced by the pool, idle or in use; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool: dropping(pool) });
}

const dropping = (pool: pg.Pool): PostgresPool => ({
  connect: async () => droppedWhenUnfit(await pool.connect()),
  end: () => pool.end(),
});

/** What `pg` says when `query_timeout` is over; it has no code. */
const SILENT = 'Query read timeout';
const OUTSIDE_OF_TRANSACTIONS = 'I';

/**
 * A connection that did not answer in time is used no more: whatever is asked next would wait behind the same question.
 * So is one whose transaction did not come to its end: all that is asked next would be refused (25P02).
 */
function droppedWhenUnfit(client: pg.PoolClient): PostgresPoolClient {
  const connection: PostgresPoolClient = client;
  let silent: Error | null = null;
  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(asked: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    if (typeof asked !== 'string') return connection.query(asked);
    if (silent) return Promise.reject(silent);
    return connection.query<R>(asked, parameters).catch((cause: unknown) => {
      if (cause instanceof Error && cause.message === SILENT) silent = cause;
      throw cause;
    });
  }
  const isUnfit = (): boolean => silent !== null || client.getTransactionStatus() !== OUTSIDE_OF_TRANSACTIONS;
  return { query, release: () => client.release(isUnfit()) };
}
