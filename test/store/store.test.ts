import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIntake } from '../../src/edge/intake.ts';
import { createChance } from '../../src/sandbox/trouble.ts';
import { appendAudit, firstBrokenEntry } from '../../src/store/audit.ts';
import { learnFact, nextNumber } from '../../src/store/facts.ts';
import {
  addDeliveries,
  countWaiting,
  finishDelivery,
  forgetOldDeliveries,
  takeDelivery,
} from '../../src/store/inbox.ts';
import { openDatabase } from '../../src/store/open.ts';
import { holdBack, reserveSlot } from '../../src/store/pace.ts';
import type { Db } from '../../src/store/schema.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let db: Db;
let other: Db;
beforeAll(async () => {
  database = await freshDatabase();
  db = await openDatabase(database.url);
  // A second instance, where instances can share a database; on SQLite the same connection.
  other = process.env.TEST_DATABASE ? await openDatabase(database.url) : db;
});
afterAll(async () => {
  await db.destroy();
  if (other !== db) await other.destroy();
  await database.drop();
});

const delivery = (key: string) => ({
  key,
  kind: 'x',
  payload: '{"kind":"other"}',
  receivedAt: 1,
});

describe('the inbox', () => {
  test('knows a delivery by its key, however they come together', async () => {
    await addDeliveries(db, [delivery('a'), delivery('a'), delivery('c')]);
    await Promise.all([addDeliveries(db, [delivery('c')]), addDeliveries(other, [delivery('c'), delivery('d')])]);
    expect(await countWaiting(db)).toBe(3);
  });

  test('gives a delivery to one worker, to another after the lease, and lets only the last finish it', async () => {
    const [first, second] = await Promise.all([takeDelivery(db, 10, 20), takeDelivery(other, 10, 20)]);
    expect(first?.key === second?.key && first !== null).toBe(false);
    const held = first ?? second;
    if (!held) throw new Error('nobody got one');
    for (;;) if (!(await takeDelivery(db, 10, 20))) break;
    expect(await takeDelivery(db, 19, 30)).toBeNull();
    const late = new Map<string, number>();
    for (let next = await takeDelivery(other, 21, 40); next; next = await takeDelivery(other, 21, 40))
      late.set(next.key, next.tries);
    expect(late.get(held.key)).toBe(2);
    expect(await finishDelivery(db, held, 'done')).toBe(false);
    expect(await finishDelivery(other, { key: held.key, tries: 2 }, 'done')).toBe(true);
    const row = await db.selectFrom('inbox').selectAll().where('key', '=', held.key).executeTakeFirstOrThrow();
    expect([row.state, row.payload]).toEqual(['done', null]);
  });

  test('forgets what was handled more than seven days ago, and nothing else', async () => {
    await forgetOldDeliveries(db, 7 * 24 * 3600_000);
    const before = (await db.selectFrom('inbox').select('key').execute()).length;
    await forgetOldDeliveries(db, 7 * 24 * 3600_000 + 2);
    expect((await db.selectFrom('inbox').select('key').execute()).length).toBe(before - 1);
    expect(await countWaiting(db)).toBe(2);
  });

  test('stores what arrives together in one go, and says so to each', async () => {
    const store = createIntake(db);
    await Promise.all(Array.from({ length: 1200 }, (_, index) => store(delivery(`many ${index}`))));
    expect(await countWaiting(db)).toBe(1202);
  });
});

describe('facts and numbers', () => {
  test('the first to learn decides', async () => {
    await Promise.all([learnFact(db, 'tenant', 'one'), learnFact(other, 'tenant', 'two')]);
    expect(await learnFact(db, 'tenant', 'three')).toBe(await learnFact(other, 'tenant', 'four'));
  });
  test('numbers have no gaps and no doubles, from two instances', async () => {
    const numbers: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      numbers.push(
        ...(await Promise.all([db, other].map((each) => each.transaction().execute((trx) => nextNumber(trx, 'n'))))),
      );
    }
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });
});

describe('the pace', () => {
  /** Most slots inside any window of the given length. */
  const most = (slots: readonly number[], windowMs: number) =>
    Math.max(...slots.map((start) => slots.filter((slot) => slot >= start && slot < start + windowMs).length));

  test('two instances together never exceed 10 a second or 100 a minute in any sliding window, and use 90 % of it', async () => {
    for (const [limit, windowMs] of [
      [10, 1000],
      [100, 60_000],
    ] as const) {
      const spacingMs = Math.ceil((windowMs / limit) * 1.07);
      const key = { key: `api ${limit}`, spacingMs };
      const slots: number[] = [];
      let now = 1_000_000;
      for (let round = 0; round < 250; round += 1) {
        slots.push(...(await Promise.all([reserveSlot(db, [key], now), reserveSlot(other, [key], now + 1)])));
        now += round % 7 === 0 ? spacingMs : 1;
      }
      expect(new Set(slots).size).toBe(500);
      expect(most(slots, windowMs)).toBeLessThanOrEqual(limit);
      const length = Math.max(...slots) - Math.min(...slots);
      expect(((500 - 1) * windowMs) / limit / length).toBeGreaterThan(0.9);
    }
  });

  test('a pause that Feishu asked for holds everybody back', async () => {
    await holdBack(db, 'held', 50_000);
    expect(await reserveSlot(other, [{ key: 'held', spacingMs: 10 }], 1_000)).toBe(50_000);
    await holdBack(db, 'held', 2_000);
    expect(await reserveSlot(other, [{ key: 'held', spacingMs: 10 }], 1_000)).toBe(50_010);
  });

  test('a clock that was set back does not block for a day', async () => {
    await reserveSlot(db, [{ key: 'clock', spacingMs: 10 }], 90_000_000);
    expect(await reserveSlot(db, [{ key: 'clock', spacingMs: 10 }], 1_000)).toBe(1_000);
  });
});

describe('the audit trail', () => {
  const entry = (index: number) => ({
    at: index,
    actor: 'ou_a',
    kind: 'proposed',
    proposal: `p${index}`,
    detail: { index },
  });

  test('is one chain, written from two instances at once', async () => {
    for (let round = 0; round < 40; round += 1) {
      await Promise.all(
        [db, other].map((each, index) =>
          each.transaction().execute((trx) => appendAudit(trx, entry(round * 2 + index))),
        ),
      );
    }
    expect(await firstBrokenEntry(db)).toBeNull();
    expect((await db.selectFrom('audit').select('seq').execute()).length).toBe(80);
  });

  test('joins the transaction of its change: no change, no entry', async () => {
    const failing = db.transaction().execute(async (trx) => {
      await appendAudit(trx, entry(999));
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    expect(await firstBrokenEntry(db)).toBeNull();
  });

  test('the database itself refuses to change or delete an entry', async () => {
    await expect(db.updateTable('audit').set({ actor: 'ou_b' }).where('seq', '=', 3).execute()).rejects.toThrow(
      'append-only',
    );
    await expect(db.deleteFrom('audit').where('seq', '=', 3).execute()).rejects.toThrow('append-only');
  });

  test('200 tamperings behind its back are found, the first bad entry named', async () => {
    const chance = createChance(9);
    for (const name of ['audit_no_update', 'audit_no_delete'])
      await sql`drop trigger if exists ${sql.raw(process.env.TEST_DATABASE ? 'audit_append_only on audit' : name)}`.execute(
        db,
      );
    for (let round = 0; round < 200; round += 1) {
      const seq = 1 + Math.floor(chance() * 80);
      const row = await db.selectFrom('audit').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow();
      const way = Math.floor(chance() * 3);
      if (way === 0) await db.updateTable('audit').set({ actor: randomUUID() }).where('seq', '=', seq).execute();
      else if (way === 1)
        await db
          .updateTable('audit')
          .set({ detail: row.detail.replace(/\d/, 'x') })
          .where('seq', '=', seq)
          .execute();
      else await db.deleteFrom('audit').where('seq', '=', seq).execute();
      expect(await firstBrokenEntry(db)).toBe(seq);
      await db.deleteFrom('audit').where('seq', '=', seq).execute();
      await db.insertInto('audit').values(row).execute();
    }
    expect(await firstBrokenEntry(db)).toBeNull();
  });
});
