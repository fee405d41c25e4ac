/** A stored question as its card. */
import type { Card } from '../../../cards/card.ts';
import { errorCard } from '../../../cards/error.ts';
import { columnsCard, rowsCard, sheetCard } from '../../../cards/file-rows.ts';
import { formCard } from '../../../cards/form.ts';
import { foundCard, showCard } from '../../../cards/look.ts';
import { menuCard } from '../../../cards/menu.ts';
import { proposalsCard } from '../../../cards/proposals.ts';
import { answeredCard, askCard, pickCard } from '../../../cards/question.ts';
import type { Ask, AskedRow } from '../../core/ask.ts';
import { chinese, same, type Text } from '../../core/text.ts';
import type { Question } from '../../store/rows/question.ts';

export function questionCard({ asks: ask, ...question }: Question, ref: string): Card {
  if (question.state === 'answered') return answeredCard(titleOf(ask), question.answer ?? same(''));
  switch (ask.kind) {
    case 'pick':
      return pickCard({ ...ask, options: ask.options.map((option) => forChat(option, question.command)), ref });
    case 'fill':
      return askCard({ ...ask, ref });
    case 'form':
      return formCard({ ...ask, ref });
    case 'found':
      return foundCard({ ...ask, opens: ask.shows !== null, ref });
    case 'show':
      return showCard({ ...ask, ref });
    case 'proposals':
      return proposalsCard({ ...ask, ref });
    case 'menu':
      return menuCard({ ...ask, ref });
    case 'sheet':
      return sheetCard({ ...ask, ref });
    case 'columns':
      return columnsCard({ ...ask, ref });
    case 'rows':
      return rowsCard({
        ...ask,
        pages: ask.pages.map((rows) => rows.map((row) => rowForChat(row, question.command))),
        ref,
      });
    case 'again':
      return errorCard({ ...ask.error, retryRef: ref });
  }
}

/** Contacts are for the person's own chat only. */
const forChat = <O extends { readonly contact?: string }>(
  { contact, ...option }: O,
  { direct }: { direct: boolean },
) => (direct && contact ? { ...option, contact } : option);

const rowForChat = ({ choice, ...row }: AskedRow, chat: { direct: boolean }): AskedRow =>
  choice ? { ...row, choice: { ...choice, options: choice.options.map((option) => forChat(option, chat)) } } : row;

const titleOf = (ask: Ask): Text => {
  switch (ask.kind) {
    case 'pick':
      return { zh: chinese`选择${ask.label.zh}`, en: `Choose: ${ask.label.en}` };
    case 'fill':
    case 'form':
    case 'found':
    case 'show':
    case 'proposals':
    case 'menu':
    case 'sheet':
    case 'columns':
    case 'rows':
      return ask.title;
    case 'again':
      return ask.error.title;
  }
};
