import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { appendAudit } from '../../src/store/audit.ts';
import { openDatabase } from '../../src/store/open.ts';
import { transact } from '../../src/store/transact.ts';
import { runCommand } from '../support/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'hirebot-cli-'));
const DATABASE_URL = `file:${join(folder, 'cli.sqlite')}`;
afterAll(() => rmSync(folder, { recursive: true }));

test('npm run audit: verifies, exports, and names the entry that was changed', async () => {
  const db = await openDatabase(DATABASE_URL);
  for (const actor of ['ou_a', '=cmd()']) {
    const entry = { at: 0, actor, kind: 'confirm', proposal: null, detail: { policy: 'p' } } as const;
    await transact(db, async (trx) => appendAudit(trx, entry));
  }
  expect(await runCommand('audit', { DATABASE_URL }, 'verify')).toMatchObject({
    code: 0,
    out: expect.stringContaining('2 entries'),
  });
  const csv = await runCommand('audit', { DATABASE_URL }, 'export');
  expect(csv.out.split('\n')[2]).toMatch(/^2,1970-01-01T00:00:00.000Z,'=cmd\(\),confirm,/);
  const lines = await runCommand('audit', { DATABASE_URL }, 'export', '--format', 'jsonl');
  expect(
    lines.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).actor),
  ).toEqual(['ou_a', '=cmd()']);
  await sql`drop trigger audit_no_update`.execute(db);
  await db.updateTable('audit').set({ actor: 'ou_x' }).where('seq', '=', 2).execute();
  await db.destroy();
  expect(await runCommand('audit', { DATABASE_URL }, 'verify')).toMatchObject({
    code: 1,
    out: expect.stringContaining('from entry 2 on'),
  });
  expect((await runCommand('audit', { DATABASE_URL }, 'delete')).code).toBe(2);
});

test('a DATABASE_URL that the server would refuse is refused with the same words', async () => {
  expect(await runCommand('audit', { DATABASE_URL: 'mysql://x' }, 'verify')).toMatchObject({
    code: 78,
    out: 'DATABASE_URL: must be file:./path.sqlite or postgres://…\n',
  });
});
