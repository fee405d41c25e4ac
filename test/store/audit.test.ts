/** The audit trail: one chain; whatever is done to its table is seen, and the first bad entry is named. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { appendAudit, firstBrokenEntry } from '../../src/store/audit.ts';
import type { AuditRow } from '../../src/store/rows/audit.ts';
import type { Db } from '../../src/store/schema.ts';
import { transact } from '../../src/store/transact.ts';
import { openFresh } from '../support/database.ts';
import { figure } from '../support/figure.ts';

type Entry = z.input<typeof AuditRow>;

let db: Db;
let other: Db;
let close: () => Promise<void>;

describe('the audit trail', () => {
  beforeAll(async () => {
    ({ db, other, close } = await openFresh());
  });
  afterAll(() => close());

  const entry = (index: number) => ({
    at: index,
    actor: 'ou_a',
    kind: 'proposed' as const,
    proposal: `p${index}`,
    detail: { index },
  });

  test('is one chain, written from two instances at once', async () => {
    for (let round = 0; round < 40; round += 1) {
      await Promise.all(
        [db, other].map((each, index) => transact(each, async (trx) => appendAudit(trx, entry(round * 2 + index)))),
      );
    }
    expect(await firstBrokenEntry(db)).toBeNull();
    expect((await db.selectFrom('audit').select('seq').execute()).length).toBe(80);
  });

  test('is whole to whoever reads it while entries come', async () => {
    let over = false;
    const writing = async () => {
      for (let index = 80; index < 120; index += 1)
        await transact(other, async (trx) => appendAudit(trx, entry(index)));
      over = true;
    };
    const reading = async () => {
      const seen = new Set<number | null>();
      while (!over) seen.add(await firstBrokenEntry(db));
      return seen;
    };
    const [seen] = await Promise.all([reading(), writing()]);
    expect(seen).toEqual(new Set([null]));
  });

  test('joins the transaction of its change: no change, no entry', async () => {
    const failing = transact(db, async (trx) => {
      appendAudit(trx, entry(999));
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

test('a trail of several thousand entries is read piece by piece, to its end', async () => {
  const opened = await openFresh();
  const detail = {};
  const entry = { at: 1, actor: 'ou_a', kind: 'confirm', proposal: null, detail } as const;
  await transact(opened.db, async (trx) => {
    for (let index = 0; index < 2_100; index += 1) appendAudit(trx, entry);
  });
  expect(await firstBrokenEntry(opened.db)).toBeNull();
  if (process.env.TEST_DATABASE) await sql`drop trigger audit_append_only on audit`.execute(opened.db);
  else await sql`drop trigger audit_no_update`.execute(opened.db);
  await opened.db.updateTable('audit').set({ actor: 'ou_b' }).where('seq', '=', 2_050).execute();
  expect(await firstBrokenEntry(opened.db)).toBe(2_050);
  await opened.close();
});

const ENTRIES = 40;
const members = ['at', 'actor', 'kind', 'detail', 'previous', 'hash'] as const;

describe('somebody with the database in their hands', () => {
  beforeAll(async () => {
    ({ db, close } = await openFresh());
    for (let index = 0; index < ENTRIES; index += 1) {
      const detail = { hash: `h${index}`, items: [{ job: String(index) }], policy: 'p' };
      const entry = { at: 1_000 + index, actor: `ou_${index % 3}`, kind: 'confirm', proposal: null, detail } as const;
      await transact(db, async (trx) => appendAudit(trx, entry));
    }
  });
  afterAll(() => close());

  test('the database itself refuses changes', async () => {
    await expect(db.updateTable('audit').set({ actor: 'x' }).execute()).rejects.toThrow(/append-only/);
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow(/append-only/);
    expect(await firstBrokenEntry(db)).toBeNull();
  });

  test('1,000 random edits, deletions and swaps: each is detected, the first bad entry named', {
    timeout: 240_000,
  }, async () => {
    if (process.env.TEST_DATABASE) await sql`drop trigger audit_append_only on audit`.execute(db);
    else
      for (const change of ['update', 'delete']) await sql`drop trigger ${sql.raw(`audit_no_${change}`)}`.execute(db);
    const chance = createChance(7);
    const any = (most: number): number => 1 + Math.floor(chance() * most);
    const whole = await db.selectFrom('audit').selectAll().orderBy('seq').execute();
    const entry = (seq: number): Entry => whole[seq - 1] as Entry;
    const put = async (row: Entry): Promise<void> => {
      await db.deleteFrom('audit').where('seq', '=', row.seq).execute();
      await db.insertInto('audit').values(row).execute();
    };
    const wrong: string[] = [];
    for (let round = 0; round < 1_000; round += 1) {
      const seq = any(ENTRIES);
      const how = round % 3;
      let first = seq;
      const touched = [entry(seq)];
      if (how === 0) {
        const member = members[round % members.length] ?? 'actor';
        await put({ ...entry(seq), [member]: member === 'at' ? 5 : `${entry(seq)[member]}x` });
      } else if (how === 1) await db.deleteFrom('audit').where('seq', '=', seq).execute();
      else {
        const other = (seq % ENTRIES) + 1;
        first = Math.min(seq, other);
        touched.push(entry(other));
        await put({ ...entry(other), seq });
        await put({ ...entry(seq), seq: other });
      }
      const found = await firstBrokenEntry(db);
      if (found !== first) wrong.push(`round ${round}, kind ${how}: ${first} named as ${found}`);
      for (const row of touched) await put(row);
    }
    figure('M16', {
      tried: 1_000,
      bad: wrong.length,
      beside: 'tamperings, the first bad entry named; whole again afterwards',
      seed: 7,
    });
    expect(wrong).toEqual([]);
    expect(await firstBrokenEntry(db)).toBeNull();
  });
});
