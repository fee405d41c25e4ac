/** The worst of each kind of card: as much as there can be, and every text long. Feishu takes it, with its buttons. */
import { expect, test } from 'vitest';
import { type Card, elementsOf } from '../../cards/card.ts';
import { errorCard } from '../../cards/error.ts';
import { formCard } from '../../cards/form.ts';
import { foundCard, showCard } from '../../cards/look.ts';
import { menuCard, menuPages } from '../../cards/menu.ts';
import { noteCard } from '../../cards/note.ts';
import { proposalCard } from '../../cards/proposal.ts';
import { proposalsCard } from '../../cards/proposals.ts';
import { askCard, pickCard } from '../../cards/question.ts';
import { refusalCard } from '../../cards/refusal.ts';
import { reportCard } from '../../cards/report.ts';
import { proposalStates } from '../../src/core/proposal.ts';
import { nodesOf, textOf } from '../support/card.ts';
import { everyControl, proposalData, samples, sendable, text } from '../support/sample-cards.ts';

const LONG = '很长的名字'.repeat(200);
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const fields = many(12, () => everyControl(LONG)).flatMap((some, at) =>
  some.map((field) => ({ ...field, name: `${field.name}-${at}` })),
);
const offers = many(9, () => ({
  title: text(LONG),
  command: { kind: 'help', topic: '', text: '' } as const,
  form: false,
}));

const worst: Readonly<Record<string, () => Card>> = {
  ...Object.fromEntries(
    proposalStates.map((state) => [
      `a proposal, ${state}`,
      () =>
        proposalCard(
          proposalData(state, LONG, {
            requester: LONG,
            second: text(LONG.repeat(12)),
            notices: many(200, () => text(LONG)),
            approvals: many(60, () => text(LONG)),
            where: { label: LONG, id: '1' },
          }),
        ),
    ]),
  ),
  error: () =>
    errorCard({
      title: text(LONG),
      code: 1,
      text: text(LONG),
      fix: text(LONG),
      message: LONG,
      logId: LONG,
      scopes: many(200, () => LONG),
      console: null,
      retryRef: 'r',
    }),
  refusal: () =>
    refusalCard({ code: 'x', text: text(LONG), hint: text(LONG), nearest: many(200, () => LONG), usage: text(LONG) }),
  pick: () =>
    pickCard({
      typed: LONG,
      label: text(LONG),
      onlyNear: true,
      options: many(300, (index) => ({ id: String(index), label: LONG, detail: LONG })),
      ref: 'r',
    }),
  ask: () =>
    askCard({
      title: text(LONG),
      problem: text(LONG),
      fields: many(90, (index) => ({ name: `f${index}`, label: text(LONG), required: true })),
      ref: 'r',
    }),
  form: () => formCard({ title: text(LONG), about: many(100, () => text(LONG)), pages: [fields], page: 0, ref: 'r' }),
  found: () =>
    foundCard({
      title: text(LONG),
      rows: many(200, (index) => ({ id: String(index), label: LONG, detail: LONG, contact: LONG })),
      coded: false,
      more: 3,
      opens: true,
      ref: 'r',
    }),
  show: () =>
    showCard({
      title: text(LONG),
      label: LONG,
      id: '1',
      coded: false,
      notes: many(30, () => text(LONG)),
      sections: many(20, () => ({
        title: text(LONG),
        lines: many(20, () => ({ label: text(LONG), value: text(LONG) })),
        empty: 2,
      })),
      forms: many(9, (index) => ({ operation: `o${index}`, title: text(LONG) })),
      ref: 'r',
    }),
  menu: () => {
    const lines = many(60, () => ({ text: text(LONG), small: false }));
    const pages = menuPages(lines, { title: text(LONG), offers }, 60);
    return menuCard({ title: text(LONG), colour: 'blue', pages, page: 0, offers, ref: 'r' });
  },
  note: () => noteCard({ title: text(LONG), lines: many(300, () => text(LONG)) }),
  report: () => reportCard({ title: text(LONG), sections: many(60, () => ({ lines: many(5, () => text(LONG)) })) }),
  proposals: () =>
    proposalsCard({
      title: text(LONG),
      pages: [
        many(200, (index) => ({
          id: String(index),
          title: text(LONG),
          detail: text(LONG),
          changes: many(4, () => text(LONG)),
          acts: ['approve', 'reject', 'nudge', 'cancel'] as const,
          turn: 1,
        })),
      ],
      page: 0,
      ref: 'r',
    }),
};

test('every kind has its worst', () => {
  const kinds = Object.keys(samples).filter((kind) => !['answered', 'askAgain', 'reading', 'stats'].includes(kind));
  expect(kinds.filter((kind) => !(kind in worst))).toEqual([]);
});

test.each(Object.entries(worst))('%s', (_, make) => {
  const card = make();
  sendable(card);
  expect(elementsOf(card.body)).toBeGreaterThan(3);
  expect(textOf(card)).toContain('很长的名字');
});

test('a proposal that is squeezed keeps its buttons', () => {
  const card = worst['a proposal, proposed']?.();
  expect(nodesOf(card).filter(({ tag }) => tag === 'button').length).toBeGreaterThan(1);
});
