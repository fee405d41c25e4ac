/** A thousand files, of seeds: each is read cell by cell, or refused in words. None breaks the reader. */
import { expect, test } from 'vitest';
import { readFile } from '../../src/files/read-file.ts';
import { writeXlsx } from '../../src/files/write-xlsx.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { sharedTexts, workbookOf, xmlText } from '../support/workbook.ts';

type Chance = () => number;

const words = [
  '',
  'J1001',
  '前端工程师',
  '陈静、林晓',
  'O’Neil, Ann',
  'line one\nline two',
  'say "hi"',
  ' spaces around ',
  '7096320000000000123',
  '+86 138 0013 8000',
  '@张三',
  '-1',
  'a;b\tc',
  '<b>&amp;',
  '😀 emoji',
  '清空',
];

const pick = <T>(list: readonly T[], chance: Chance): T => {
  const found = list[Math.floor(chance() * list.length)];
  if (found === undefined) throw new Error('an empty list');
  return found;
};

/** Every row says something in its first cell, so that none is left out as empty. */
function tableOf(chance: Chance): string[][] {
  const columns = 1 + Math.floor(chance() * 6);
  const header = Array.from({ length: columns }, (_, at) => `列${at + 1}`);
  const rows = Array.from({ length: Math.floor(chance() * 12) }, (_, at) =>
    header.map((_name, column) => (column === 0 ? `r${at}` : pick(words, chance))),
  );
  return [header, ...rows];
}

const kinds = ['csv', 'csv utf-16', 'csv wide mark', 'ours', 'inline', 'shared', 'prefixed'] as const;

function separated(rows: readonly (readonly string[])[], chance: Chance): string {
  const separator = pick([',', ';', '\t'], chance);
  const end = pick(['\n', '\r\n'], chance);
  const always = chance() < 0.3;
  const cell = (text: string) => (always || /[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(cell).join(separator)).join(end) + (chance() < 0.5 ? end : '');
}

const inline = (text: string) =>
  text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

function bytesOf(rows: readonly (readonly string[])[], chance: Chance): Buffer {
  const kind = pick(kinds, chance);
  const sheet = rows.map((cells) => `<row>${cells.map(inline).join('')}</row>`).join('');
  switch (kind) {
    case 'csv':
      return Buffer.from(`${chance() < 0.5 ? '\uFEFF' : ''}${separated(rows, chance)}`);
    case 'csv utf-16':
      return Buffer.from(`\uFEFF${separated(rows, chance)}`, 'utf16le');
    case 'csv wide mark':
      return Buffer.from(`\uFEFF${separated(rows, chance)}`, 'utf16le').swap16();
    case 'ours':
      return writeXlsx({
        name: 'list',
        columns: (rows[0] ?? []).map((header) => ({ header: [header], width: 12 })),
        rows: rows.slice(1),
      });
    case 'inline':
      return workbookOf({ rows: sheet });
    case 'prefixed':
      return workbookOf({ rows: sheet, prefix: 'x', level: 0 });
    case 'shared': {
      const texts = [...new Set(rows.flat())];
      const cells = (row: readonly string[]) =>
        row.map((text) => (text === '' ? '<c/>' : `<c t="s"><v>${texts.indexOf(text)}</v></c>`)).join('');
      return workbookOf({ rows: rows.map((row) => `<row>${cells(row)}</row>`).join(''), texts: sharedTexts(texts) });
    }
  }
}

const withoutEnd = (cells: readonly string[]): string[] => {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
};

test('a thousand tables come back as they were written', async () => {
  for (let seed = 1; seed <= 1000; seed += 1) {
    const chance = createChance(seed);
    const rows = tableOf(chance);
    const read = await readFile(bytesOf(rows, chance), `file ${seed}`);
    expect(read.ok ? [read.value.header, ...read.value.lines].map(({ cells }) => cells) : read, `seed ${seed}`).toEqual(
      rows.map(withoutEnd),
    );
  }
});

test('a thousand damaged files are read or refused', async () => {
  let refused = 0;
  for (let seed = 1; seed <= 1000; seed += 1) {
    const chance = createChance(seed * 7919);
    const bytes = Buffer.from(bytesOf(tableOf(chance), chance));
    for (let times = 1 + Math.floor(chance() * 8); times > 0; times -= 1)
      bytes[Math.floor(chance() * bytes.length)] = Math.floor(chance() * 256);
    const cut = chance() < 0.3 ? bytes.subarray(0, Math.floor(chance() * bytes.length)) : bytes;
    const read = await readFile(cut, 'list.xlsx');
    if (read.ok) continue;
    refused += 1;
    expect(read.refusal.text.zh.length, `seed ${seed}`).toBeGreaterThan(0);
  }
  expect(refused).toBeGreaterThan(100);
});
