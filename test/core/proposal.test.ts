import { describe, expect, test } from 'vitest';
import { actsIn, type ItemState, itemStates, proposalStates, stateFromItems } from '../../src/core/proposal.ts';

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
  ])('%j → %s', (items, state) => {
    expect(stateFromItems(items)).toBe(state);
  });
  test('every mix of items has a state that a proposal can have', () => {
    for (const a of itemStates)
      for (const b of itemStates)
        for (const c of itemStates) expect(proposalStates).toContain(stateFromItems([a, b, c]));
  });
  test('what is over offers nothing that writes', () => {
    for (const state of ['cancelled', 'rejected', 'expired', 'approved', 'applying'] as const)
      expect(actsIn(state)).toEqual([]);
    // An undo is a proposal of its own.
    expect(actsIn('applied')).toEqual(['undo']);
  });
});
