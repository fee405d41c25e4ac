/** Content that is too much for one card, as pages. Each holds whole blocks where that is possible; nothing is left out. */
import { shortened } from '../src/core/free-text.ts';
import { jsonBytes } from '../src/core/json.ts';
import type { Text } from '../src/core/text.ts';
import { type Element, elementsOf, line } from './card.ts';

/** Elements that belong together: a target with its changes. */
export interface Block {
  /** Said again where the block goes on on the next page. */
  readonly about: Text;
  readonly elements: readonly Element[];
}

export type Page = readonly Element[];

/**
 * What a page has for its content. The rest of a card, about as much, is for who asked, approvals, buttons. Always the same,
 * so that the pages stay the same whoever reads them and whatever is said around them.
 */
const ROOM = { bytes: 16_000, elements: 120 };

const MOST_ABOUT = 60;

const goesOn = ({ zh, en }: Text): Element =>
  line({ zh: `（续）${shortened(zh, MOST_ABOUT)}`, en: `(continued) ${shortened(en, MOST_ABOUT)}` }, 'small');

interface Weight {
  readonly bytes: number;
  readonly elements: number;
}

const nothing: Weight = { bytes: 0, elements: 0 };

/** With a comma each. */
const weightOf = (elements: readonly Element[]): Weight => ({
  bytes: elements.reduce((sum, each) => sum + jsonBytes(each) + 1, 0),
  elements: elementsOf(elements),
});

const plus = (one: Weight, other: Weight): Weight => ({
  bytes: one.bytes + other.bytes,
  elements: one.elements + other.elements,
});

const hasRoom = ({ bytes, elements }: Weight): boolean => bytes <= ROOM.bytes && elements <= ROOM.elements;

export function paginate(blocks: readonly Block[]): Page[] {
  const pages: Element[][] = [];
  let taken = nothing;
  const put = (elements: readonly Element[], weight: Weight): void => {
    pages.at(-1)?.push(...elements);
    taken = plus(taken, weight);
  };
  const turn = (): void => {
    if (pages.at(-1)?.length !== 0) pages.push([]);
    taken = nothing;
  };
  for (const { about, elements } of blocks) {
    const weight = weightOf(elements);
    const fits = pages.length > 0 && hasRoom(plus(taken, weight));
    if (!fits) turn();
    if (fits || hasRoom(weight)) put(elements, weight);
    else
      for (const element of elements) {
        const own = weightOf([element]);
        if (taken.elements > 0 && !hasRoom(plus(taken, own))) {
          turn();
          put([goesOn(about)], weightOf([goesOn(about)]));
        }
        put([element], own);
      }
  }
  return pages;
}
