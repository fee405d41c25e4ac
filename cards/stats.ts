/** The last 30 days in charts and numbers. Charts have one language: their labels are Chinese, the lines are both. */
import type { Text } from '../src/core/text.ts';
import { type Card, card, type Element, line, rule } from './card.ts';

export interface StatsData {
  readonly title: Text;
  readonly total: Text;
  /** One bar an operation, one piece of it a state. */
  readonly bars: readonly { readonly operation: string; readonly state: string; readonly count: number }[];
  readonly times: readonly Text[];
  readonly errors: readonly { readonly label: Text; readonly count: number }[];
}

/** A spec of VChart 1.12 (`platform.md` section 4.3): data only, no functions. */
const stacked = (values: StatsData['bars']): Element => ({
  tag: 'chart',
  aspect_ratio: '16:9',
  chart_spec: {
    type: 'bar',
    title: { text: '按操作和状态 By operation and state' },
    data: { values },
    xField: 'operation',
    yField: 'count',
    seriesField: 'state',
    stack: true,
    legends: { visible: true },
  },
});

export const statsCard = ({ title, total, bars, times, errors }: StatsData): Card =>
  card({
    title,
    colour: 'blue',
    elements: [
      line(total),
      ...(bars.length > 0 ? [stacked(bars)] : []),
      rule,
      line({ zh: '从提出到决定', en: 'From proposal to decision' }, 'strong'),
      ...times.map((each) => line(each)),
      rule,
      line({ zh: '最常见的错误', en: 'Most frequent errors' }, 'strong'),
      ...(errors.length === 0 ? [line({ zh: '没有', en: 'None' })] : []),
      ...errors.map(({ label, count }) => line({ zh: `${count} × ${label.zh}`, en: `${count} × ${label.en}` })),
    ],
  });
