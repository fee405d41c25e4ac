/** Transactions: the rows that many of them want are taken last, in one order, so that no two wait for each other. */
import { CompiledQuery } from 'kysely';
import { Fault } from '../core/outcome.ts';
import { durable } from './durable.ts';
import type { Db, Trx } from './schema.ts';
import { UNFLUSHED } from './unflushed.ts';

/** The head of the audit trail, for which everybody waits; a last look before it counts. */
const stages = ['trail', 'check'] as const;

interface Last {
  readonly stage: (typeof stages)[number];
  /** Rows of one stage are taken in the order of their keys; those of one key in the order in which they came. */
  readonly key: string;
  readonly work: () => Promise<void>;
}

const waiting = new WeakMap<Trx, Last[]>();

/** Done when all else in the transaction is done. */
export function atEnd(trx: Trx, last: Last): void {
  const given = waiting.get(trx);
  if (!given) throw new Fault('joining a transaction', { code: 'no-transact' });
  given.push(last);
}

/** PostgreSQL ended it in favour of another: nothing was done, and the other is through by now. */
const lostCodes: ReadonlySet<unknown> = new Set(['40P01', '40001']);
const hasLost = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && lostCodes.has(cause.code);

/**
 * All of the work or nothing of it, on the disk when it resolves; `committed` is told as soon as others can see it. Tried once
 * more where another transaction was preferred.
 */
export async function transact<T>(db: Db, work: (trx: Trx) => Promise<T>, committed?: () => void): Promise<T> {
  const done = await preferably(db, work);
  committed?.();
  await durable(db);
  return done;
}

/** As `transact`, and nobody waits for the disk: it outlives the process at once, the machine with the next transaction. */
export const transactUnflushed = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  preferably(db, async (trx) => {
    await trx.executeQuery(CompiledQuery.raw(UNFLUSHED));
    return work(trx);
  });

async function preferably<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  try {
    return await once(db, work);
  } catch (cause) {
    if (!hasLost(cause)) throw cause;
    return once(db, work);
  }
}

const once = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (trx) => {
    const last: Last[] = [];
    waiting.set(trx, last);
    const done = await work(trx);
    for (const stage of stages) {
      const now = last.filter((each) => each.stage === stage).sort(byKey);
      for (const { work: end } of now) await end();
    }
    return done;
  });

const byKey = ({ key: one }: Last, { key: other }: Last): number => (one < other ? -1 : one > other ? 1 : 0);
