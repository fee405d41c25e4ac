/** A thousand sheets of seeds: whatever stands in them, each row is a wish, an example, or wrong in words. */
import { expect, test } from 'vitest';
import { readFile } from '../../../src/files/read-file.ts';
import { columnsOf } from '../../../src/flow/list/columns.ts';
import { readRows } from '../../../src/flow/list/read-rows.ts';
import { operations } from '../../../src/operations/index.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import { csvOf } from '../../support/list.ts';

const strange = [
  '',
  ' ',
  '清空',
  'clear',
  '+2',
  '-1',
  '12',
  '两个',
  '2026-12-01',
  '2026年12月1日',
  '=1+1',
  '#N/A',
  '7.09632E+18',
  '7096320000000000000',
  '陈静、林晓',
  'Ann Lee; Bob',
  '@张三',
  'a=b',
  'a=b=c',
  '=',
  '"引号',
  '20-35k',
  '25000元',
  'yes',
  '否',
  '😀',
  'a\u202eb',
  '\u200b',
  '例：R1',
  'e.g. R1',
  'x'.repeat(2000),
  '一行\n两行',
  '{"ids":{},"was":{}}',
  '__proto__',
];
const strangeHeaders = [
  '',
  '星座',
  '原因',
  '备注',
  'ID',
  '姓名',
  '手机',
  '请勿修改',
  'constructor',
  '__proto__',
  '职位',
  '编码',
];

test('each row of each is accounted for', async () => {
  const counts = { wishes: 0, wrong: 0, examples: 0 };
  for (let seed = 1; seed <= 1000; seed += 1) {
    const chance = createChance(seed);
    const pick = <T>(from: readonly T[]): T => {
      const found = from[Math.floor(chance() * from.length)];
      if (found === undefined) throw new Error('an empty list');
      return found;
    };
    const operation = pick(operations);
    const labels = [...operation.fields].flatMap(([flag, { label, names }]) => [flag, label.zh, label.en, ...names]);
    const own = operation.targets.flatMap(({ columns }) => columns.map(({ header }) => header.zh));
    const width = 1 + Math.floor(chance() * 8);
    const headers = Array.from({ length: width }, () => pick([...labels, ...own, ...own, ...strangeHeaders]));
    // The first cell tells the rows apart, so that none is left out as empty.
    const rows = Array.from({ length: Math.floor(chance() * 10) }, (_, at) => [
      `R${at}`,
      ...headers.map(() => pick(strange)),
    ]);
    const read = await readFile(csvOf([['编号', ...headers], ...rows]), 'a.csv');
    if (!read.ok) throw new Error(`seed ${seed}: ${read.refusal.code}`);
    const columns = columnsOf(operation, read.value.header.cells);
    const known = columns.filter(({ meaning }) => meaning.kind === 'field');
    const result = readRows(operation, columns, read.value.lines);
    const lines = [...result.rows.map(({ line }) => line), ...result.examples].sort((a, b) => a - b);
    expect(lines, `seed ${seed}`).toEqual(rows.map((_, at) => at + 2));
    counts.examples += result.examples.length;
    for (const row of result.rows) {
      const flags = Object.keys(row.edits);
      expect(
        flags.every((flag) => operation.fields.get(flag)?.offered),
        `seed ${seed}: ${flags}`,
      ).toBe(true);
      expect(flags.length === 0 || known.length > 0, `seed ${seed}`).toBe(true);
      if (row.wrong) {
        counts.wrong += 1;
        expect(row.wrong.refusal.text.zh && row.wrong.refusal.text.en, `seed ${seed}`).toBeTruthy();
      } else counts.wishes += flags.length;
    }
  }
  expect(counts.wishes).toBeGreaterThan(1000);
  expect(counts.wrong).toBeGreaterThan(100);
});

test('an empty cell never asks for anything, whatever its column', () => {
  for (const operation of operations) {
    const headers = [...operation.fields.values()].map(({ label }) => label.zh);
    const columns = columnsOf(operation, ['ID', ...headers]);
    const blank = ['', ' ', '\u00a0', '\u200b'].map((empty, at) => ({
      number: at + 2,
      cells: ['1', ...headers.map(() => empty)],
    }));
    for (const row of readRows(operation, columns, blank).rows) {
      expect(row.edits, operation.name).toEqual({});
      expect(row.wrong).toBeNull();
    }
  }
});

test('清空 empties what may be emptied, and nothing but that', () => {
  for (const operation of operations) {
    for (const [flag, { label, offered }] of operation.fields) {
      if (!offered) continue;
      const columns = columnsOf(operation, ['ID', label.zh]);
      for (const word of ['清空', 'clear', ' CLEAR ', '清空 ']) {
        const [row] = readRows(operation, columns, [{ number: 2, cells: ['1', word] }]).rows;
        expect(row?.edits, `${operation.name} ${flag}`).toEqual({ [flag]: { clear: true } });
      }
    }
  }
});
