/** How large a table may be, and its lines as they are collected. */
import { type Outcome, ok, refuse } from '../core/outcome.ts';
import type { Line } from '../core/table.ts';
import { tooManyColumns, tooManyRows } from './file-refusals.ts';

/** `interface.md` section 9. */
export const MAX_BYTES = 10 * 1024 * 1024;
export const MAX_UNPACKED = 100 * 1024 * 1024;
export const MAX_ROWS = 5_000;
export const MAX_COLUMNS = 200;

/** What a formula is in a cell that has no saved result: its text, which no field takes. */
export const asFormula = (formula: string): string => `=${formula}`;

/** Collects lines as they are read, and stops the reading when they are too many. */
export interface Collected {
  /** A refusal ends the reading. */
  add(line: Line): Outcome<null>;
  readonly lines: readonly Line[];
}

export function collectLines(): Collected {
  const lines: Line[] = [];
  return {
    lines,
    add: ({ number, cells }) => {
      const filled = withoutEnd(cells);
      if (filled.length === 0) return ok(null);
      if (filled.length > MAX_COLUMNS) return refuse(tooManyColumns(MAX_COLUMNS));
      // The header is none of them.
      if (lines.length > MAX_ROWS) return refuse(tooManyRows(MAX_ROWS));
      lines.push({ number, cells: filled });
      return ok(null);
    },
  };
}

/** Cells up to the last that says anything. */
function withoutEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 0 && (cells[end - 1] ?? '').trim() === '') end -= 1;
  return cells.slice(0, end);
}
