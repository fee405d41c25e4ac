/** Transactions that want the same rows: once more where one was preferred; what everybody wants comes last. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBell } from '../../src/flow/loop.ts';
import { insertProposal, proposalById, takeProposal, touchProposal } from '../../src/store/proposals.ts';
import type { Db } from '../../src/store/schema.ts';
import { atEnd, transact } from '../../src/store/transact.ts';
import { openFresh } from '../support/database.ts';
import { newProposal } from '../support/proposal.ts';

let db: Db;
let other: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, other, close } = await openFresh());
});
afterAll(() => close());

async function proposals(count: number): Promise<string[]> {
  const made = Array.from({ length: count }, () => newProposal());
  for (const each of made) await transact(db, (trx) => insertProposal(trx, each, []));
  return made.map(({ id }) => id);
}

const versions = (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await proposalById(db, id))?.version));

test('two that wait for each other: one is preferred, the other is done after it', async () => {
  const [one = '', two = ''] = await proposals(2);
  const bothHold = createBell();
  let holding = 0;
  const takeBoth = (each: Db, first: string, second: string) =>
    transact(each, async (trx) => {
      await takeProposal(trx, first);
      holding += 1;
      // On one connection the second begins when the first is through.
      if (holding === 1 && db !== other) await bothHold.wait();
      bothHold.ring();
      return takeProposal(trx, second);
    });
  const both = await Promise.all([takeBoth(db, one, two), takeBoth(other, two, one)]);
  expect(both.map((proposal) => proposal?.id)).toEqual([two, one]);
});

test('what is left for the end happens in its order, and a last look can undo all of it', async () => {
  const [id = ''] = await proposals(1);
  const before = await versions([id]);
  const seen: string[] = [];
  const failing = transact(db, async (trx) => {
    const note = (stage: 'trail' | 'check', key: string) =>
      atEnd(trx, { stage, key, work: async () => void seen.push(stage + key) });
    note('check', '');
    note('trail', 'b');
    note('trail', 'a');
    await touchProposal(trx, id);
    atEnd(trx, { stage: 'check', key: '', work: () => Promise.reject(new Error('too late')) });
  });
  await expect(failing).rejects.toThrow('too late');
  expect(seen).toEqual(['traila', 'trailb', 'check']);
  expect(await versions([id])).toEqual(before);
});
