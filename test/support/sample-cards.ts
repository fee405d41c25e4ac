/** Made-up data for every card, and what Feishu asks of each. */
import { expect } from 'vitest';
import { type Card, elementsOf, MAX_BYTES, MAX_ELEMENTS } from '../../cards/card.ts';
import { errorCard } from '../../cards/error.ts';
import { formCard } from '../../cards/form.ts';
import { foundCard, showCard } from '../../cards/look.ts';
import { menuCard } from '../../cards/menu.ts';
import { noteCard } from '../../cards/note.ts';
import { type ProposalCardData, pageCount, proposalCard } from '../../cards/proposal.ts';
import { proposalsCard } from '../../cards/proposals.ts';
import { answeredCard, askCard, pickCard } from '../../cards/question.ts';
import { readingCard } from '../../cards/reading.ts';
import { refusalCard } from '../../cards/refusal.ts';
import { reportCard } from '../../cards/report.ts';
import { statsCard } from '../../cards/stats.ts';
import type { FormField } from '../../src/core/form-field.ts';
import { jsonBytes } from '../../src/core/json.ts';
import type { ListedProposal } from '../../src/core/listed-proposal.ts';
import { actsIn, type ItemState, type ProposalState, proposalStates } from '../../src/core/proposal.ts';
import { cardProblem } from '../../src/sandbox/platform/card-check.ts';

const itemState: Readonly<Record<ProposalState, ItemState>> = {
  proposed: 'pending',
  confirmed: 'pending',
  approved: 'pending',
  applying: 'sending',
  applied: 'applied',
  'partly-applied': 'applied',
  failed: 'failed',
  stale: 'stale',
  unclear: 'unclear',
  cancelled: 'pending',
  rejected: 'pending',
  expired: 'pending',
};

export const text = (words: string) => ({ zh: words, en: words });
export const change = (words = '张三') => ({
  label: { zh: '招聘协助人', en: 'Assistants' },
  from: text('李四'),
  to: text(`李四、${words}`),
  added: [text(words)],
  removed: [text('王五')],
  kept: 1,
  people: true,
  emptied: false,
});

export function proposalData(
  state: ProposalState,
  words = '前端工程师',
  changes: Partial<ProposalCardData> = {},
): ProposalCardData {
  const error =
    state === 'failed'
      ? {
          error: {
            code: 1002619,
            text: { zh: '同一职位正被其他请求修改', en: 'Another request is changing this job' },
            fix: { zh: '稍等几秒再试', en: 'Try again in a few seconds' },
            logId: 'log1',
            scopes: [],
          },
        }
      : {};
  const found = state === 'stale' ? { found: text('赵六') } : {};
  return {
    number: 128,
    state,
    title: { zh: '更新职位人员', en: 'Change job people' },
    where: null,
    requester: '林晓',
    note: words,
    undoes: false,
    othersDecide: false,
    notices: [text(words)],
    groups: [
      {
        targets: [{ label: words, id: '7096318853365369132' }],
        coded: false,
        state: itemState[state],
        untouched: 2,
        moved: [],
        changes: [{ ...change(words), ...found }],
        ...error,
      },
    ],
    progress: { counts: { [itemState[state]]: 1 }, left: null },
    retries: 'failed',
    acts: actsIn(state).filter((act) => state !== 'failed' || act !== 'cancel'),
    ref: 'ref-1',
    second: null,
    console: null,
    approvals: [],
    reasonWanted: false,
    page: 0,
    looked: [],
    ...changes,
  };
}

export const sendable = (card: Card): void => {
  expect(cardProblem(JSON.stringify(card), { update: true })).toBeNull();
  expect(jsonBytes(card), JSON.stringify(card).slice(0, 3_000)).toBeLessThanOrEqual(MAX_BYTES);
  expect(elementsOf(card.body)).toBeLessThanOrEqual(MAX_ELEMENTS);
};

/** Pages of a proposal's card, all of them or every so many, each taken by Feishu as it is. */
export function pagesOf(data: ProposalCardData, step = 1): Card[] {
  const pages = pageCount(data);
  const looked = Array.from({ length: Math.ceil(pages / step) }, (_, index) => index * step);
  const cards = looked.map((page) => proposalCard({ ...data, page }));
  for (const card of cards) sendable(card);
  return cards;
}

const listed = (words: string, more: Partial<ListedProposal>): ListedProposal => ({
  id: '1',
  title: text(words),
  detail: text(words),
  changes: [],
  acts: [],
  turn: 1,
  ...more,
});
const help = { kind: 'help', topic: '', text: '' } as const;

/** One control of each kind. */
export const everyControl = (words: string): FormField[] =>
  (['text', 'long-text', 'select', 'multi-select', 'person', 'people', 'date'] as const).map((control) => ({
    name: `field-${control}`,
    flag: control,
    label: text(words),
    topic: text(control === 'date' ? words : 'x'),
    control,
    options: [{ value: '1', zh: words, en: words }],
    people: ['ou_1'],
    base: [],
    initial: control === 'text' || control === 'long-text' ? [words] : control === 'date' ? ['2026-12-01'] : ['1'],
  }));

/** Every card beside the proposal's, with the same words in every place that a person or Feishu fills. */
export const samples = {
  error: (words: string) =>
    errorCard({
      title: text('x'),
      code: 1,
      text: text(words),
      fix: text(words),
      logId: words,
      scopes: [words],
      console: null,
      retryRef: 'r',
    }),
  refusal: (words: string) =>
    refusalCard({ code: 'x', text: text(words), hint: text(words), nearest: [words], usage: text(words) }),
  pick: (words: string) =>
    pickCard({
      typed: words,
      label: { zh: '职位', en: 'Job' },
      onlyNear: false,
      options: [{ id: '1', label: words, detail: words }],
      ref: 'r',
    }),
  ask: () => askCard({ title: text('x'), fields: [{ name: 'job', label: text('x'), required: true }], ref: 'r' }),
  answered: (words: string) => answeredCard(text('x'), text(words)),
  askAgain: (words: string) => askCard({ title: text('x'), problem: text(words), fields: [], ref: 'r' }),
  form: (words: string) =>
    formCard({
      title: text('x'),
      about: [text(words)],
      pages: [everyControl(words), everyControl(words)],
      page: 0,
      ref: 'r',
    }),
  found: (words: string) =>
    foundCard({
      title: text(words),
      rows: [{ id: '1', label: words, detail: words, contact: words }],
      coded: false,
      more: 3,
      opens: true,
      ref: 'r',
    }),
  show: (words: string) =>
    showCard({
      title: text('x'),
      label: words,
      id: '1',
      coded: false,
      notes: [text(words)],
      sections: [{ title: text('x'), lines: [{ label: text(words), value: text(words) }], empty: 2 }],
      forms: [
        { operation: 'a', title: text(words) },
        { operation: 'b', title: text(words) },
      ],
      ref: 'r',
    }),
  menu: (words: string) =>
    menuCard({
      title: text(words),
      colour: 'blue',
      pages: [
        [
          { text: text(words), small: false },
          { text: text('x'), small: true },
        ],
        [],
        [],
      ],
      page: 0,
      offers: [
        { title: text(words), command: help, form: true },
        { title: text('x'), command: help, form: false },
      ],
      ref: 'r',
    }),
  reading: (words: string) => readingCard(text(words), { read: 48, targets: 120 }),
  note: (words: string) => noteCard({ title: text(words), lines: [text(words), text('x')] }),
  report: (words: string) =>
    reportCard({ title: text(words), sections: [{ lines: [text(words)] }, { lines: [text('x')] }] }),
  proposals: (words: string) =>
    proposalsCard({
      title: text('x'),
      pages: [
        [
          listed(words, { changes: [text(words)], acts: ['approve', 'reject'] }),
          listed(words, { changes: [text(words)], acts: ['confirm', 'cancel'] }),
          listed(words, { acts: ['nudge', 'cancel'] }),
          listed(words, {}),
        ],
        [],
      ],
      page: 0,
      ref: 'r',
    }),
  stats: (words: string) =>
    statsCard({
      title: text('x'),
      total: text('1'),
      bars: [
        { operation: { zh: '加入人才库', en: 'Add to talent pool' }, state: 'applied', count: 3 },
        { operation: { zh: '加入人才库', en: 'Add to talent pool' }, state: 'failed', count: 1 },
        { operation: { zh: '更新职位人员', en: 'Change job people' }, state: 'proposed', count: 2 },
      ],
      times: [text('x')],
      errors: [{ label: text(words), count: 2 }],
    }),
} satisfies Readonly<Record<string, (words: string) => Card>>;

export const everyCard = (words: string): Card[] => [
  ...proposalStates.map((state) =>
    proposalCard(proposalData(state, words, { where: { label: words, id: '1' }, requester: words })),
  ),
  ...Object.values(samples).map((sample) => sample(words)),
];
