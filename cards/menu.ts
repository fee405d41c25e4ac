/** What can be said, in lines, with commands as buttons: the help, one command in full, and what may have been meant. */
import type { Asked, MenuLine, Offer } from '../src/core/ask.ts';
import { TURN } from '../src/core/proposal.ts';
import { refFor } from '../src/core/ref.ts';
import {
  button,
  type Card,
  type CardParts,
  type Element,
  fullestFitting,
  line,
  pageChooser,
  partsFit,
  row,
  rule,
} from './card.ts';

export interface MenuCardData extends Omit<Asked<'menu'>, 'kind'> {
  readonly ref: string;
}

/** A line of many choices is long. What a person typed may be of characters that each take many bytes. */
const lengths = [1200, 300, 60];

export const menuCard = (data: MenuCardData): Card =>
  fullestFitting(lengths.map((most) => () => drawnWith(data, most)));

const drawnWith = ({ title, colour, pages, page, offers, ref }: MenuCardData, most: number): CardParts => ({
  title,
  colour,
  elements: [
    ...(pages[page] ?? []).map(({ text, small }) => line(text, small ? 'small' : 'normal', most)),
    ...(pages.length > 1 ? turning(pages.length, { page, ref }) : []),
    ...(offers.length > 0 ? [rule, ...row(offers.map((offer, index) => offerButton(offer, { index, ref })))] : []),
  ],
});

/** The first is what most likely was meant. */
const offerButton = ({ title: text, edits }: Offer, { index, ref }: { index: number; ref: string }): Element =>
  button({ text, act: edits ? 'edit' : 'open', ref: refFor(ref, String(index)) });

/** A list of more pages would fill the card. */
const MOST_IN_LIST = 12;

/** The next page, from the last one back to the first; of several, any. */
function turning(count: number, { page, ref }: { page: number; ref: string }): Element[] {
  const next = (page + 1) % count;
  const text = { zh: `下一页（${next + 1}/${count}）`, en: `Next page (${next + 1} of ${count})` };
  const list = Array.from({ length: count }, (_, index) => ({ zh: `第 ${index + 1} 页`, en: `Page ${index + 1}` }));
  return row([
    button({ text, act: TURN, ref: refFor(ref, String(next)) }),
    ...(count > 2 && count <= MOST_IN_LIST ? [pageChooser(list, { page, ref, act: TURN })] : []),
  ]);
}

/** As long as a reference will be: the size of a card is measured before it has one. */
const PLACE = '00000000-0000-0000-0000-000000000000.1';

/** As many pages as it takes, none with more than so many lines. Nothing is left out. */
export function menuPages(
  lines: readonly MenuLine[],
  { title, offers }: Pick<MenuCardData, 'title' | 'offers'>,
  most: number,
): MenuLine[][] {
  const rest = { title, colour: 'blue', page: 0, offers, ref: PLACE } as const;
  const pages: MenuLine[][] = [];
  // They are assumed, so that the way to them has room too.
  const others = Array.from({ length: MOST_IN_LIST - 1 }, () => []);
  for (const line of lines) {
    const page = pages.at(-1);
    const whole = () => drawnWith({ ...rest, pages: [[...(page ?? []), line], ...others] }, lengths[0] ?? 0);
    if (page && page.length < most && partsFit(whole())) page.push(line);
    else pages.push([line]);
  }
  return pages;
}
