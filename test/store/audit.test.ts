/** The audit trail: whatever is done to its table is seen, and the first bad entry is named. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { columns, csvLine, neutral, rowOf } from '../../src/cli/audit-export.ts';
import { createChance } from '../../src/sandbox/trouble.ts';
import { appendAudit, firstBrokenEntry } from '../../src/store/audit.ts';
import { trail } from '../../src/store/audit-trail.ts';
import { openDatabase } from '../../src/store/open.ts';
import type { AuditTable, Db } from '../../src/store/schema.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

const ENTRIES = 40;
let database: FreshDatabase;
let db: Db;
beforeAll(async () => {
  database = await freshDatabase();
  db = await openDatabase(database.url);
  for (let index = 0; index < ENTRIES; index += 1) {
    const detail = { hash: `h${index}`, items: [{ job: String(index) }], policy: 'p' };
    await appendAudit(db, { at: 1_000 + index, actor: `ou_${index % 3}`, kind: 'confirm', proposal: null, detail });
  }
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

test('the database itself refuses changes', async () => {
  await expect(db.updateTable('audit').set({ actor: 'x' }).execute()).rejects.toThrow(/append-only/);
  await expect(db.deleteFrom('audit').execute()).rejects.toThrow(/append-only/);
  expect(await firstBrokenEntry(db)).toBeNull();
});

const members = ['at', 'actor', 'kind', 'detail', 'previous', 'hash'] as const;

describe('somebody with the database in their hands', () => {
  beforeAll(async () => {
    if (/^postgres/.test(database.url)) await sql`drop trigger audit_append_only on audit`.execute(db);
    else
      for (const change of ['update', 'delete']) await sql`drop trigger ${sql.raw(`audit_no_${change}`)}`.execute(db);
  });

  test('1,000 random edits, deletions and swaps: each is detected, the first bad entry named', {
    timeout: 240_000,
  }, async () => {
    const chance = createChance(7);
    const any = (most: number): number => 1 + Math.floor(chance() * most);
    const whole = await db.selectFrom('audit').selectAll().orderBy('seq').execute();
    const entry = (seq: number): AuditTable => whole[seq - 1] as AuditTable;
    const put = async (row: AuditTable): Promise<void> => {
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
    expect(wrong).toEqual([]);
    expect(await firstBrokenEntry(db)).toBeNull();
  });
});

describe('the export', () => {
  test('every entry, in order, with who, what and by which policy', async () => {
    const rows = [];
    for await (const each of trail(db)) rows.push(rowOf(each));
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: ENTRIES }, (_, index) => index + 1));
    expect(rows[4]).toMatchObject({
      actor: 'ou_1',
      kind: 'confirm',
      request: 'h4',
      policy: 'p',
      targets: '[{"job":"4"}]',
    });
    expect(Object.keys(rows[0] ?? {})).toEqual(columns);
  });

  test.each(['=1+1', '+86138', '-1', '@SUM(A1)', '\t=1', '\r=1', '\0=1', '＝1+1', '＋1', '－1', '＠x'])(
    'a formula stays text: %j',
    (cell) => {
      expect(neutral(cell)).toBe(`'${cell}`);
      expect(csvLine([cell]).replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  test('quotes and line breaks are quoted', () => {
    expect(csvLine(['a"b', 'c\nd', 7])).toBe('"a""b","c\nd",7\n');
  });
});
