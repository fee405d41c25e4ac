/** Cards are values: one snapshot per state, the limits of Feishu, and nothing that anybody typed becomes markup. */
import { describe, expect, test } from 'vitest';
import { bytesOf, type Card, elementsOf, MAX_BYTES, MAX_ELEMENTS } from '../../cards/card.ts';
import { errorCard } from '../../cards/error.ts';
import { formCard, paged } from '../../cards/form.ts';
import { helpCard, helpTopicCard } from '../../cards/help.ts';
import { foundCard, showCard } from '../../cards/look.ts';
import { type Group, type ProposalCardData, proposalCard } from '../../cards/proposal.ts';
import { answeredCard, askCard, pickCard } from '../../cards/question.ts';
import { refusalCard } from '../../cards/refusal.ts';
import type { FormField } from '../../src/core/form-field.ts';
import { actsIn, type ItemState, type ProposalState, proposalStates } from '../../src/core/proposal.ts';
import { cardProblem } from '../../src/sandbox/card-check.ts';
import { nodesOf, stateOf } from '../support/card.ts';

const itemState: Readonly<Record<ProposalState, ItemState>> = {
  ...{
    proposed: 'pending',
    confirmed: 'pending',
    approved: 'pending',
    applying: 'sending',
    applied: 'applied',
    'partly-applied': 'applied',
  },
  ...{
    failed: 'failed',
    stale: 'stale',
    unclear: 'unclear',
    cancelled: 'pending',
    rejected: 'pending',
    expired: 'pending',
  },
};

const text = (words: string) => ({ zh: words, en: words });
const change = (words = '张三') => ({
  ...{
    label: { zh: '招聘协助人', en: 'Assistants' },
    from: text('李四'),
    to: text(`李四、${words}`),
    added: [words],
    removed: ['王五'],
    kept: 1,
    people: true,
    emptied: false,
  },
});

function data(state: ProposalState, words = '前端工程师', changes: Partial<ProposalCardData> = {}): ProposalCardData {
  const error =
    state === 'failed'
      ? {
          error: {
            code: 1002619,
            text: text('同一职位正被其他请求修改'),
            fix: text('稍等几秒再试'),
            logId: 'log1',
            scopes: [],
          },
        }
      : {};
  const found = state === 'stale' ? { found: text('赵六') } : {};
  return {
    ...{
      number: 128,
      state,
      title: { zh: '更新职位人员', en: 'Change job people' },
      where: null,
      requester: '林晓',
      note: words,
      notices: [text(words)],
    },
    groups: [
      {
        targets: [{ label: words, id: '7096318853365369132' }],
        state: itemState[state],
        untouched: 2,
        moved: [],
        changes: [{ ...change(words), ...found }],
        ...error,
      },
    ],
    ...{ done: 0, total: 1, acts: actsIn(state), ref: 'ref-1', second: null, console: null },
    ...{ approvals: [], reasonWanted: false },
    ...changes,
  };
}

const sendable = (card: Card): void => {
  expect(cardProblem(JSON.stringify(card), { update: true })).toBeNull();
  expect(bytesOf(card)).toBeLessThanOrEqual(MAX_BYTES);
  expect(elementsOf(card.body)).toBeLessThanOrEqual(MAX_ELEMENTS);
};

describe('the proposal card', () => {
  test.each(proposalStates)('%s', (state) => {
    const card = proposalCard(data(state));
    expect(card).toMatchSnapshot();
    sendable(card);
  });

  test('has the state as its first tag, with the documented words and colours', () => {
    const shown = proposalStates.map((state) => {
      const card = proposalCard(data(state));
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
    const card = proposalCard({ ...data('proposed'), state: null, acts: [] });
    expect(stateOf(card)).toBe('');
    expect(nodesOf(card).filter(({ tag }) => tag === 'button')).toEqual([]);
  });

  test.each([1, 2, 50, 200, 2000])(
    '%i targets of all kinds stay inside the limits, and what is left out is counted',
    (count) => {
      const target = (index: number) => ({
        label: `很长的职位名称（第 ${index} 个，北京／上海／深圳）`,
        id: String(7096318853365369132n + BigInt(index)),
      });
      const same: Group = {
        targets: Array.from({ length: count }, (_, index) => target(index)),
        state: 'pending',
        untouched: 0,
        moved: [],
        changes: [change()],
      };
      const different = Array.from(
        { length: count },
        (_, index): Group => ({
          targets: [target(index)],
          state: 'stale',
          untouched: 0,
          moved: [],
          changes: [change(`人 ${index}`), change(`另 ${index}`), change(`再 ${index}`)],
        }),
      );
      for (const groups of [[same], different]) {
        const card = proposalCard({ ...data('proposed'), groups, total: count });
        sendable(card);
        const words = JSON.stringify(card);
        const listed = Array.from({ length: count }, (_, index) => index).filter((index) =>
          words.includes(`第 ${index} 个`),
        ).length;
        const hidden = [...words.matchAll(/"content":"另有 (\d+) 项/g)].reduce(
          (sum, [, number]) => sum + Number(number),
          0,
        );
        expect(listed + hidden).toBe(count);
      }
    },
  );
});

const help = {
  title: text('t'),
  about: text('a'),
  words: ['/job managers'],
  usage: 'u',
  example: text('e'),
  flags: [{ flag: 'recruiter', label: text('l') }],
};

/** One control of each kind. */
const everyControl = (words: string): FormField[] =>
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

/** Every card with the same words in every place that a person or Feishu fills. */
const everyCard = (words: string): Card[] => [
  ...proposalStates.map((state) =>
    proposalCard(data(state, words, { where: { label: words, id: '1' }, requester: words })),
  ),
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
  refusalCard({ code: 'x', text: text(words), hint: text(words), nearest: [words], usage: words }),
  pickCard({
    typed: words,
    label: text('职位'),
    onlyNear: false,
    options: [{ id: '1', label: words, detail: words }],
    ref: 'r',
  }),
  askCard({ title: text('x'), fields: [{ name: 'job', label: text('x'), required: true }], ref: 'r' }),
  answeredCard(text('x'), words),
  askCard({ title: text('x'), problem: text(words), fields: [], ref: 'r' }),
  formCard({
    title: text('x'),
    about: [text(words)],
    pages: [everyControl(words), everyControl(words)],
    page: 0,
    ref: 'r',
  }),
  foundCard({
    title: text(words),
    rows: [{ id: '1', label: words, detail: words, contact: words }],
    more: 3,
    opens: true,
    ref: 'r',
  }),
  showCard({
    title: text('x'),
    label: words,
    id: '1',
    notes: [text(words)],
    sections: [{ title: text('x'), lines: [{ label: text(words), value: text(words) }], empty: 2 }],
    forms: [
      { operation: 'a', title: text(words) },
      { operation: 'b', title: text(words) },
    ],
    ref: 'r',
  }),
  helpCard([help]),
  helpTopicCard(help),
];

describe('words from outside', () => {
  const hostile = [
    '<at id=all></at>',
    '[x](https://evil.example)',
    '**b**',
    '<font color=red>x</font>',
    'https://evil.example',
    '<person id="ou_1"></person>',
    '![i](img)',
    '{"tag":"img"}',
    '&lt;at&gt;',
    '<link url=x>y</link>',
    '`code`',
    '# h',
    '\u202Egnp.exe',
    'a\nb',
    '"}],"x":[{"',
    '%{x}',
    '<script>alert(1)</script>',
    '<local_datetime>',
    ':DONE:',
    '|a|b|',
  ];
  const payloads = Array.from(
    { length: 500 },
    (_, index) => `${hostile[index % hostile.length]}${index}${hostile[(index * 7) % hostile.length]}`,
  );

  test('500 payloads on every card appear as plain text only', () => {
    for (const payload of payloads) {
      for (const card of everyCard(payload)) {
        const marked = nodesOf(card).filter(({ tag }) =>
          ['markdown', 'lark_md', 'person', 'img', 'link'].includes(String(tag)),
        );
        expect(marked).toEqual([]);
        expect(JSON.stringify(card)).not.toContain('\u202E');
      }
    }
  });

  test('a name of 5,000 characters neither breaks nor fills a card', () => {
    for (const card of everyCard('很'.repeat(5_000))) sendable(card);
  });
});

test('every card is taken by Feishu as it is', () => {
  for (const card of everyCard('前端工程师')) sendable(card);
});

describe('a form', () => {
  const field = (index: number, options: number): FormField => ({
    name: `f${index}`,
    flag: `f${index}`,
    label: text(`项 ${index}`),
    topic: text(`组 ${Math.floor(index / 4)}`),
    control: 'select',
    options: Array.from({ length: options }, (_, each) => ({
      value: String(each),
      zh: `选项 ${each}`,
      en: `Choice ${each}`,
    })),
    base: [],
    initial: [],
  });

  test.each([
    [5, 3],
    [40, 8],
    [12, 99],
    [90, 0],
  ])('%i fields of %i choices: each page fits, none is lost', (count, options) => {
    const fields = Array.from({ length: count }, (_, index) => field(index, options));
    const data = { title: text('表单'), about: [text('说明')], ref: '00000000-0000-0000-0000-000000000000' };
    const pages = paged(fields, data);
    expect(pages.flat()).toEqual(fields);
    for (const page of pages.keys()) sendable(formCard({ ...data, pages, page }));
  });

  test('looks like this', () => {
    expect(
      formCard({ title: text('表单'), about: [text('说明')], pages: [everyControl('前端')], page: 0, ref: 'r' }),
    ).toMatchSnapshot();
  });
});
