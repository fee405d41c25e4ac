import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOnSameTargets } from '../../src/store/overlaps.ts';
import { findProposals } from '../../src/store/proposal-lists.ts';
import { insertProposal } from '../../src/store/proposals.ts';
import type { NewItem } from '../../src/store/rows/item.ts';
import type { NewProposal } from '../../src/store/rows/proposal.ts';
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

async function stored(own: Partial<NewProposal>, item: Partial<NewItem>): Promise<NewProposal> {
  const proposal = newProposal(own);
  await db.transaction().execute((trx) => insertProposal(trx, proposal, [newItem(proposal, item)]));
  return proposal;
}

const foundBy = async (label: string): Promise<number[]> =>
  (await findProposals(db, { label })).map(({ number }) => number).sort((a, b) => a - b);

test('proposals are found by names and ids of their targets, never by what the stored ids are called', async () => {
  const job = await stored({}, { ids: { job: '7096320' }, target_label: '前端工程师 J1002' });
  const pool = await stored(
    { within: { id: '6930', label: '校招"储备"100%_a' }, operation: 'pool.add' },
    { ids: { pool: '6930', talent: '8811' }, target_label: '李思远' },
  );
  const named = await stored({}, { ids: { requirement: '55' }, target_label: 'job fair label id' });

  for (const key of ['pool', 'talent', 'requirement', 'ids']) expect(await foundBy(key), key).toEqual([]);
  for (const key of ['job', 'label', 'id']) expect(await foundBy(key), key).toEqual([named.number]);

  for (const part of ['7096320', '709', '前端', 'J1002']) expect(await foundBy(part), part).toEqual([job.number]);
  for (const part of ['6930', '8811', '李思', '校招"储备"', '100%_a'])
    expect(await foundBy(part), part).toEqual([pool.number]);
  for (const part of ['%', '_', '1","talent', '\\'])
    expect(
      (await foundBy(part)).filter((number) => number !== pool.number),
      part,
    ).toEqual([]);
});

test('two proposals on one target see each other, in whatever order its ids were written', async () => {
  const operation = 'pool.remove';
  const one = await stored({ operation }, { operation, ids: { pool: '1', talent: '2' }, wanted: { member: false } });
  const other = await stored({ operation }, { operation, ids: { talent: '2', pool: '1' }, wanted: { member: false } });
  await stored({ operation }, { operation, ids: { talent: '1', pool: '2' }, wanted: { member: false } });
  const seenBy = async (own: NewProposal, ids: NewItem['ids']) =>
    (await openOnSameTargets(db, own, [{ operation, ids }])).map(({ number }) => number);
  expect(await seenBy(one, { talent: '2', pool: '1' })).toEqual([other.number]);
  expect(await seenBy(other, { pool: '1', talent: '2' })).toEqual([one.number]);
});

test('years of them are looked through piece by piece, newest first, until as many are found as are listed', async () => {
  const requester = 'ou_of_years';
  for (const number of [31_000, 9_000, 12_345, 12_346, 26_000]) await stored({ number, requester }, {});
  const found = await findProposals(db, { requester });
  expect(found.map(({ number }) => number)).toEqual([31_000, 26_000, 12_346, 12_345, 9_000]);
  for (let number = 40_000; number < 40_060; number += 1) await stored({ number, requester }, {});
  const newest = await findProposals(db, { requester });
  expect([newest.length, newest[0]?.number, newest.at(-1)?.number]).toEqual([50, 40_059, 40_010]);
});
