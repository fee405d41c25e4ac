/** Separated text → lines. */
import { CsvError, parse } from 'csv-parse/sync';
import { type Outcome, ok, refuse } from '../core/outcome.ts';
import type { Line } from '../core/table.ts';
import { broken } from './file-refusals.ts';
import { collectLines, MAX_ROWS } from './table.ts';

const separators = [',', ';', '\t', '，', '；'];
const LOOKED_AT = 20_000;
/** One more than are allowed, and the header: enough to see that they are too many. */
const ENOUGH = MAX_ROWS + 2;

export function csvLines(text: string): Outcome<readonly Line[]> {
  const parsed = parsedWith(text, separatorOf(text));
  if (parsed === null) return refuse(broken);
  const collected = collectLines();
  // A spreadsheet shows a record as one row, however many lines its cells have.
  for (const [index, record] of parsed.entries()) {
    const added = collected.add({ number: index + 1, cells: record.map(unwrapped) });
    if (!added.ok) return added;
  }
  return ok(collected.lines);
}

/** `="007"` is how a spreadsheet is made to keep a text. */
const unwrapped = (cell: string): string => /^="([^"]*)"$/.exec(cell)?.[1] ?? cell;

function parsedWith(text: string, delimiter: string): readonly string[][] | null {
  try {
    return parse(text, {
      delimiter,
      to: ENOUGH,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
    });
  } catch (cause) {
    // A mark that is never closed swallows the rest.
    if (cause instanceof CsvError) return null;
    throw cause;
  }
}

/** The one that the first line with any has most of, outside of marks. */
export function separatorOf(text: string): string {
  const counts = new Map(separators.map((each) => [each, 0]));
  let quoted = false;
  for (const char of text.slice(0, LOOKED_AT)) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && counts.has(char)) counts.set(char, (counts.get(char) ?? 0) + 1);
    else if (!quoted && char === '\n' && [...counts.values()].some((count) => count > 0)) break;
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && best[1] > 0 ? best[0] : ',';
}
