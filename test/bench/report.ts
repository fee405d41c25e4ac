/** What a bench has measured: a table, printed at once, and handed to `npm run bench` for `docs/speed.md`. */
import { appendFileSync } from 'node:fs';

/** Words, one figure, or one figure a round: shown as their median and how far they lie apart. */
export type Cell = string | number | readonly number[];

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export function report(table: Table): void {
  process.stdout.write(`\n${asText(table)}\n`);
  if (process.env.BENCH_REPORT) appendFileSync(process.env.BENCH_REPORT, `${JSON.stringify(table)}\n`);
}

export function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
}

export const median = (values: readonly number[]): number => share(values, 0.5);

/** As many digits as say something. */
function shown(figure: number): string {
  const digits = Math.abs(figure) >= 100 ? 0 : Math.abs(figure) >= 10 ? 1 : 2;
  return figure.toLocaleString('en', { maximumFractionDigits: digits });
}

export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return shown(cell);
  return cell.length > 1
    ? `${shown(median(cell))} (${shown(share(cell, 0))}–${shown(share(cell, 1))})`
    : shown(median(cell));
}

function asText({ title, columns, rows }: Table): string {
  const lines = [columns, ...rows.map((row) => row.map(cellText))];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const padded = lines.map((line) =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('   '),
  );
  return [title, ...padded].join('\n');
}
