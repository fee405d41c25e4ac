/** One sheet of a workbook → lines. Formulas are not computed: what was saved beside them counts. */
import { type Outcome, ok, refuse } from '../core/outcome.ts';
import { tooManyColumns } from './file-refusals.ts';
import { numberWords } from './number-words.ts';
import { asFormula, type Collected, collectLines, MAX_COLUMNS } from './table.ts';
import { isOn, textCollector, type Workbook } from './workbook.ts';
import { type Attributes, readXml, type XmlReader } from './xml.ts';

export interface SheetLines {
  readonly lines: Collected['lines'];
  readonly hidden: readonly number[];
  readonly merged: readonly string[];
  readonly formulas: number;
}

interface CellParts {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string | null;
}

interface Row {
  readonly number: number;
  readonly cells: string[];
  readonly hidden: boolean;
  /** Place of a cell that does not say its own. */
  next: number;
}

export async function readSheet(pieces: AsyncIterable<string>, workbook: Workbook): Promise<Outcome<SheetLines>> {
  const reading = newReading(workbook);
  await readXml(pieces, readerOf(reading));
  const { problem, collected, hidden, merged, formulas } = reading;
  return problem.ok ? ok({ lines: collected.lines, hidden, merged, formulas }) : problem;
}

/** What is known while a sheet is read. */
interface Reading {
  readonly workbook: Workbook;
  readonly collected: Collected;
  readonly inline: ReturnType<typeof textCollector>;
  readonly hidden: number[];
  readonly merged: string[];
  formulas: number;
  row: Row;
  cell: CellParts | null;
  /** The element that is open. */
  within: string;
  /** Ends the reading. */
  problem: Outcome<null>;
}

const newReading = (workbook: Workbook): Reading => ({
  workbook,
  collected: collectLines(),
  inline: textCollector(),
  hidden: [],
  merged: [],
  formulas: 0,
  row: { number: 0, cells: [], hidden: false, next: 0 },
  cell: null,
  within: '',
  problem: ok(null),
});

const readerOf = (reading: Reading): XmlReader => ({
  open: (name, attributes) => begin(reading, name, attributes),
  text: (piece) => {
    const { within, cell, inline } = reading;
    inline.text(piece);
    if (within === 'v' && cell) cell.value += piece;
    if (within === 'f' && cell) cell.formula = (cell.formula ?? '') + piece;
  },
  close: (name) => {
    reading.within = '';
    reading.inline.close(name);
    if (name === 'c') endCell(reading);
    if (name === 'row') endRow(reading);
  },
  enough: () => !reading.problem.ok,
});

function begin(reading: Reading, name: string, attributes: Attributes): void {
  reading.within = name;
  reading.inline.open(name);
  if (name === 'row') reading.row = newRow(attributes, reading.row.number);
  if (name === 'c') reading.cell = newCell(attributes, reading.row.next);
  if (name === 'f' && reading.cell) reading.cell.formula = '';
  if (name === 'mergeCell' && attributes.ref) reading.merged.push(attributes.ref);
}

function endCell(reading: Reading): void {
  const { cell, row, workbook, inline } = reading;
  if (!cell) return;
  if (cell.type === 'inlineStr') cell.value = inline.taken();
  if (cell.formula !== null) reading.formulas += 1;
  const words = wordsOf(cell, workbook);
  if (words !== '' && cell.column >= MAX_COLUMNS) reading.problem = refuse(tooManyColumns(MAX_COLUMNS));
  else if (words !== '') row.cells[cell.column] = words;
  row.next = cell.column + 1;
  reading.cell = null;
}

function endRow(reading: Reading): void {
  const { row, collected, hidden } = reading;
  const cells = Array.from(row.cells, (words) => words ?? '');
  if (row.hidden && cells.length > 0) hidden.push(row.number);
  const added = collected.add({ number: row.number, cells });
  if (!added.ok) reading.problem = added;
}

const newRow = ({ r, hidden }: Attributes, before: number): Row => ({
  number: Number(r) || before + 1,
  cells: [],
  hidden: isOn(hidden),
  next: 0,
});

const newCell = ({ r, t = 'n', s }: Attributes, next: number): CellParts => ({
  column: columnOf(r) ?? next,
  type: t,
  style: Number(s) || 0,
  value: '',
  formula: null,
});

/** `AB12` → 27. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function wordsOf({ type, value, formula, style }: CellParts, { texts, shown, since1904 }: Workbook): string {
  if (value === '') return formula === null ? '' : asFormula(formula);
  switch (type) {
    case 's':
      return texts[Number(value)] ?? '';
    case 'n':
      return numberWords(value, { shown: shown[style] ?? 'number', since1904 });
    case 'b':
      return isOn(value) ? 'yes' : 'no';
    case 'd':
      return value.replace(/T00:00:00(\.0+)?Z?$/, '');
    default:
      return value;
  }
}
