/** The trail as it is exported: every entry, in order, with who, what and by which policy. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { columns, rowOf } from '../../src/cli/audit-export.ts';
import { appendAudit } from '../../src/store/audit.ts';
import { trail } from '../../src/store/audit-trail.ts';
import type { Db } from '../../src/store/schema.ts';
import { transact } from '../../src/store/transact.ts';
import { openFresh } from '../support/database.ts';

const ENTRIES = 40;
let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await openFresh());
  for (let index = 0; index < ENTRIES; index += 1) {
    const detail = { hash: `h${index}`, items: [{ job: String(index) }], policy: 'p' };
    const entry = { at: 1_000 + index, actor: `ou_${index % 3}`, kind: 'confirm', proposal: null, detail } as const;
    await transact(db, async (trx) => appendAudit(trx, entry));
  }
});
afterAll(() => close());

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
