import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { audit } from '../../src/health/audit.ts';
import { appendAudit } from '../../src/store/audit.ts';
import { transact } from '../../src/store/transact.ts';
import { openFresh } from '../support/database.ts';

test('a changed entry is named', async () => {
  const { db, close } = await openFresh();
  onTestFinished(close);
  await transact(db, async (trx) => {
    for (const actor of ['ou_a', 'ou_b'])
      appendAudit(trx, { at: 0, actor, kind: 'confirm', proposal: null, detail: {} });
  });
  expect(await audit.look({ db })).toMatchObject([{ ok: true, found: { en: 'the chain is whole' } }]);
  await sql`drop trigger audit_no_update`.execute(db);
  await db.updateTable('audit').set({ actor: 'ou_x' }).where('seq', '=', 2).execute();
  expect(await audit.look({ db })).toMatchObject([{ ok: false, found: { en: 'broken from entry 2 on' } }]);
});
