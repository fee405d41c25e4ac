/**
 * Instances on one PostgreSQL wake each other with LISTEN and NOTIFY. Nothing hangs on it: whoever hears nothing, as behind
 * a pooler that passes no notifications on, looks by itself soon.
 */
import { sql } from 'kysely';
import type pg from 'pg';
import { isPostgres, proven } from './postgres-url.ts';
import type { Db } from './schema.ts';

const CHANNEL = 'hirebot_work';
const LISTEN_AGAIN_MS = 2_000;

export interface Wake {
  /** There is work of this kind. Returns at once. */
  tell(kind: string): void;
  stop(): Promise<void>;
}

interface Waking {
  readonly db: Db;
  readonly url: string;
  /** Of this instance: it does not wake itself. */
  readonly id: string;
  readonly heard: (kind: string) => void;
}

/** On SQLite there is nobody else. */
export function startWake(waking: Waking): Wake {
  if (!isPostgres(waking.url)) return { tell: () => undefined, stop: async () => undefined };
  return { tell: teller(waking), stop: listen(waking) };
}

/** One at a time of each kind; what is told meanwhile is told once more afterwards. */
function teller({ db, id }: Waking): Wake['tell'] {
  const telling = new Map<string, 'once' | 'again'>();
  return function tell(kind) {
    if (telling.has(kind)) {
      telling.set(kind, 'again');
      return;
    }
    telling.set(kind, 'once');
    sql`select pg_notify(${CHANNEL}, ${`${id} ${kind}`})`
      .execute(db)
      // The others look by themselves.
      .catch(() => undefined)
      .finally(() => {
        const again = telling.get(kind) === 'again';
        telling.delete(kind);
        if (again) tell(kind);
      });
  };
}

/** Listens until it is told to stop, over a connection of its own. */
function listen({ url, id, heard }: Waking): Wake['stop'] {
  let client: pg.Client | null = null;
  let over = false;
  const begin = async (): Promise<void> => {
    const { Client } = (await import('pg')).default;
    if (over) return;
    const own = new Client({ connectionString: proven(url), keepAlive: true });
    client = own;
    own.on('notification', ({ payload = '' }) => {
      const [from, kind = ''] = payload.split(' ');
      if (from !== id) heard(kind);
    });
    own.on('error', () => undefined);
    own.once('end', () => {
      if (!over) setTimeout(() => void begin(), LISTEN_AGAIN_MS).unref();
    });
    await own
      .connect()
      .then(() => own.query(`listen ${CHANNEL}`))
      .catch(() => own.end().catch(() => undefined));
  };
  void begin();
  return async () => {
    over = true;
    await client?.end().catch(() => undefined);
  };
}
