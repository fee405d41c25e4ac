/** The last 30 days in charts and numbers. A chart has one language: it shows letters and colours, the lines below say what they are. */
import { type ProposalState, proposalStates } from '../src/core/proposal.ts';
import { inARow, type Text } from '../src/core/text.ts';
import { type Card, type Colour, card, type Element, line, plain, row, rule } from './card.ts';
import { stateColour, stateTag } from './state.ts';

export interface StatsData {
  readonly title: Text;
  readonly total: Text;
  /** One bar an operation, one piece of it a state. */
  readonly bars: readonly { readonly operation: Text; readonly state: ProposalState; readonly count: number }[];
  readonly times: readonly Text[];
  readonly errors: readonly { readonly label: Text; readonly count: number }[];
}

/** As Feishu draws the headers of cards. */
const shades: Readonly<Record<Colour, string>> = {
  blue: '#3370FF',
  wathet: '#14C0FF',
  green: '#34C724',
  orange: '#FF8800',
  red: '#F54A45',
  yellow: '#FFC60A',
  violet: '#7F3BF5',
  grey: '#8F959E',
};

const letterOf = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + (index % 26));

interface Bar {
  readonly letter: string;
  readonly operation: Text;
  readonly pieces: StatsData['bars'];
}

function barsOf(bars: StatsData['bars']): Bar[] {
  const operations = new Map(bars.map(({ operation }) => [operation.zh, operation]));
  return [...operations.values()].map((operation, index) => ({
    letter: letterOf(index),
    operation,
    pieces: bars.filter((each) => each.operation.zh === operation.zh),
  }));
}

/** A spec of VChart 1.12 (`platform.md` section 4.3): data only, no functions. */
const stacked = (bars: readonly Bar[], states: readonly ProposalState[]): Element => ({
  tag: 'chart',
  aspect_ratio: '16:9',
  chart_spec: {
    type: 'bar',
    data: {
      values: bars.flatMap(({ letter, pieces }) =>
        pieces.map(({ state, count }) => ({ operation: letter, state, count })),
      ),
    },
    xField: 'operation',
    yField: 'count',
    seriesField: 'state',
    stack: true,
    color: { type: 'ordinal', domain: states, range: states.map((state) => shades[stateColour(state)]) },
    legends: { visible: false },
    tooltip: { visible: false },
  },
});

const legend = (states: readonly ProposalState[]): Element[] =>
  row(
    states.map((state) => {
      const { zh, en } = stateTag(state);
      return { tag: 'div', text: { ...plain({ zh: `■ ${zh}`, en: `■ ${en}` }), text_color: stateColour(state) } };
    }),
  );

function barLine({ letter, operation, pieces }: Bar): Element {
  const sum = pieces.reduce((total, { count }) => total + count, 0);
  const counted = inARow(
    pieces.map(({ state, count }) => ({ zh: `${stateTag(state).zh} ${count}`, en: `${stateTag(state).en} ${count}` })),
  );
  return line({
    zh: `${letter} ${operation.zh}：${sum}（${counted.zh}）`,
    en: `${letter} ${operation.en}: ${sum} (${counted.en})`,
  });
}

function charted(data: StatsData['bars']): Element[] {
  if (data.length === 0) return [];
  const bars = barsOf(data);
  const states = proposalStates.filter((state) => data.some((each) => each.state === state));
  return [
    line({ zh: '按操作和状态', en: 'By operation and state' }, 'strong'),
    stacked(bars, states),
    ...legend(states),
    ...bars.map(barLine),
  ];
}

export const statsCard = ({ title, total, bars, times, errors }: StatsData): Card =>
  card({
    title,
    colour: 'blue',
    elements: [
      line(total),
      ...charted(bars),
      rule,
      line({ zh: '从提出到决定', en: 'From request to decision' }, 'strong'),
      ...times.map((each) => line(each)),
      rule,
      line({ zh: '最常见的错误', en: 'Most frequent errors' }, 'strong'),
      ...(errors.length === 0 ? [line({ zh: '没有', en: 'None' })] : []),
      ...errors.map(({ label, count }) => line({ zh: `${count} × ${label.zh}`, en: `${count} × ${label.en}` })),
    ],
  });
