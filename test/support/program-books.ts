/** The same small list as several programs write it into a workbook: their parts, prefixes, styles and habits. */
import { sharedTexts, workbookOf, xmlText } from './workbook.ts';

/** What each of them holds. `day` stands for 2026-12-01 in whatever way the program keeps days. */
export const listed: readonly (readonly string[])[] = [
  ['需求编号', '人数', '截止日期', '负责人', '原因'],
  ['R00401', '12', '2026-12-01', '陈静、林晓', '扩招\n第二批'],
  ['R00402', '7', '2026-12-01', '', ' 空格 & <尖括号>'],
];

export interface Program {
  readonly name: string;
  readonly book: () => Buffer;
}

const DAY = '46357';
const letters = ['A', 'B', 'C', 'D', 'E'];
const texts = [...new Set(listed.flat())];
const shared = (text: string): string => `<v>${texts.indexOf(text)}</v>`;
const at = (column: number, row: number): string => `${letters[column]}${row + 1}`;

interface Placed {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

const rowsWith = (rowXml: (cells: string, row: number) => string, cellXml: (placed: Placed) => string): string =>
  listed
    .map((cells, row) => rowXml(cells.map((text, column) => cellXml({ text, row, column })).join(''), row))
    .join('');

const isNumber = ({ row, column }: Placed): boolean => row > 0 && column === 1;
const isDay = ({ row, column }: Placed): boolean => row > 0 && column === 2;

/** Microsoft Excel: references everywhere, spans, shared texts with phonetic hints, a theme, a calculation chain. */
const excel = (): Buffer =>
  workbookOf({
    properties:
      '<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="28129"/>' +
      '<workbookPr defaultThemeVersion="166925"/><bookViews><workbookView xWindow="0" yWindow="0"/></bookViews>',
    sheets: '<sheet name="Sheet1" sheetId="1" r:id="rId1"/>',
    rows: rowsWith(
      (cells, row) =>
        `<row r="${row + 1}" spans="1:5" x14ac:dyDescent="0.25" xmlns:x14ac="http://x14ac">${cells}</row>`,
      (placed) => {
        const { text, row, column } = placed;
        const where = `r="${at(column, row)}"`;
        if (text === '') return `<c ${where} s="1"/>`;
        if (isNumber(placed)) return `<c ${where}><v>${text}</v></c>`;
        if (isDay(placed)) return `<c ${where} s="2"><v>${DAY}</v></c>`;
        return `<c ${where} s="1" t="s">${shared(text)}</c>`;
      },
    ),
    after: '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
    texts: sharedTexts(texts).replaceAll('</si>', '<phoneticPr fontId="1" type="noConversion"/></si>'),
    styles:
      '<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy/m/d;@"/></numFmts>' +
      '<fonts count="1"><font><sz val="11"/><name val="等线"/></font></fonts>' +
      '<cellStyleXfs count="1"><xf numFmtId="14" fontId="0"/></cellStyleXfs>' +
      '<cellXfs count="3"><xf numFmtId="0" xfId="0"/><xf numFmtId="49" xfId="0"/><xf numFmtId="176" xfId="0"/></cellXfs>',
    more: {
      'docProps/app.xml': '<Properties><Application>Microsoft Excel</Application></Properties>',
      'xl/theme/theme1.xml': '<a:theme xmlns:a="http://a"/>',
      'xl/calcChain.xml': '<calcChain/>',
    },
  });

/** Excel with rich texts: a cell in several runs, a line end as a carriage return in disguise. */
const excelRich = (): Buffer =>
  workbookOf({
    rows: rowsWith(
      (cells, row) => `<row r="${row + 1}">${cells}</row>`,
      (placed) => {
        const { text, row, column } = placed;
        if (text === '') return '';
        if (isDay(placed)) return `<c r="${at(column, row)}" s="1"><v>${DAY}</v></c>`;
        if (isNumber(placed)) return `<c r="${at(column, row)}"><v>${text}.0</v></c>`;
        return `<c r="${at(column, row)}" t="s">${shared(text)}</c>`;
      },
    ),
    texts: texts
      .map((text) => {
        const half = Math.ceil(text.length / 2);
        const run = (part: string) => `<r><rPr><b/></rPr><t xml:space="preserve">${xmlText(part)}</t></r>`;
        return `<si>${run(text.slice(0, half))}${run(text.slice(half))}</si>`;
      })
      .join(''),
    styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
  });

/** WPS: its own namespaces, Chinese built-in formats of days, numbers kept as texts. */
const wps = (): Buffer =>
  workbookOf({
    properties: '<fileVersion appName="xl" lastEdited="3" lowestEdited="5" rupBuild="9302"/><workbookPr/>',
    rows: rowsWith(
      (cells, row) => `<row r="${row + 1}" spans="1:5">${cells}</row>`,
      (placed) => {
        const { text, row, column } = placed;
        const where = `r="${at(column, row)}"`;
        if (text === '') return '';
        if (isDay(placed)) return `<c ${where} s="2"><v>${DAY}</v></c>`;
        return `<c ${where} s="1" t="s">${shared(text)}</c>`;
      },
    ),
    texts: sharedTexts(texts),
    styles:
      '<cellXfs><xf numFmtId="0"><alignment vertical="center"/></xf><xf numFmtId="49"/><xf numFmtId="31"/></cellXfs>' +
      '<extLst><ext uri="{x}" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"/></extLst>',
    more: { 'docProps/custom.xml': '<Properties><property name="KSOProductBuildVer"/></Properties>' },
  });

/** LibreOffice: every row to the end of the sheet described, days with the name of their language, hidden 0 spelled out. */
const libreOffice = (): Buffer =>
  workbookOf({
    properties: '<fileVersion appName="Calc"/><workbookPr backupFile="false" showObjects="all" date1904="false"/>',
    sheets: '<sheet name="工作表1" sheetId="1" state="visible" r:id="rId1"/>',
    rows: `${rowsWith(
      (cells, row) =>
        `<row r="${row + 1}" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false">${cells}</row>`,
      (placed) => {
        const { text, row, column } = placed;
        const where = `r="${at(column, row)}"`;
        if (text === '') return `<c ${where} s="0"/>`;
        if (isNumber(placed)) return `<c ${where} s="0" t="n"><v>${text}</v></c>`;
        if (isDay(placed)) return `<c ${where} s="1" t="n"><v>${DAY}</v></c>`;
        return `<c ${where} s="0" t="s">${shared(text)}</c>`;
      },
    )}<row r="1048576" customFormat="false" ht="12.8" hidden="false"/>`,
    texts: sharedTexts(texts),
    styles:
      '<numFmts count="2"><numFmt numFmtId="164" formatCode="General"/>' +
      '<numFmt numFmtId="165" formatCode="[$-804]YYYY&quot;年&quot;M&quot;月&quot;D&quot;日&quot;"/></numFmts>' +
      '<cellXfs count="2"><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>',
  });

/** Programs written with Apache POI: inline texts, no references, no styles to speak of, days as texts of ISO. */
const poi = (): Buffer =>
  workbookOf({
    rows: rowsWith(
      (cells) => `<row>${cells}</row>`,
      (placed) => {
        if (placed.text === '') return '<c t="inlineStr"><is><t/></is></c>';
        if (isNumber(placed)) return `<c t="n"><v>${placed.text}.0</v></c>`;
        if (isDay(placed)) return `<c t="d"><v>${placed.text}T00:00:00.000</v></c>`;
        return `<c t="inlineStr"><is><t xml:space="preserve">${xmlText(placed.text)}</t></is></c>`;
      },
    ),
    level: 0,
  });

/** An exporter that names its namespace, writes line ends as numbers and texts in sections of characters. */
const prefixed = (): Buffer =>
  workbookOf({
    prefix: 'x',
    rows: rowsWith(
      (cells, row) => `<row r="${row + 1}">${cells}</row>`,
      ({ text, row, column }) =>
        text === '' ? '' : `<c r="${at(column, row)}" t="str"><v>${xmlText(text).replaceAll('\n', '&#10;')}</v></c>`,
    ),
  });

/** Google Sheets: formulas that only give back what was typed, with their saved results. */
const google = (): Buffer =>
  workbookOf({
    sheets: '<sheet state="visible" name="工作表1" sheetId="1" r:id="rId1"/>',
    rows: rowsWith(
      (cells, row) => `<row r="${row + 1}">${cells}</row>`,
      (placed) => {
        const { text, row, column } = placed;
        const where = `r="${at(column, row)}"`;
        if (text === '') return `<c ${where} s="1"/>`;
        if (isNumber(placed)) return `<c ${where} s="1"><f>${text}</f><v>${text}.0</v></c>`;
        if (isDay(placed)) return `<c ${where} s="2"><v>${DAY}.0</v></c>`;
        return `<c ${where} s="1" t="s">${shared(text)}</c>`;
      },
    ),
    texts: sharedTexts(texts),
    styles:
      '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>' +
      '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="0" applyAlignment="1"/><xf numFmtId="164"/></cellXfs>',
  });

export const programs: readonly Program[] = [
  { name: 'Excel', book: excel },
  { name: 'Excel, rich texts', book: excelRich },
  { name: 'WPS', book: wps },
  { name: 'LibreOffice', book: libreOffice },
  { name: 'Apache POI', book: poi },
  { name: 'an exporter with prefixes', book: prefixed },
  { name: 'Google Sheets', book: google },
];
