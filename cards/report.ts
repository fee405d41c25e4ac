/** A plain answer in sections. */
import type { Text } from '../src/core/text.ts';
import { type Card, card, line, rule } from './card.ts';

export interface ReportData {
  readonly title: Text;
  readonly sections: readonly { readonly lines: readonly Text[] }[];
}

export const reportCard = ({ title, sections }: ReportData): Card =>
  card({
    title,
    colour: 'blue',
    elements: sections.flatMap(({ lines }, index) => [
      ...(index > 0 ? [rule] : []),
      ...lines.map((each) => line(each)),
    ]),
  });
