import { describe, expect, test } from 'vitest';
import {
  acts,
  actsIn,
  type ItemState,
  is,
  isYes,
  itemStates,
  type Mover,
  type ProposalState,
  proposalStates,
  stateFromItems,
  statesBefore,
  statesThatAre,
} from '../../src/core/proposal.ts';

describe('states', () => {
  test.each<[ItemState[], string]>([
    [['pending', 'pending'], 'approved'],
    [['pending', 'applied'], 'applying'],
    [['sending', 'failed'], 'applying'],
    [['applied', 'applied'], 'applied'],
    [['applied', 'failed'], 'partly-applied'],
    [['applied', 'stale'], 'partly-applied'],
    [['failed', 'failed'], 'failed'],
    [['stale', 'stale'], 'stale'],
    [['stale', 'failed'], 'stale'],
    [['applied', 'unclear'], 'unclear'],
    [['applied', 'cancelled'], 'partly-applied'],
    [['failed', 'cancelled'], 'failed'],
    [['stale', 'cancelled'], 'stale'],
    [['cancelled', 'cancelled'], 'cancelled'],
    [['sending', 'cancelled'], 'applying'],
  ])('%j → %s', (items, state) => {
    expect(stateFromItems(items)).toBe(state);
  });
  test('every mix of items has a state that a proposal can have', () => {
    for (const a of itemStates)
      for (const b of itemStates)
        for (const c of itemStates) expect(proposalStates).toContain(stateFromItems([a, b, c]));
  });
  test('what is over offers nothing that writes', () => {
    for (const state of ['rejected', 'expired'] as const) expect(actsIn(state)).toEqual([]);
    // What runs can be stopped, and what was stopped before it began goes on.
    for (const state of statesThatAre('running')) expect(actsIn(state)).toEqual(['stop']);
    expect(actsIn('cancelled')).toEqual(['retry']);
    // An undo is a proposal of its own, a report a file.
    expect(actsIn('applied')).toEqual(['undo', 'report']);
  });
});

describe('the table of states', () => {
  const movers: readonly Mover[] = [...acts, 'expire'];

  test('a state that can expire or be withdrawn is undecided, and what is undecided can', () => {
    for (const state of proposalStates)
      expect(statesBefore('expire', 'expired').includes(state), state).toBe(is(state, 'undecided'));
    expect(statesBefore('cancel', 'cancelled')).toEqual(expect.arrayContaining(statesThatAre('undecided')));
  });

  test('what items say is what a mix of items gives, and nothing else', () => {
    const given = new Set<ProposalState>();
    for (const a of itemStates) for (const b of itemStates) given.add(stateFromItems([a, b]));
    // What somebody has cancelled stays so, whatever its items say.
    expect([...given].sort()).toEqual([...statesThatAre('follows-items'), 'cancelled'].sort());
  });

  test('what has ended leads nowhere by itself: neither by the clock nor to an approval', () => {
    for (const state of statesThatAre('ended')) {
      expect(statesBefore('expire', 'expired')).not.toContain(state);
      for (const mover of movers) expect(statesBefore(mover, 'approved'), `${state} ${mover}`).not.toContain(state);
    }
  });

  test('a step is possible in a state exactly where its card has the button', () => {
    for (const state of proposalStates) for (const act of actsIn(state)) expect(acts).toContain(act);
    expect(statesBefore('approve', 'approved')).toEqual(['confirmed']);
    expect(statesBefore('confirm', 'approved')).toEqual(['proposed']);
    expect(statesBefore('confirm', 'applied')).toEqual([]);
  });

  test('what took effect or failed follows from items, and the requester is told', () => {
    for (const state of [...statesThatAre('took-effect'), ...statesThatAre('has-failures')]) {
      expect(is(state, 'follows-items')).toBe(true);
      expect(is(state, 'told')).toBe(true);
    }
    expect(statesThatAre('running')).toEqual(['approved', 'applying']);
  });
});

describe('stated once more, by the contract alone', () => {
  test.each<[ProposalState, string]>([
    ['proposed', 'confirm edit cancel'],
    ['confirmed', 'approve reject nudge cancel'],
    ['approved', 'stop'],
    ['applying', 'stop'],
    ['applied', 'undo report'],
    ['partly-applied', 'retry undo report'],
    ['failed', 'retry edit cancel report'],
    ['stale', 'rebase cancel report'],
    ['unclear', 'happened again report'],
    ['cancelled', 'retry'],
    ['rejected', ''],
    ['expired', ''],
  ])('the buttons of %s: %s', (state, buttons) => {
    expect(actsIn(state).join(' ')).toBe(buttons);
  });

  test('which states are what', () => {
    const ended = 'applied partly-applied failed stale unclear cancelled rejected expired';
    expect(statesThatAre('undecided').join(' ')).toBe('proposed confirmed');
    expect(statesThatAre('running').join(' ')).toBe('approved applying');
    expect([...statesThatAre('ended')].sort()).toEqual(ended.split(' ').sort());
    expect([...statesThatAre('told')].sort()).toEqual(
      ended
        .split(' ')
        .filter((state) => state !== 'cancelled')
        .sort(),
    );
    expect([...statesThatAre('took-effect')].sort()).toEqual(['applied', 'partly-applied']);
    expect([...statesThatAre('has-failures')].sort()).toEqual(['failed', 'partly-applied']);
  });

  test('where the steps lead', () => {
    expect(statesBefore('confirm', 'confirmed')).toEqual(['proposed']);
    expect(statesBefore('confirm', 'approved')).toEqual(['proposed']);
    expect(statesBefore('approve', 'approved')).toEqual(['confirmed']);
    expect(statesBefore('policy', 'approved')).toEqual(['confirmed']);
    expect(statesBefore('reject', 'rejected')).toEqual(['confirmed']);
    expect([...statesBefore('cancel', 'cancelled')].sort()).toEqual(['confirmed', 'failed', 'proposed', 'stale']);
    expect([...statesBefore('edit', 'cancelled')].sort()).toEqual(['failed', 'proposed']);
    expect(statesBefore('rebase', 'cancelled')).toEqual(['stale']);
    expect(['confirm', 'approve'].every(isYes)).toBe(true);
    expect(acts.filter((act) => !['confirm', 'approve'].includes(act)).some(isYes)).toBe(false);
  });
});
