/** How long a file is kept. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ProposalState, proposalStates } from '../../src/core/proposal.ts';
import { addFile, bindFile, fileById, forgetFiles } from '../../src/store/files.ts';
import { insertProposal } from '../../src/store/proposals.ts';
import type { SentFile } from '../../src/store/rows/file.ts';
import type { Db } from '../../src/store/schema.ts';
import { type FreshDatabase, freshDatabase, openPatient } from '../support/database.ts';
import { newItem, newProposal } from '../support/proposal.ts';

let database: FreshDatabase;
let db: Db;
beforeAll(async () => {
  database = await freshDatabase();
  db = await openPatient(database.url);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});
beforeEach(async () => {
  await db.deleteFrom('files').execute();
});

const DAY = 24 * 3600_000;
const sent = (own: Partial<SentFile> = {}): SentFile => ({
  id: 'file-1',
  requester: 'ou_a',
  name: '名单.csv',
  content: {
    header: { number: 1, cells: ['手机'] },
    lines: [{ number: 2, cells: ['13800138000'] }],
    notes: [{ zh: '有合并单元格', en: 'merged cells' }],
  },
  proposal_id: null,
  created_at: 10 * DAY,
  ...own,
});

const keep = (file: SentFile): Promise<void> => db.transaction().execute((trx) => addFile(trx, file));
const forget = (now: number): Promise<void> => forgetFiles(db, { idle: now - DAY, old: now - 30 * DAY });

async function proposalIn(state: ProposalState): Promise<string> {
  const proposal = newProposal({ state });
  await db.transaction().execute((trx) => insertProposal(trx, proposal, [newItem(proposal)]));
  return proposal.id;
}

describe('a file', () => {
  test('comes back as it was kept, cell by cell', async () => {
    await keep(sent());
    expect(await fileById(db, 'file-1')).toEqual(sent());
    expect(await fileById(db, 'file-2')).toBeNull();
  });

  test('goes after a day in which nothing came of it', async () => {
    await keep(sent());
    await forget(11 * DAY);
    expect(await fileById(db, 'file-1')).not.toBeNull();
    await forget(11 * DAY + 1);
    expect(await fileById(db, 'file-1')).toBeNull();
  });

  test('goes after the time of retention, whatever came of it', async () => {
    const proposal = await proposalIn('stale');
    await keep(sent({ proposal_id: proposal }));
    await forget(40 * DAY);
    expect(await fileById(db, 'file-1')).not.toBeNull();
    await forget(40 * DAY + 1);
    expect(await fileById(db, 'file-1')).toBeNull();
  });

  test.each(proposalStates)('of a proposal that is %s is kept as long as its rows may be read again', async (state) => {
    await keep(sent());
    const proposal = await proposalIn(state);
    await db.transaction().execute((trx) => bindFile(trx, 'file-1', proposal));
    await forget(12 * DAY);
    const needed: readonly ProposalState[] = ['proposed', 'confirmed', 'approved', 'applying', 'stale'];
    expect((await fileById(db, 'file-1')) !== null).toBe(needed.includes(state));
  });

  test('whose proposal is gone goes too', async () => {
    await keep(sent({ proposal_id: 'nobody' }));
    await forget(10 * DAY);
    expect(await fileById(db, 'file-1')).toBeNull();
  });
});
