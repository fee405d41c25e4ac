/** Rows that were pasted behind a command with the headers over them: what a file would hold. */
import { foldedCode } from '../core/fold.ts';
import type { Spoken } from '../core/spoken.ts';
import type { OwnNames } from './field-names.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { IS_CODE } from './readable.ts';

export interface Pasted {
  /** Cells apart by tabs, the header first. */
  readonly table: string;
  /** What stands around it. */
  readonly rest: string;
}

/** The header is looked for in so many lines. */
const MOST_BEFORE = 10;

/** Null where nothing was pasted, or no line of it names a target and what shall become of it. */
export function tableIn(operation: Spoken, source: string, own: OwnNames | undefined): Pasted | null {
  if (!source.includes('\t')) return null;
  const lines = source.split('\n');
  const lexicon = lexiconOf(operation, own);
  const at = lines.slice(0, MOST_BEFORE).findIndex((line, index) => isHeader(cellsOf(line, index), operation, lexicon));
  const header = cellsOf(lines[at] ?? '', at);
  const behind = lines.slice(at + 1).findIndex((line) => !isRow(line));
  const end = behind < 0 ? lines.length : at + 1 + behind;
  if (at < 0 || end < at + 2) return null;
  const inFront = at === 0 ? wordsBefore(lines[0] ?? '') : '';
  return {
    table: [header.join('\t'), ...lines.slice(at + 1, end)].join('\n'),
    rest: [...lines.slice(0, at), inFront, ...lines.slice(end)].join('\n').trim(),
  };
}

/** Of the last one empty cells may be cut off. */
const isRow = (line: string): boolean => line.includes('\t') || IS_CODE.test(line.trim());

/** Behind the verb the header may follow on the same line: its first cell is the last word before the tab. */
const cellsOf = (line: string, index: number): string[] => {
  const cells = line.split('\t');
  return index === 0 ? [lastWord(cells[0] ?? ''), ...cells.slice(1)] : cells;
};
const lastWord = (text: string): string => text.trim().split(/\s+/).at(-1) ?? '';
const wordsBefore = (line: string): string => {
  const [first = ''] = line.split('\t');
  return first
    .trim()
    .slice(0, -lastWord(first).length || undefined)
    .trim();
};

const plain = (cell: string): string =>
  foldedCode(cell.replace(/[（([【［].*?[)）\]】］]/g, ''))
    .toLowerCase()
    .replaceAll(' ', '');

function isHeader(cells: readonly string[], { targets, fields }: Spoken, lexicon: Lexicon): boolean {
  if (cells.length < 2) return false;
  const names = cells.map(plain);
  const columns = targets.filter(({ many }) => many || targets.length === 1).flatMap((target) => target.columns);
  const called = columns.flatMap(({ header, names: more }) => [header.zh, header.en, ...more]).map(plain);
  const named = names.filter((name) => called.includes(name));
  const takesFields = [...fields.values()].some(({ offered }) => offered);
  const isField = (name: string): boolean => name !== '' && lexicon.flagsNamed(name).length > 0;
  return named.length > 0 && (takesFields ? names.some((name) => isField(name)) : named.length > 1);
}
