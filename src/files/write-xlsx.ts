/** A table as a workbook. Every cell is a text, also one that begins with `=`: nothing in it is ever computed. */
import { strToU8, zipSync } from 'fflate';

export interface WrittenColumn {
  /** One line a language. */
  readonly header: readonly string[];
  /** In characters. */
  readonly width: number;
  /** Offered in a list; something else may be typed too. */
  readonly choices?: readonly string[];
  /** Carried along, and not for the eye. */
  readonly hidden?: boolean;
}

export interface WrittenSheet {
  /** Of the sheet. */
  readonly name: string;
  readonly columns: readonly WrittenColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** The first is for headers; the other keeps what is typed as it was typed: ids stay whole. */
const HEADER = 1;
const TEXT = 2;
/** Rows for which the choices are offered. */
const MOST_ROWS = 5001;
/** As much as one cell holds. */
const MOST_OF_CELL = 32_767;

export function writeXlsx(table: WrittenSheet): Buffer {
  const files = { ...frame, 'xl/workbook.xml': workbook(table), 'xl/worksheets/sheet1.xml': sheet(table) };
  const parts = { ...files, 'xl/worksheets/sheet2.xml': listsSheet(table) };
  const bytes = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(`${START}${xml}`)]));
  // The same table is the same file, whenever it is written.
  return Buffer.from(zipSync(bytes, { mtime: '1980-01-02' }));
}

const START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const LISTS = 'lists';

const relation = (id: number, kind: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
const part = (name: string, kind: string): string =>
  `<Override PartName="/xl/${name}" ContentType="${KIND}.${kind}+xml"/>`;

const frame = {
  '[Content_Types].xml':
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    part('workbook.xml', 'sheet.main') +
    part('worksheets/sheet1.xml', 'worksheet') +
    part('worksheets/sheet2.xml', 'worksheet') +
    `${part('styles.xml', 'styles')}</Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  'xl/_rels/workbook.xml.rels':
    `<Relationships xmlns="${PACKAGE}/relationships">` +
    relation(1, 'worksheet', 'worksheets/sheet1.xml') +
    relation(2, 'worksheet', 'worksheets/sheet2.xml') +
    `${relation(3, 'styles', 'styles.xml')}</Relationships>`,
  'xl/styles.xml':
    `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="3">' +
    '<xf numFmtId="0" xfId="0"/>' +
    '<xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
    '<xf numFmtId="49" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
    '</cellXfs></styleSheet>',
};

const workbook = ({ name }: WrittenSheet): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/>` +
  `<sheet name="${LISTS}" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`;

/** What a program accepts as the name of a sheet. */
const sheetName = (name: string): string =>
  name
    .replace(/[\\/?*[\]:']/g, ' ')
    .slice(0, 31)
    .trim() || 'Sheet1';

function sheet({ columns, rows }: WrittenSheet): string {
  const lines = [columns.map(({ header }) => header.join('\n')), ...rows];
  const widths = columns.map(
    ({ width, hidden }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${TEXT}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`,
  );
  const data = lines.map((cells, at) => rowXml(cells, at + 1, at === 0 ? HEADER : TEXT));
  return (
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/>` +
    `</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${data.join('')}</sheetData>${offers(columns)}</worksheet>`
  );
}

const rowXml = (cells: readonly string[], number: number, style: number): string =>
  `<row r="${number}">${cells.map((words, at) => cellXml(words, { at: `${letters(at)}${number}`, style })).join('')}</row>`;

const cellXml = (words: string, { at, style }: { at: string; style: number }): string =>
  words === ''
    ? ''
    : `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(words.slice(0, MOST_OF_CELL))}</t></is></c>`;

/** 27 → `AB`. */
const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

/** Characters that XML does not know are left out; those that mean something to a spreadsheet are spelled. */
const escaped = (text: string): string =>
  text
    .replace(NOT_IN_XML, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

const NOT_IN_XML = /(?![\t\n])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** Lists in a sheet of their own: written beside the cells they may not be long. */
function offers(columns: readonly WrittenColumn[]): string {
  const lists = columns.flatMap(({ choices = [] }, at) => {
    if (choices.length === 0) return [];
    const column = letters(at);
    const last = choices.length;
    return [
      `<dataValidation type="list" allowBlank="1" sqref="${column}2:${column}${MOST_ROWS}">` +
        `<formula1>${LISTS}!$${column}$1:$${column}$${last}</formula1></dataValidation>`,
    ];
  });
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

function listsSheet({ columns }: WrittenSheet): string {
  const longest = Math.max(0, ...columns.map(({ choices = [] }) => choices.length));
  const rows = Array.from({ length: longest }, (_, at) => columns.map(({ choices = [] }) => choices[at] ?? ''));
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows.map((cells, at) => rowXml(cells, at + 1, TEXT)).join('')}</sheetData></worksheet>`;
}
