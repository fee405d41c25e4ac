/** A table as a flat OpenDocument sheet, which LibreOffice opens and saves as whatever is wanted. */
import { xmlText } from '../workbook.ts';
import type { OfficeCell, OfficeTable } from './tables.ts';

const spaces = ['office', 'table', 'text', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');
const NUMBERS = 'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"';
const DAY =
  '<office:automatic-styles><number:date-style style:name="N1"><number:year number:style="long"/><number:text>/</number:text>' +
  '<number:month/><number:text>/</number:text><number:day/></number:date-style>' +
  '<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/></office:automatic-styles>';
const MIME = 'application/vnd.oasis.opendocument.spreadsheet';

export const flatSheet = (table: OfficeTable): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document ${spaces} ${NUMBERS} xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" ` +
  `office:version="1.3" office:mimetype="${MIME}">${DAY}<office:body><office:spreadsheet>` +
  `${table.second ? '<table:table table:name="说明"><table:table-row><table:table-cell/></table:table-row></table:table>' : ''}` +
  `<table:table table:name="名单">${row(table.header.map(header), false)}` +
  `${table.rows.map((cells, at) => row(cells.map(cell), table.hidden.includes(at))).join('')}</table:table>` +
  `</office:spreadsheet></office:body></office:document>`;

const row = (cells: readonly string[], hidden: boolean): string =>
  `<table:table-row${hidden ? ' table:visibility="collapse"' : ''}>${cells.join('')}</table:table-row>`;

const header = (says: string): string => cell({ says, typed: 'text' });

function cell({ says, typed }: OfficeCell): string {
  if (says === '') return '<table:table-cell/>';
  return `<table:table-cell ${typeOf(typed, says)}>${typed === 'remarked' ? NOTE : ''}${paragraphs(says)}</table:table-cell>`;
}

const NOTE = '<office:annotation><text:p>待确认</text:p></office:annotation>';

function typeOf(typed: OfficeCell['typed'], says: string): string {
  switch (typed) {
    case 'text':
      return 'office:value-type="string"';
    case 'number':
    case 'remarked':
      return `office:value-type="float" office:value="${says}"`;
    case 'formula':
      return `table:formula="of:=${says}-1+1" office:value-type="float" office:value="${says}"`;
    case 'day':
      return `table:style-name="day" office:value-type="date" office:date-value="${says}"`;
  }
}

/** A space at either end, and each beside another, is an element of its own. */
const paragraphs = (says: string): string =>
  says
    .split('\n')
    .map((line) => `<text:p>${xmlText(line).replace(/^ | $/g, '<text:s/>')}</text:p>`)
    .join('');
