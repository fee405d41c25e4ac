/** Names in a row and texts in lines; a long list is folded behind its count and its first ten. */
import { namePieces, pieces } from '../src/core/free-text.ts';
import { inARow, same, type Text } from '../src/core/text.ts';
import { type Element, fullLine, panel, type Tone } from './card.ts';

/** Of one line of a long text or list; several fit on a card together with all that stands around them. */
const LINE_LENGTH = 600;
/** More names are folded. */
export const MOST_OPEN = 10;
/** Of a folded list, so that a page has room for one. */
const LINES_OF_PANEL = 6;

/** Each line begins with our mark. */
const marked = (mark: string, parts: readonly Text[], tone: Tone): Element[] =>
  parts.map(({ zh, en }) => fullLine({ zh: `${mark} ${zh}`, en: `${mark} ${en}` }, tone));

export const textElements = (mark: string, words: string, tone: Tone): Element[] =>
  marked(mark, pieces(words, LINE_LENGTH).map(same), tone);

/** All of them, each seen: what is folded is on the card too. */
export function listElements(mark: string, names: readonly Text[], tone: Tone): Element[] {
  if (names.length === 0) return [];
  if (names.length <= MOST_OPEN) return marked(mark, rows(names), tone);
  const first = inARow(names.slice(0, MOST_OPEN));
  const counted = { zh: `${names.length} 项：${first.zh} …`, en: `${names.length}: ${first.en} …` };
  return [...marked(mark, cut(counted), tone), ...folded(mark, names, tone)];
}

/** The others, folded; each panel says which they are. */
export function folded(mark: string, names: readonly Text[], tone: Tone): Element[] {
  const panels: Element[] = [];
  const others = names.length > MOST_OPEN ? rows(names.slice(MOST_OPEN)) : [];
  for (let at = 0; at < others.length; at += LINES_OF_PANEL) {
    const part = marked(mark, others.slice(at, at + LINES_OF_PANEL), tone);
    const count = names.length - MOST_OPEN;
    const title =
      at === 0
        ? { zh: `展开其余 ${count} 项`, en: `Show the other ${count}` }
        : { zh: '展开后面的', en: 'Show those after them' };
    panels.push(panel(title, part));
  }
  return panels;
}

/** As many rows as it takes. Names that are the same for every reader are written once, however many there are. */
function rows(names: readonly Text[]): Text[] {
  const whole = inARow(names);
  if (names.length <= MOST_OPEN && whole.zh.length <= LINE_LENGTH && whole.en.length <= LINE_LENGTH) return [whole];
  const inRows = (words: readonly string[]): string[] => namePieces(words, LINE_LENGTH);
  const zh = inRows(names.map((name) => name.zh));
  return names.every((name) => name.zh === name.en) ? zh.map(same) : side(zh, inRows(names.map((name) => name.en)));
}

const cut = ({ zh, en }: Text): Text[] => side(pieces(zh, LINE_LENGTH), pieces(en, LINE_LENGTH));

/** One language may need more lines than the other. */
const side = (zh: readonly string[], en: readonly string[]): Text[] =>
  Array.from({ length: Math.max(zh.length, en.length) }, (_, at) => ({ zh: zh[at] ?? '', en: en[at] ?? '' }));
