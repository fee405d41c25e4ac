/** Proposals as a list with pages; one of them can be opened, and those that carry buttons decided. */
import type { Asked } from '../src/core/ask.ts';
import { ALL_OWN, type ListedProposal, withdrawable } from '../src/core/listed-proposal.ts';
import { isYes } from '../src/core/proposal.ts';
import { refFor } from '../src/core/ref.ts';
import type { Text } from '../src/core/text.ts';
import { button, type Card, card, chooser, type Element, line, pageChooser, row, rule } from './card.ts';
import { actButtons } from './proposal-foot.ts';

export interface ProposalsData extends Omit<Asked<'proposals'>, 'kind'> {
  readonly ref: string;
}

export function proposalsCard({ title, pages, page, ref }: ProposalsData): Card {
  const rows = pages[page] ?? [];
  const own = withdrawable(pages.flat()).length;
  const close = button({ text: { zh: '关闭', en: 'Close' }, act: 'cancel', ref });
  return card({
    title,
    colour: 'blue',
    elements: [
      ...rows.flatMap((each) => rowElements(each, ref)),
      rule,
      chooser({
        placeholder: { zh: '打开其中一个', en: 'Open one of them' },
        options: rows.map(({ id, title: text }) => ({ value: id, text })),
        act: 'pick',
        ref,
      }),
      ...(pages.length > 1 ? [pageChooser(pages.map(pageName), { page, ref })] : []),
      ...row([...(own > 1 ? [withdrawAll(own, ref)] : []), close]),
    ],
  });
}

function rowElements({ id, title, detail, changes, acts }: ListedProposal, ref: string): Element[] {
  const isOpenedFirst = acts.length > 0 && !acts.some(isYes) && changes.length === 0;
  return [
    line(title),
    line(detail, 'small'),
    ...changes.map((change) => line(change)),
    ...(isOpenedFirst ? [line(openFirst, 'small')] : []),
    ...row(acts.map((act) => button({ ...actButtons[act], act, ref: refFor(ref, id) }))),
  ];
}

const openFirst: Text = { zh: '内容较多，请打开后再决定。', en: 'Too much for a row: open it to decide.' };

const withdrawAll = (count: number, ref: string): Element =>
  button({
    text: { zh: `取消我提出的全部 ${count} 项`, en: `Cancel all ${count} of mine` },
    type: 'danger',
    asksFirst: {
      title: { zh: `取消 ${count} 项变更申请？`, en: `Cancel ${count} requests?` },
      text: {
        zh: '都还没有写入，取消后要重新提出。',
        en: 'Nothing of them is written; they would have to be asked for again.',
      },
    },
    act: 'cancel',
    ref: refFor(ref, ALL_OWN),
  });

const pageName = (_: unknown, index: number): Text => ({ zh: `第 ${index + 1} 页`, en: `Page ${index + 1}` });
