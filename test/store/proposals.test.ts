/** Guarded steps of proposals, and what they take along. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acts, type ProposalState, proposalStates, statesBefore } from '../../src/core/proposal.ts';
import { addDecision, decisionsOn } from '../../src/store/decisions.ts';
import { itemsOf, labelsOf, reachOf, resetItems } from '../../src/store/items.ts';
import { openProposals, overdueProposals, purgeable, remindable } from '../../src/store/proposal-lists.ts';
import { followItems, insertProposal, moveProposal, noteFirstYes, proposalById } from '../../src/store/proposals.ts';
import { purgeProposal } from '../../src/store/purge.ts';
import { noteNudge, noteReminder } from '../../src/store/reminders.ts';
import type { NewItem } from '../../src/store/rows/item.ts';
import type { NewProposal } from '../../src/store/rows/proposal.ts';
import type { Db, Trx } from '../../src/store/schema.ts';
import { countByOperation } from '../../src/store/stats.ts';
import { transact } from '../../src/store/transact.ts';
import { openFresh } from '../support/database.ts';
import { newItem, newProposal } from '../support/proposal.ts';

let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await openFresh());
});
afterAll(() => close());

async function idsOf(rows: AsyncIterable<{ id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of rows) ids.push(id);
  return ids;
}

const inOne = <T>(work: (trx: Trx) => Promise<T>): Promise<T> => transact(db, work);

async function stored(own: Partial<NewProposal> = {}, items: readonly Partial<NewItem>[] = [{}]): Promise<NewProposal> {
  const proposal = newProposal(own);
  await inOne((trx) =>
    insertProposal(
      trx,
      proposal,
      items.map((item, ordinal) => newItem(proposal, { ordinal, ...item })),
    ),
  );
  return proposal;
}

describe('a step', () => {
  const by = { by: 'ou_a', at: 5 };
  const ends = ['confirmed', 'approved', 'rejected', 'cancelled'] as const;
  /** Each act in each state: to where it leads, or to where it must not. */
  const cases = proposalStates.flatMap((state) =>
    acts.map((mover) => ({
      state,
      mover,
      to: ends.find((to) => statesBefore(mover, to).includes(state)) ?? ('approved' as const),
    })),
  );

  test('is taken exactly where the table knows it, and moves the version', async () => {
    for (const { state, mover, to } of cases) {
      const { id, version } = await stored({ state });
      const possible = statesBefore(mover, to).includes(state);
      expect(await inOne((trx) => moveProposal(trx, id, { mover, to, ...by })), `${state} ${mover} ${to}`).toBe(
        possible,
      );
      const after = await proposalById(db, id);
      expect(after?.state).toBe(possible ? to : state);
      expect(after?.version).toBe(possible ? version + 1 : version);
    }
  });

  test('is not taken where the state was another one when it was looked at', async () => {
    const { id } = await stored({ state: 'confirmed' });
    const step = { mover: 'cancel', to: 'cancelled', ...by } as const;
    expect(await inOne((trx) => moveProposal(trx, id, { ...step, seen: 'proposed' }))).toBe(false);
    expect(await inOne((trx) => moveProposal(trx, id, { ...step, seen: 'confirmed' }))).toBe(true);
    expect(await inOne((trx) => moveProposal(trx, id, { ...step, seen: 'confirmed' }))).toBe(false);
  });

  test('the first yes counts once', async () => {
    const { id } = await stored();
    expect(await inOne((trx) => noteFirstYes(trx, id))).toBe(true);
    expect(await inOne((trx) => noteFirstYes(trx, id))).toBe(false);
    expect((await proposalById(db, id))?.asked_twice).toBe(true);
  });
});

describe('items', () => {
  test('are read in order, named, counted, and put back only from where they were', async () => {
    const { id } = await stored({ state: 'failed' }, [
      { target_label: '甲', state: 'failed' },
      { target_label: '', ids: { job: '77' }, state: 'failed' },
      { target_label: '丙', state: 'applied' },
    ]);
    expect(await labelsOf(db, id, 2)).toMatchObject([{ target_label: '甲' }, { target_label: '', ids: { job: '77' } }]);
    expect(await reachOf(db, id)).toEqual({ operations: ['job.managers'], targets: 3 });
    const items = await itemsOf(db, id);
    expect(items.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2]);
    const ids = items.map((item) => item.id);
    expect(await inOne((trx) => resetItems(trx, ids, { from: ['failed'], to: 'pending' }))).toBe(2);
    expect(await inOne((trx) => followItems(trx, id))).toBe('applying');
  });

  test('never move a proposal that somebody has ended', async () => {
    for (const state of ['cancelled', 'rejected', 'expired'] as const) {
      const { id } = await stored({ state }, [{ state: 'applied' }]);
      await inOne((trx) => followItems(trx, id));
      expect((await proposalById(db, id))?.state).toBe(state);
    }
  });
});

test('voices: one a person, in the order they came', async () => {
  const { id } = await stored({ state: 'confirmed' });
  const say = (actor: string, at: number, yes = true) =>
    inOne((trx) => addDecision(trx, { proposal_id: id, actor, yes, reason: '', at }));
  expect([await say('ou_b', 2), await say('ou_a', 1), await say('ou_b', 3, false)]).toEqual([true, true, false]);
  expect((await decisionsOn(db, id)).map(({ actor, yes }) => [actor, yes])).toEqual([
    ['ou_a', true],
    ['ou_b', true],
  ]);
});

test('what waits for somebody is listed, reminded once, nudged with a pause', async () => {
  const waiting = await stored({ state: 'confirmed', expires_at: 50 });
  const done = await stored({ state: 'applied', expires_at: 50 });
  const open = (await openProposals(db)).map(({ id }) => id);
  expect([open.includes(waiting.id), open.includes(done.id)]).toEqual([true, false]);
  const overdue = await idsOf(overdueProposals(db, 60));
  expect([overdue.includes(waiting.id), overdue.includes(done.id)]).toEqual([true, false]);
  expect(await idsOf(remindable(db))).toContain(waiting.id);
  const due = await proposalById(db, waiting.id);
  if (!due) throw new Error('it is gone');
  expect(await inOne((trx) => noteReminder(trx, due, 1))).toBe(true);
  expect(await inOne((trx) => noteReminder(trx, due, 1))).toBe(false);
  const nudge = (now: number) => inOne((trx) => noteNudge(trx, waiting.id, { now, pauseMs: 100 }));
  expect([await nudge(1_000), await nudge(1_050), await nudge(1_100)]).toEqual([true, false, true]);
});

test('however many wait, none is passed over', async () => {
  const many = await Promise.all(Array.from({ length: 350 }, () => stored({ state: 'confirmed', expires_at: 7 })));
  const [overdue, reminded] = [await idsOf(overdueProposals(db, 8)), await idsOf(remindable(db))];
  for (const { id } of many) expect([overdue.includes(id), reminded.includes(id)]).toEqual([true, true]);
  await db.updateTable('proposals').set({ state: 'cancelled', created_at: 7 }).where('expires_at', '=', 7).execute();
  const old = await idsOf(purgeable(db, 8));
  expect(many.filter(({ id }) => !old.includes(id))).toEqual([]);
});

test('what is purged keeps ids and states, and is counted as before', async () => {
  const old = { created_at: 1, operation: 'pool.add', names: { ou_a: '甲' }, note: '为什么' };
  const ended = await stored({ ...old, state: 'applied', within: { id: '1', label: '库' } }, [
    { seen: { note: '旧' }, wanted: { note: '新' }, target_label: '乙' },
  ]);
  const open = await stored({ ...old, state: 'proposed' });
  const ids = await idsOf(purgeable(db, 10));
  expect([ids.includes(ended.id), ids.includes(open.id)]).toEqual([true, false]);
  const counts = () => countByOperation(db, 0);
  const before = await counts();
  expect(await inOne((trx) => purgeProposal(trx, ended.id))).toBe(true);
  expect(await inOne((trx) => purgeProposal(trx, ended.id))).toBe(false);
  expect(await counts()).toEqual(before);
  const purged = await proposalById(db, ended.id);
  expect(purged).toMatchObject({
    purged: true,
    names: {},
    note: '',
    within: null,
    state: 'applied' satisfies ProposalState,
  });
  expect(purged?.command.text).toBe('');
  expect(await itemsOf(db, ended.id)).toMatchObject([{ ids: { job: '1' }, seen: {}, wanted: {}, request: null }]);
});
