/** The proposal card: one snapshot per state, the limits of Feishu. */
import { describe, expect, test } from 'vitest';
import type { Group } from '../../cards/group.ts';
import { proposalCard } from '../../cards/proposal.ts';
import { proposalStates } from '../../src/core/proposal.ts';
import { nodesOf, stateOf } from '../support/card.ts';
import { change, pagesOf, proposalData, sendable } from '../support/sample-cards.ts';

describe('the proposal card', () => {
  test.each(proposalStates)('%s', (state) => {
    const card = proposalCard(proposalData(state));
    expect(card).toMatchSnapshot();
    sendable(card);
  });

  test('has the state as its first tag, with the documented words and colours', () => {
    const shown = proposalStates.map((state) => {
      const card = proposalCard(proposalData(state));
      return [state, stateOf(card), card.header.template];
    });
    expect(shown).toEqual([
      ['proposed', 'To confirm', 'blue'],
      ['confirmed', 'To approve', 'orange'],
      ['approved', 'Applying', 'wathet'],
      ['applying', 'Applying', 'wathet'],
      ['applied', 'Applied', 'green'],
      ['partly-applied', 'Partly applied', 'orange'],
      ['failed', 'Failed', 'red'],
      ['stale', 'Stale', 'yellow'],
      ['unclear', 'Needs a look', 'violet'],
      ['cancelled', 'Cancelled', 'grey'],
      ['rejected', 'Rejected', 'grey'],
      ['expired', 'Expired', 'grey'],
    ]);
  });

  test('a dry run has neither state nor buttons', () => {
    const card = proposalCard({ ...proposalData('proposed'), state: null, acts: [] });
    expect(stateOf(card)).toBe('');
    expect(nodesOf(card).filter(({ tag }) => tag === 'button')).toEqual([]);
  });

  test('2,000 targets that differ are cards inside the limits too', () => {
    const groups = Array.from(
      { length: 2_000 },
      (_, index): Group => ({
        targets: [{ label: `职位 ${index}`, id: String(index) }],
        coded: false,
        state: 'pending',
        untouched: 0,
        moved: [],
        changes: [change(`人 ${index}`)],
      }),
    );
    expect(
      pagesOf({ ...proposalData('proposed'), groups, progress: { counts: { pending: 2_000 }, left: null } }, 50).length,
    ).toBeGreaterThan(1);
  });

  test.each([1, 2, 50, 200])('%i targets of all kinds stand on pages inside the limits, none is left out', (count) => {
    const target = (index: number) => ({
      label: `很长的职位名称（第 ${index} 个，北京／上海／深圳）`,
      id: String(7096318853365369132n + BigInt(index)),
    });
    const same: Group = {
      targets: Array.from({ length: count }, (_, index) => target(index)),
      coded: false,
      state: 'pending',
      untouched: 0,
      moved: [],
      changes: [change()],
    };
    const different = Array.from(
      { length: count },
      (_, index): Group => ({
        targets: [target(index)],
        coded: true,
        state: 'stale',
        untouched: 0,
        moved: [],
        changes: [change(`人 ${index}`), change(`另 ${index}`), change(`再 ${index}`)],
      }),
    );
    for (const groups of [[same], different]) {
      const pages = pagesOf({
        ...proposalData('proposed'),
        groups,
        progress: { counts: { pending: count }, left: null },
      });
      const listed = new Set(
        pages.flatMap((card) => [...JSON.stringify(card).matchAll(/第 (\d+) 个/g)].map(([, index]) => index)),
      );
      expect(listed.size).toBe(count);
    }
  });
});
