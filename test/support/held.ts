/** A database that another process keeps: rows are locked until they are let go. */
import { sql } from 'kysely';
import type { Db } from '../../src/store/schema.ts';

export interface Held {
  letGo(): Promise<void>;
}

/** On SQLite whoever writes holds everything; on PostgreSQL what the statement locks. */
export async function hold(db: Db, statement: string): Promise<Held> {
  let letGo: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let begun: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const transaction = db.transaction().execute(async (trx) => {
    await sql.raw(statement).execute(trx);
    begun();
    await over;
  });
  await Promise.race([held, transaction]);
  return {
    letGo: () => {
      letGo();
      return transaction;
    },
  };
}

/** Statements that keep everybody from a table, or from the end of every decision. */
export const inboxHeld = process.env.TEST_DATABASE ? 'lock table inbox in access exclusive mode' : 'select 1';
export const trailHeld = 'update audit_head set seq = seq';
