/** Charts and numbers. */
import { expect, test } from 'vitest';
import { statsCard } from '../../cards/stats.ts';
import { proposalStates } from '../../src/core/proposal.ts';
import { nodesOf } from '../support/card.ts';
import { samples, text } from '../support/sample-cards.ts';

test('looks like this', () => {
  expect(samples.stats('前端工程师')).toMatchSnapshot();
});

test('a bar has the colour that its state has on cards: equal there, equal here', () => {
  const bars = proposalStates.map((state) => ({ operation: text('x'), state, count: 1 }));
  const card = statsCard({ title: text('x'), total: text('1'), bars, times: [], errors: [] });
  const [chart = {}] = nodesOf(card).filter(({ tag }) => tag === 'chart');
  const { color } = chart.chart_spec as { color: { domain: string[]; range: string[] } };
  expect(color.domain).toEqual([...proposalStates]);
  const legend = nodesOf(card).flatMap(({ content, text_color: shade }) =>
    typeof content === 'string' && content.startsWith('■') ? [shade] : [],
  );
  expect(legend).toHaveLength(proposalStates.length);
  for (const [one, shade] of legend.entries())
    for (const [other, another] of legend.entries())
      expect(color.range[one] === color.range[other]).toBe(shade === another);
});
