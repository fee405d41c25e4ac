/** Proposals as a list with pages; one of them can be opened. */
import type { Asked } from '../src/core/ask.ts';
import type { Text } from '../src/core/text.ts';
import { button, type Card, card, chooser, type Element, line, pageChooser, rule } from './card.ts';

export interface ProposalsData extends Omit<Asked<'proposals'>, 'kind'> {
  readonly ref: string;
}

export function proposalsCard({ title, pages, page, waiting = [], ref }: ProposalsData): Card {
  const rows = pages[page] ?? [];
  return card({
    title,
    colour: 'blue',
    elements: [
      ...rows.flatMap((row) => [line(row.title), line(row.detail, 'small')]),
      rule,
      chooser({
        placeholder: { zh: '打开其中一个', en: 'Open one of them' },
        options: rows.map((row) => ({ value: row.id, text: row.title })),
        act: 'pick',
        ref,
      }),
      ...(waiting.length > 0 ? [nudging(waiting, ref)] : []),
      ...(pages.length > 1 ? [pageChooser(pages.map(pageName), { page, ref })] : []),
      button({ text: { zh: '关闭', en: 'Close' }, act: 'cancel', ref }),
    ],
  });
}

const nudging = (waiting: NonNullable<ProposalsData['waiting']>, ref: string): Element =>
  chooser({
    placeholder: { zh: '催一下审批人', en: 'Remind the approvers' },
    options: waiting.map(({ id, title }) => ({ value: id, text: title })),
    act: 'nudge',
    ref,
  });

const pageName = (_: unknown, index: number): Text => ({ zh: `第 ${index + 1} 页`, en: `Page ${index + 1}` });
