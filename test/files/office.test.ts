/** Fifty files that LibreOffice wrote (`test/support/office/make.ts`): each cell is read as what it says, each row with its number. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readFile } from '../../src/files/read-file.ts';
import { officeTables } from '../support/office/tables.ts';

const SHEETS = resolve(import.meta.dirname, '../fixtures/sheets');
/** A day is a day, however it was shown. */
const even = (words: string): string => words.replace(/^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, dashed);
const dashed = (_: string, year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

test.each(officeTables().flatMap((table) => ['xlsx', 'csv'].map((ending) => ({ ...table, ending }))))(
  '$name.$ending',
  async ({ name, ending, header, rows, hidden }) => {
    const file = `${name}.${ending}`;
    const read = await readFile(readFileSync(resolve(SHEETS, file)), file);
    if (!read.ok) throw new Error(read.refusal.text.en);
    expect(read.value.header.cells).toEqual(header);
    expect(read.value.lines.map(({ cells }) => header.map((_, at) => even(cells[at] ?? '')))).toEqual(
      rows.map((cells) => cells.map(({ says }) => says)),
    );
    const notes = read.value.notes.map(({ zh }) => zh).join('\n');
    expect(notes.includes('隐藏')).toBe(ending === 'xlsx' && hidden.length > 0);
  },
);
