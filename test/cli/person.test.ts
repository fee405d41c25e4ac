import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/open.ts';
import { insertProposal } from '../../src/store/proposals.ts';
import { transact } from '../../src/store/transact.ts';
import { runCommand } from '../support/command.ts';
import { newProposal } from '../support/proposal.ts';

const folder = mkdtempSync(join(tmpdir(), 'hirebot-person-'));
const DATABASE_URL = `file:${join(folder, 'person.sqlite')}`;
afterAll(() => rmSync(folder, { recursive: true }));

const person = (...words: string[]) => runCommand('person', { DATABASE_URL }, ...words);

test('npm run person: exports, names what is under way, lists before it erases, and erases', async () => {
  const db = await openDatabase(DATABASE_URL);
  const proposal = newProposal({ requester: 'ou_a1b2', note: '家里有事' });
  await transact(db, (trx) => insertProposal(trx, proposal, []));
  expect(JSON.parse((await person('export', 'ou_a1b2')).out).proposals).toMatchObject([{ reason: '家里有事' }]);

  const going = await person('erase', '--yes', 'ou_a1b2');
  expect(going).toMatchObject({ code: 1, out: expect.stringContaining(`#${proposal.number}`) });

  await db.updateTable('proposals').set({ state: 'cancelled' }).execute();
  expect(await person('erase', 'ou_a1b2')).toMatchObject({ code: 0, out: expect.stringContaining('would erase') });
  expect((await person('export', 'ou_a1b2')).out).toContain('家里有事');
  expect((await person('erase', '--yes', 'ou_a1b2')).code).toBe(0);
  expect((await person('export', 'ou_a1b2')).out).not.toContain('家里有事');
  await db.destroy();
  expect((await runCommand('audit', { DATABASE_URL }, 'verify')).code).toBe(0);
});

test.each([[[]], [['export']], [['export', '张三']], [['delete', 'ou_a1b2']]])(
  '%j is not understood',
  async (words) => {
    expect((await person(...words)).code).toBe(2);
  },
);
