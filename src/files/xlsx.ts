/** A workbook → the lines of its first sheet that says anything, and what is to be known about how it looks. */
import { type Outcome, ok, refuse } from '../core/outcome.ts';
import type { Line } from '../core/table.ts';
import { same, type Text } from '../core/text.ts';
import {
  binaryExcel,
  broken,
  empty,
  locked,
  macros,
  notATable,
  openDocument,
  unpacksTooLarge,
} from './file-refusals.ts';
import { readSheet, type SheetLines } from './sheet.ts';
import { MAX_UNPACKED } from './table.ts';
import { readWorkbook, type Sheet } from './workbook.ts';
import { isTooLarge, openZip, type Zip } from './zip.ts';

export interface Lines {
  readonly lines: readonly Line[];
  readonly notes: readonly Text[];
}

export async function xlsxLines(bytes: Buffer, name: string): Promise<Outcome<Lines>> {
  try {
    const zip = await openZip(bytes, MAX_UNPACKED);
    const other = otherThanXlsx(zip, name);
    return other ?? (await linesIn(zip, name));
  } catch (cause) {
    // Whatever the archive or the XML in it does wrong: nothing of ours throws in between.
    return refuse(isTooLarge(cause) ? unpacksTooLarge(MAX_UNPACKED) : broken);
  }
}

function otherThanXlsx({ names, locked: isLocked }: Zip, name: string) {
  const has = (part: string) => names.includes(part);
  if (isLocked) return refuse(locked);
  if (names.some((part) => /(^|\/)vbaProject\.bin$/i.test(part))) return refuse(macros);
  if (has('xl/workbook.bin')) return refuse(binaryExcel);
  if (has('content.xml') && has('mimetype')) return refuse(openDocument);
  return has('xl/workbook.xml') ? null : refuse(notATable(name));
}

async function linesIn(zip: Zip, name: string): Promise<Outcome<Lines>> {
  const workbook = await readWorkbook(zip);
  if (!workbook) return refuse(notATable(name));
  const visible = workbook.sheets.filter(({ hidden }) => !hidden);
  for (const [index, sheet] of visible.entries()) {
    const pieces = zip.open(sheet.part);
    if (!pieces) return refuse(broken);
    const read = await readSheet(pieces, workbook);
    if (!read.ok) return read;
    if (read.value.lines.length === 0) continue;
    return ok({ lines: read.value.lines, notes: notesOn(read.value, visible.slice(index + 1)) });
  }
  return refuse(empty);
}

const MOST_NAMED = 10;
const listed = (words: readonly (number | string)[]): string =>
  words.slice(0, MOST_NAMED).join('、') + (words.length > MOST_NAMED ? '…' : '');

function notesOn({ hidden, merged, formulas }: SheetLines, others: readonly Sheet[]): Text[] {
  return [
    ...(hidden.length > 0
      ? [
          {
            zh: `有 ${hidden.length} 个隐藏的行（第 ${listed(hidden)} 行），也算在内。`,
            en: `${hidden.length} rows are hidden (${listed(hidden)}); they count too.`,
          },
        ]
      : []),
    ...(merged.length > 0
      ? [
          {
            zh: `有合并单元格（${listed(merged)}），只有左上角那一格有值。`,
            en: `Cells are merged (${listed(merged)}); only the first of them has the value.`,
          },
        ]
      : []),
    ...(formulas > 0
      ? [
          {
            zh: `有 ${formulas} 个公式，没有计算，用的是文件里保存的结果。`,
            en: `${formulas} formulas were not computed; their saved results are taken.`,
          },
        ]
      : []),
    ...(others.length > 0 ? [otherSheets(others)] : []),
  ];
}

function otherSheets(others: readonly Sheet[]): Text {
  const { zh: called } = same(listed(others.map(({ name }) => name.slice(0, 40))));
  return { zh: `只读了第一个工作表，没有读：${called}`, en: `Only the first sheet was read, not: ${called}` };
}
