import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readFile } from '../../src/files/read-file.ts';
import { writeXlsx } from '../../src/files/write-xlsx.ts';

const table = {
  name: '职位/人员: [1]',
  columns: [
    { header: ['职位', 'job'], width: 20 },
    { header: ['招聘优先级', 'Priority'], width: 12, choices: ['高', '中', '低'] },
    { header: ['carried'], width: 8, hidden: true },
  ],
  rows: [
    ['7096320000000000123', '=HYPERLINK("http://x")', '{"a":1}'],
    ['+86', '-1+2', 'x_x000D_y\u0001\n<b>&'],
  ],
};

const partsOf = (bytes: Buffer): Map<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

test('what was written is read again, cell by cell', async () => {
  const read = await readFile(writeXlsx(table), 'list.xlsx');
  expect(read).toEqual({
    ok: true,
    value: {
      notes: [],
      header: { number: 1, cells: ['职位\njob', '招聘优先级\nPriority', 'carried'] },
      lines: [
        { number: 2, cells: ['7096320000000000123', '=HYPERLINK("http://x")', '{"a":1}'] },
        { number: 3, cells: ['+86', '-1+2', 'x_x000D_y\n<b>&'] },
      ],
    },
  });
});

test('nothing in it is a formula or a number; ids stay text, choices are offered', () => {
  const parts = partsOf(writeXlsx(table));
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).not.toContain('<f>');
  expect(sheet.match(/<c /g)?.length).toBe(sheet.match(/t="inlineStr"/g)?.length);
  // `@`, the format of texts.
  expect(parts.get('xl/styles.xml')).toContain('<xf numFmtId="49" xfId="0"');
  expect(sheet).toContain('sqref="B2:B5001"><formula1>lists!$B$1:$B$3</formula1>');
  expect(sheet).toContain('hidden="1"');
  expect(parts.get('xl/workbook.xml')).toContain('name="职位 人员   1"');
  expect(parts.get('xl/workbook.xml')).toContain('state="hidden"');
});

test('the same table is the same file', () => {
  expect(writeXlsx(table).equals(writeXlsx(table))).toBe(true);
});
