/** Workbooks in the shapes that several programs give them. */
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/files/read-file.ts';
import { xlsxLines } from '../../src/files/xlsx.ts';
import { listed, programs } from '../support/program-books.ts';
import { sharedTexts, workbookOf } from '../support/workbook.ts';

const withoutEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);

describe('the same list', () => {
  test.each(programs)('as $name writes it', async ({ book }) => {
    const read = await readFile(book(), 'list.xlsx');
    if (!read.ok) throw new Error(read.refusal.code);
    const { header, lines } = read.value;
    expect([header, ...lines].map(({ cells }) => cells)).toEqual(listed.map(withoutEnd));
    expect([header, ...lines].map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});

describe('which sheet', () => {
  const sheetOf = (cell: string) =>
    `<worksheet><sheetData>${cell ? `<row><c t="str"><v>${cell}</v></c></row>` : ''}</sheetData></worksheet>`;
  const three =
    '<sheet name="空" sheetId="1" r:id="rId1"/><sheet name="藏" sheetId="2" state="veryHidden" r:id="rId2"/><sheet name="有" sheetId="3" r:id="rId3"/>';
  const book = (second: string, third: string) =>
    workbookOf({
      sheets: three,
      more: { 'xl/worksheets/sheet2.xml': sheetOf(second), 'xl/worksheets/sheet3.xml': sheetOf(third) },
    });

  test('the first that can be seen and says anything', async () => {
    const read = await xlsxLines(book('hidden', 'shown'), 'a.xlsx');
    expect(read.ok && read.value.lines).toEqual([{ number: 1, cells: ['shown'] }]);
  });

  test('what is hidden is never read', async () => {
    const read = await xlsxLines(book('hidden', ''), 'a.xlsx');
    expect(read.ok ? 'read' : read.refusal.code).toBe('file-empty');
  });

  test('a sheet that the workbook names and the archive has not is damage', async () => {
    const read = await xlsxLines(workbookOf({ sheets: '<sheet name="a" sheetId="1" r:id="rId2"/>' }), 'a.xlsx');
    expect(read.ok ? 'read' : read.refusal.code).toBe('file-broken');
  });
});

test('a text that is not there is empty, and one beyond the list too', async () => {
  const rows = '<row><c t="s"><v>0</v></c><c t="s"><v>7</v></c><c t="s"/><c t="str"><v>x</v></c></row>';
  const read = await xlsxLines(workbookOf({ rows, texts: sharedTexts(['a']) }), 'a.xlsx');
  expect(read.ok && read.value.lines).toEqual([{ number: 1, cells: ['a', '', '', 'x'] }]);
});

test('links to other files are not followed, and are no sheets', async () => {
  const outside = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const read = await xlsxLines(
    workbookOf({
      sheets: '<sheet name="out" sheetId="1" r:id="rId9"/><sheet name="in" sheetId="2" r:id="rId1"/>',
      rows: '<row><c t="str"><f>[1]Sheet1!A1</f><v>saved</v></c></row>',
      more: {
        'xl/externalLinks/externalLink1.xml': '<externalLink/>',
        'xl/_rels/workbook.xml.rels':
          `<Relationships><Relationship Id="rId9" TargetMode="External" Type="${outside}/worksheet" Target="http://evil.example/x.xml"/>` +
          `<Relationship Id="rId1" Type="${outside}/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
      },
    }),
    'a.xlsx',
  );
  expect(read.ok && read.value.lines).toEqual([{ number: 1, cells: ['saved'] }]);
});
