/** Files of seeds for requirements and pre-hires: of every encoding and program, their rows with the end that each should have. */
import { writeXlsx } from '../../src/files/write-xlsx.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { csvOf } from './list.ts';
import { sharedTexts, workbookOf, xmlText } from './workbook.ts';
import type { TestWorld } from './world.ts';

/** How a row should end, as the cards call it. */
export type End = '要改' | '已是如此' | '同名' | '找不到' | '值不对' | '重复';

export interface AnyFile {
  readonly bytes: Buffer;
  readonly name: string;
  readonly command: string;
  readonly ends: Readonly<Partial<Record<End, number>>>;
  /** What the answer says of how the file looks. */
  readonly says: readonly string[];
}

type Chance = () => number;
type Rows = readonly (readonly string[])[];

export const pick = <T>(from: readonly T[], chance: Chance): T => {
  const found = from[Math.floor(chance() * from.length)];
  if (found === undefined) throw new Error('an empty list');
  return found;
};

interface Subject {
  readonly command: string;
  readonly headers: readonly (readonly string[])[];
  /** Words that name one thing each, with the value that it holds. */
  readonly things: readonly (readonly [string, string])[];
  readonly values: readonly string[];
  readonly wrong: readonly string[];
  readonly several: readonly string[];
  readonly nobody: string;
}

function subjects({ sandbox: { world } }: TestWorld): Subject[] {
  const preHires = [...world.preHires.values()].filter(({ status }) => status === 'preboarding');
  const counts = new Map<string, number>();
  for (const { name } of world.preHires.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [
    {
      command: '/需求 更新',
      headers: [
        ['需求编号', '需求人数', '原因'],
        ['NUMBER', 'Head count', '说明'],
        ['需求编号\nRequirement number', '人数', '备注'],
      ],
      things: ['R00401', 'R00402', 'R00403', 'R00404', 'R00405', 'R00406', 'R00407', 'R00408', 'R00409'].map((code) => {
        const found = [...world.requirements.values()].find((each) => each.code === code);
        return [code, String(found?.body.head_count)] as const;
      }),
      values: ['31', '３２', '33人', ' 34 '],
      wrong: ['+2', '很多', '=1+1', '-3', '1.5', '#N/A'],
      several: [],
      nobody: 'R99999',
    },
    {
      command: '/待入职 更新',
      headers: [
        ['待入职 ID', '入职日期', '姓名'],
        ['ID', 'start DATE', '名字'],
      ],
      things: preHires.slice(0, 12).map(({ id, hireDate }) => [id, hireDate] as const),
      values: ['2029-05-06', '2029年5月7日', '2029/5/8', '20290509'],
      wrong: ['昨天的昨天', '2029-02-30', '1889-01-01', '=TODAY()'],
      several: [...counts].filter(([, count]) => count > 1).map(([name]) => name),
      nobody: '6900000000000000017',
    },
  ];
}

/** A spreadsheet has cut the number. */
const cutIds = ['7.09632E+18', '7096320000000000000'];
const kinds = [
  'good',
  'good',
  'good',
  'same',
  'empty',
  'wrong',
  'cut',
  'nowhere',
  'twice',
  'several',
  'nobody',
  'example',
];

export function anyFile(world: TestWorld, seed: number): AnyFile {
  const chance = createChance(seed);
  const subject = pick(subjects(world), chance);
  const header = pick(subject.headers, chance);
  const left = [...subject.things];
  const used: string[] = [];
  const rows: string[][] = [];
  const ends: Partial<Record<End, number>> = {};
  const add = (end: End | null, ...cells: readonly [string, string, string?]) => {
    const [key, value, called = ''] = cells;
    rows.push([key, value, called]);
    if (end) ends[end] = (ends[end] ?? 0) + 1;
  };
  // A name stands in the third column, and where it is alone there is no id.
  for (let count = 1 + Math.floor(chance() * 12); count > 0; count -= 1) {
    const [thing] = left;
    switch (pick(kinds, chance)) {
      case 'good':
        if (thing) add('要改', thing[0], pick(subject.values, chance));
        if (thing) used.push(thing[0]);
        left.shift();
        break;
      case 'same':
        if (thing) add('已是如此', thing[0], thing[1]);
        left.shift();
        break;
      case 'empty':
        if (thing) add('已是如此', thing[0], '');
        left.shift();
        break;
      case 'wrong':
        if (thing) add('值不对', thing[0], pick(subject.wrong, chance));
        left.shift();
        break;
      case 'cut':
        add('值不对', pick(cutIds, chance), pick(subject.values, chance));
        break;
      case 'nobody':
        add('值不对', '', pick(subject.values, chance));
        break;
      case 'nowhere':
        add('找不到', subject.nobody, pick(subject.values, chance));
        break;
      case 'twice':
        if (used.length > 0) add('重复', pick(used, chance), pick(subject.values, chance));
        break;
      case 'several':
        if (subject.several.length > 0) add('同名', '', pick(subject.values, chance), pick(subject.several, chance));
        break;
      case 'example':
        add(null, `例：${subject.nobody}`, '');
        break;
    }
  }
  return { ...written([header, ...rows], chance), command: subject.command, ends };
}

interface Written extends Pick<AnyFile, 'bytes' | 'name' | 'says'> {}

const plain = (bytes: Buffer, name: string): Written => ({ bytes, name, says: [] });

const writers: readonly ((rows: Rows, chance: Chance) => Written)[] = [
  (rows) => plain(csvOf(rows), 'a.csv'),
  (rows, chance) => plain(encoded(separated(rows, chance), chance), 'b.csv'),
  (rows, chance) => plain(encoded(separated(rows, chance), chance), 'b.txt'),
  ([header = [], ...rows]) =>
    plain(writeXlsx({ name: 's', columns: header.map((cell) => ({ header: [cell], width: 9 })), rows }), 'c.xlsx'),
  (rows, chance) => plain(workbookOf({ rows: inline(rows), prefix: chance() < 0.5 ? 'x' : '' }), 'd.xlsx'),
  (rows) => ({
    bytes: workbookOf({ rows: inline(rows, ' hidden="1"') }),
    name: 'e.xlsx',
    says: rows.length > 1 ? ['隐藏的行'] : [],
  }),
  (rows) => ({
    bytes: workbookOf({ rows: inline(rows), after: '<mergeCells><mergeCell ref="E1:F1"/></mergeCells>' }),
    name: 'f.xlsx',
    says: ['合并单元格'],
  }),
  (rows) => {
    const texts = [...new Set(rows.flat())];
    const cell = (text: string) => `<c t="s"><v>${texts.indexOf(text)}</v></c>`;
    const xml = rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('');
    return plain(workbookOf({ rows: xml, texts: sharedTexts(texts) }), 'g.xlsx');
  },
];

const written = (rows: Rows, chance: Chance): Written => pick(writers, chance)(rows, chance);

function inline(rows: Rows, second = ''): string {
  const cell = (text: string) =>
    text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
  return rows
    .map((cells, at) => `<row r="${at + 1}"${at === 1 ? second : ''}>${cells.map(cell).join('')}</row>`)
    .join('');
}

function separated(rows: Rows, chance: Chance): string {
  const separator = pick([',', ';', '\t', '，', '；'], chance);
  const end = pick(['\n', '\r\n'], chance);
  const always = chance() < 0.3;
  const cell = (text: string) => (always || /[",;，；\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(cell).join(separator)).join(end) + (chance() < 0.5 ? end : '');
}

function encoded(text: string, chance: Chance): Buffer {
  return pick<() => Buffer>(
    [
      () => Buffer.from(text),
      () => Buffer.from(`\uFEFF${text}`),
      () => Buffer.from(`\uFEFF${text}`, 'utf16le'),
      () => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      () => chinese(text),
    ],
    chance,
  )();
}

/** GB18030, of which Node has only the reader: each character of two bytes, by what they read as. */
function chinese(text: string): Buffer {
  return Buffer.concat(
    [...text].map((char) => (char < '\u0080' ? Buffer.from(char) : (twoBytes.get(char) ?? Buffer.from('?')))),
  );
}
const reader = new TextDecoder('gb18030');
const twoBytes = new Map<string, Buffer>(
  Array.from({ length: 126 * 191 }, (_, at) => {
    const bytes = Buffer.from([0x81 + Math.floor(at / 191), 0x40 + (at % 191)]);
    return [reader.decode(bytes), bytes] as const;
  }).filter(([char]) => [...char].length === 1 && char !== '\uFFFD'),
);

/** What nothing can come of, with what is said. */
export const refused: readonly (readonly [string, () => Buffer, string])[] = [
  ['a.csv', () => Buffer.alloc(0), '文件里没有内容'],
  ['a.csv', () => Buffer.from('\n , \n'), '文件里没有内容'],
  ['a.xlsx', () => workbookOf({ rows: '<row><c><v>1</v></c></row>' }).subarray(0, 300), '文件已损坏'],
  ['a.xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), '旧格式的 .xls'],
  ['a.xlsm', () => workbookOf({ more: { 'xl/vbaProject.bin': 'x' } }), '宏'],
  ['a.png', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), '不是表格'],
  ['a.csv', () => Buffer.from(`需求编号,人数\n${'R1,1\n'.repeat(2001)}`), '一个文件最多 2000 行'],
  ['a.csv', () => Buffer.from(`需求编号,人数\n${'R1,1\n'.repeat(5001)}`), '文件超过 5000 行'],
  ['a.csv', () => Buffer.from(`${'x,'.repeat(10_000)}y\n`), '文件超过 200 列'],
  ['a.csv', () => Buffer.from('人数,优先级\n3,高\n'), '要有一列说明是哪个招聘需求'],
];
