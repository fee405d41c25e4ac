/** How rows end, page by page: first what somebody has to look at. */
import type { AskedRow } from '../../core/ask.ts';
import type { RowState } from '../../core/row-state.ts';

const order: Readonly<Record<RowState, number>> = {
  'same-name': 0,
  stale: 1,
  wrong: 2,
  'not-found': 3,
  'not-allowed': 4,
  twice: 5,
  change: 6,
  already: 7,
};

/** Elements that the rows of one page may take; a choice takes one for each that can be chosen. */
const ROOM = 90;
const MOST_ROWS = 15;
const roomOf = ({ choice }: AskedRow): number => 4 + (choice ? choice.options.length + 2 : 0);

export function paged(rows: readonly AskedRow[]): AskedRow[][] {
  const sorted = [...rows].sort((a, b) => order[a.state] - order[b.state] || a.line - b.line);
  const pages: AskedRow[][] = [];
  let room = 0;
  for (const row of sorted) {
    const page = pages.at(-1);
    room -= roomOf(row);
    if (page && room >= 0 && page.length < MOST_ROWS) page.push(row);
    else {
      pages.push([row]);
      room = ROOM - roomOf(row);
    }
  }
  return pages.length > 0 ? pages : [[]];
}
