import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/files/read-file.ts';
import { sharedTexts, workbookOf } from '../support/workbook.ts';

/** Header and lines of a file that is read. */
async function cellsOf(bytes: Buffer | string, name = 'list.csv'): Promise<(readonly string[])[]> {
  const read = await readFile(Buffer.from(bytes), name);
  if (!read.ok) throw new Error(read.refusal.code);
  return [read.value.header, ...read.value.lines].map(({ cells }) => cells);
}

async function refusalOf(bytes: Buffer | string, name = 'list.xlsx'): Promise<string> {
  const read = await readFile(Buffer.from(bytes), name);
  if (read.ok) return 'read';
  const { code, text, hint } = read.refusal;
  for (const said of [text, hint]) expect([said?.zh, said?.en].every(Boolean), code).toBe(true);
  return code;
}

async function notesOf(bytes: Buffer): Promise<string[]> {
  const read = await readFile(bytes, 'list.xlsx');
  return read.ok ? read.value.notes.map(({ zh }) => zh) : [read.refusal.code];
}

describe('text with separators', () => {
  test.each([
    ['comma', '职位,负责人\nJ1001,陈静\n'],
    ['semicolon', '职位;负责人\nJ1001;陈静\n'],
    ['tab', '职位\t负责人\nJ1001\t陈静\n'],
    ['full-width comma', '职位，负责人\nJ1001，陈静\n'],
    ['CR LF', '职位,负责人\r\nJ1001,陈静\r\n'],
    ['empty lines', '\n职位,负责人\n\n,\nJ1001,陈静\n'],
  ])('%s', async (_, text) => {
    expect(await cellsOf(text)).toEqual([
      ['职位', '负责人'],
      ['J1001', '陈静'],
    ]);
  });

  test('marks keep separators, line ends and marks inside a cell', async () => {
    expect(await cellsOf('a,b\n"1,2","say ""hi""\nthere"\n')).toEqual([
      ['a', 'b'],
      ['1,2', 'say "hi"\nthere'],
    ]);
  });

  test('a text that a spreadsheet was made to keep is that text', async () => {
    expect(await cellsOf('手机\n="13800138000"\n')).toEqual([['手机'], ['13800138000']]);
  });

  test('a row has the number that a spreadsheet shows', async () => {
    const read = await readFile(Buffer.from('a\n"x\ny"\n\nz\n'), 'a.csv');
    expect(read.ok && read.value.lines.map(({ number }) => number)).toEqual([2, 4]);
  });

  test.each(['utf-8', 'mark', 'utf-16le', 'utf-16le mark', 'utf-16be mark', 'gb18030'])('in %s', async (how) => {
    const text = '职位,负责人\n前端工程师,陈静\n';
    // Node only reads it.
    const chinese = 'd6b0cebb2cb8bad4f0c8cb0ac7b0b6cbb9a4b3cccaa62cb3c2beb20a';
    const bytes = {
      'utf-8': Buffer.from(text),
      mark: Buffer.from(`\uFEFF${text}`),
      'utf-16le': Buffer.from(text, 'utf16le'),
      'utf-16le mark': Buffer.from(`\uFEFF${text}`, 'utf16le'),
      'utf-16be mark': Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      gb18030: Buffer.from(chinese, 'hex'),
    }[how];
    expect(await cellsOf(bytes ?? '')).toEqual([
      ['职位', '负责人'],
      ['前端工程师', '陈静'],
    ]);
  });
});

describe('workbooks', () => {
  const cell = (at: string, inner: string, more = '') => `<c r="${at}" ${more}>${inner}</c>`;

  test('shared and inline texts, cells and rows that are left out, names with a prefix', async () => {
    const rows =
      `<row r="2">${cell('B2', '<v>0</v>', 't="s"')}${cell('D2', '<is><t>编码</t></is>', 't="inlineStr"')}</row>` +
      `<row r="5">${cell('B5', '<v>1</v>', 't="s"')}</row>`;
    const texts = `${sharedTexts(['职位'])}<si><r><t>前端</t></r><r><t>工程师</t></r><rPh sb="0" eb="1"><t>qian</t></rPh></si>`;
    for (const prefix of ['', 'x'])
      expect(await cellsOf(workbookOf({ rows, texts, prefix }))).toEqual([
        ['', '职位', '', '编码'],
        ['', '前端工程师'],
      ]);
  });

  test('days are days, shares shares, whole numbers whole', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs>';
    const values: readonly (readonly [number, string])[] = [
      [1, '46357'],
      [2, '46357.75'],
      [3, '0.4'],
      [0, '13800138000'],
      [0, '1.3800138E10'],
      [0, '0.30000000000000004'],
      [0, '12'],
    ];
    const rows = `<row>${values.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join('')}</row>`;
    expect(await cellsOf(workbookOf({ rows, styles }))).toEqual([
      ['2026-12-01', '2026-12-01 18:00', '40%', '13800138000', '13800138000', '0.3', '12'],
    ]);
    expect(await cellsOf(workbookOf({ rows, styles, properties: '<workbookPr date1904="1"/>' }))).toEqual([
      ['2030-12-02', '2030-12-02 18:00', '40%', '13800138000', '13800138000', '0.3', '12'],
    ]);
  });

  test('an id that became a number shows that it was cut', async () => {
    const rows = '<row><c><v>7.0963200000000005E+18</v></c><c><v>6222000011112223</v></c></row>';
    expect(await cellsOf(workbookOf({ rows }))).toEqual([['7096320000000000000', '6.22200001111222E+15']]);
  });

  test('a formula is never computed: its saved result counts, and one without shows itself', async () => {
    const rows =
      '<row><c t="str"><f>A2&amp;B2</f><v>陈静</v></c><c><f>1+1</f></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>';
    const book = workbookOf({ rows });
    expect(await cellsOf(book)).toEqual([['陈静', '=1+1', '#DIV/0!']]);
    expect(await notesOf(book)).toEqual(['有 3 个公式，没有计算，用的是文件里保存的结果。']);
  });

  test('hidden rows, merged cells and other sheets are said', async () => {
    const rows = '<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>2</v></c></row>';
    const notes = await notesOf(
      workbookOf({
        rows,
        after: '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
        sheets:
          '<sheet name="一" sheetId="1" r:id="rId1"/><sheet name="二" sheetId="2" r:id="rId2"/><sheet name="藏" sheetId="3" state="hidden" r:id="rId3"/>',
      }),
    );
    expect(notes).toEqual([
      '有 1 个隐藏的行（第 2 行），也算在内。',
      '有合并单元格（A1:A2），只有左上角那一格有值。',
      '只读了第一个工作表，没有读：二',
    ]);
  });
});

describe('refused by name', () => {
  const compound = (inner: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(inner, 'utf16le')]);
  const book = workbookOf({ rows: '<row><c><v>1</v></c></row>' });

  test.each([
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['no line that says anything', Buffer.from('\n,,\n'), 'file-empty'],
    ['old Excel', compound('Workbook'), 'file-xls'],
    ['a password', compound('EncryptedPackage'), 'file-locked'],
    ['macros', workbookOf({ more: { 'xl/vbaProject.bin': 'x' } }), 'file-macros'],
    ['binary Excel', workbookOf({ more: { 'xl/workbook.bin': 'x' } }), 'file-xlsb'],
    ['letters that were lost', Buffer.from('?? Job,???? Recruiter\nJ1001,?? '), 'file-letters-lost'],
    ['half of it', book.subarray(0, book.length / 2), 'file-broken'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file-no-table'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'file-no-table'],
    ['a page', Buffer.from('<!DOCTYPE html><html></html>'), 'file-no-table'],
    ['too large', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'file-too-large'],
    ['entities of its own', workbookOf({ more: { 'xl/sharedStrings.xml': bomb() } }), 'file-broken'],
    ['too many columns', Buffer.from(`${'a,'.repeat(200)}b`), 'too-many-columns'],
    ['too many rows', Buffer.from(`a\n${'b\n'.repeat(5001)}`), 'too-many-rows'],
    ['too many rows of a workbook', workbookOf({ rows: '<row><c><v>1</v></c></row>'.repeat(5002) }), 'too-many-rows'],
    ['10,000 columns', workbookOf({ rows: `<row>${'<c><v>1</v></c>'.repeat(10_000)}</row>` }), 'too-many-columns'],
    ['a mark without its second', Buffer.from('a,b\n"c,d\n'), 'file-broken'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  test('5,000 rows and 200 columns are read', async () => {
    expect(await cellsOf(`a\n${'b\n'.repeat(5000)}`)).toHaveLength(5001);
    expect((await cellsOf(`${'a,'.repeat(199)}b`))[0]).toHaveLength(200);
  });

  test('what unpacks to more than the limit is left as soon as that is seen', async () => {
    const rows = `<row><c t="inlineStr"><is><t>${'x'.repeat(101 * 1024 * 1024)}</t></is></c></row>`;
    expect(await refusalOf(workbookOf({ rows }))).toBe('file-unpacks-too-large');
  });

  test('an archive that lies about its size is no way around', async () => {
    const honest = workbookOf({ rows: '<row><c><v>1</v></c></row>' });
    expect(await refusalOf(lying(honest, deflateRawSync(Buffer.alloc(50 * 1024 * 1024))))).toBe('file-broken');
  });
});

function bomb(): string {
  const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`);
  return `<!DOCTYPE sst [<!ENTITY a0 "ha">${entities.join('')}]><sst><si><t>&a9;</t></si></sst>`;
}

/** The sheet's bytes become others, and what the archive says of them stays. */
function lying(archive: Buffer, packed: Buffer): Buffer {
  const at = archive.indexOf('xl/worksheets/sheet1.xml');
  const before = archive.subarray(0, at + 'xl/worksheets/sheet1.xml'.length);
  const after = archive.subarray(before.length);
  const directory = after.indexOf(Buffer.from('504b0102', 'hex'));
  const moved = Buffer.concat([before, packed, after.subarray(directory)]);
  // Where the directory begins, and how long the packed part is.
  const end = moved.lastIndexOf(Buffer.from('504b0506', 'hex'));
  moved.writeUInt32LE(before.length + packed.length, end + 16);
  const entry = moved.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
  moved.writeUInt32LE(packed.length, entry + 20);
  return moved;
}
