/** Cells → wishes, before anything is looked up. */
import { describe, expect, test } from 'vitest';
import { carriedText, cellWords, valueMark } from '../../../src/core/carried.ts';
import type { Refusal } from '../../../src/core/outcome.ts';
import { cellEdit } from '../../../src/flow/list/cell-edit.ts';
import { wordsIn } from '../../../src/flow/list/cell-words.ts';
import { columnsOf } from '../../../src/flow/list/columns.ts';
import { readRows, type SheetRow } from '../../../src/flow/list/read-rows.ts';
import { jobManagers } from '../../../src/operations/job-managers.ts';
import { jrUpdate } from '../../../src/operations/jr-update.ts';

const fieldOf = (operation: typeof jrUpdate, flag: string) => {
  const field = operation.fields.get(flag);
  if (!field) throw new Error(flag);
  return field;
};
const headcount = fieldOf(jrUpdate, 'headcount');
const assistants = fieldOf(jobManagers, 'assistants');

function rowOf(headers: readonly string[], cells: readonly string[]): SheetRow {
  const [row] = readRows(jrUpdate, columnsOf(jrUpdate, headers), [{ number: 2, cells }]).rows;
  if (!row) throw new Error('an example');
  return row;
}

const codeOf = (refusal: Refusal | undefined): string => refusal?.code ?? 'fine';

describe('a head count is a total', () => {
  test.each(['+2', '＋2', '-1', '－1', '加2', '减 1', ' +2 '])(
    '%j is a change, and is refused with where it belongs',
    (cell) => {
      const edit = cellEdit(headcount, 'set', cell);
      expect(edit.ok ? 'fine' : edit.refusal.text.zh).toContain('增减请写在「需求人数增减」列');
    },
  );

  test.each([
    ['2', '+2'],
    ['+2', '+2'],
    ['-1', '-1'],
    ['−1', '-1'],
    ['＋３', '+3'],
  ])('in the column of changes %j is %s', (cell, step) => {
    expect(cellEdit(headcount, 'step', cell)).toEqual({ ok: true, value: { set: [step] } });
  });

  test.each(['两个', '1.5', '=2', '清空'])('%j is no change', (cell) => {
    expect(cellEdit(headcount, 'step', cell).ok).toBe(false);
  });

  test('a row that says both is wrong', () => {
    expect(codeOf(rowOf(['需求编号', '人数', '人数增减'], ['R00401', '9', '+2']).wrong?.refusal)).toBe('two-values');
  });
});

describe('a list in a cell', () => {
  test.each([
    ['陈静、林晓', ['陈静', '林晓']],
    ['陈静 林晓', ['陈静', '林晓']],
    ['@陈静,@林晓', ['陈静', '林晓']],
    ['Ann Lee; Bob Smith', ['Ann Lee', 'Bob Smith']],
    ['a@x.cn\nb@x.cn', ['a@x.cn', 'b@x.cn']],
    ['、陈静，，', ['陈静']],
  ])('%j', (cell, words) => {
    expect(wordsIn(assistants, cell)).toEqual(words);
  });

  test('a text stays whole', () => {
    const description = fieldOf(jrUpdate, 'description');
    expect(wordsIn(description, '会 Go、英语；\n能出差 --name x')).toEqual(['会 Go、英语；\n能出差 --name x']);
  });
});

describe('what a row carries', () => {
  const values = { headcount: 4, deadline: '1' };
  const carried = carriedText({
    ids: { requirement: '1' },
    was: {
      headcount: [cellWords('4'), valueMark(values, { flag: 'headcount' })],
      name: [cellWords('前端\n工程师'), 'x'],
    },
  });
  const headers = ['需求编号', '人数', '名称', '请勿修改'];

  test('an untouched cell asks for nothing, whatever a program did to its ends', () => {
    expect(rowOf(headers, ['R00401', '4', '前端\r\n工程师 ', carried]).edits).toEqual({});
  });

  test('an edited cell is a wish, an emptied one is none', () => {
    expect(rowOf(headers, ['R00401', '5', '', carried]).edits).toEqual({ headcount: { set: ['5'] } });
  });

  test('what somebody wrote over it is none of ours', () => {
    for (const broken of ['{}', 'x', '{"ids":1}', carried.slice(1)]) {
      const row = rowOf(headers, ['R00401', '4', '', broken]);
      expect(row.carried).toBeNull();
      expect(row.edits).toEqual({ headcount: { set: ['4'] } });
    }
  });

  test('the mark of a value is of the value: another order of a list is none', () => {
    const mark = (list: readonly string[]) => valueMark({ people: list }, { flag: 'people' });
    expect(mark(['a', 'b'])).toBe(mark(['b', 'a']));
    expect(mark(['a', 'b'])).not.toBe(mark(['a']));
    const one = valueMark({ custom: ['1=x', '2=y'] }, { flag: 'custom', key: '1' });
    expect(one).toBe(valueMark({ custom: ['2=z', '1=x'] }, { flag: 'custom', key: '1' }));
  });

  test('long texts are told by their beginning and length', () => {
    const long = 'x'.repeat(5000);
    expect(cellWords(long).length).toBeLessThan(400);
    expect(cellWords(long)).not.toBe(cellWords(`${long}y`));
    expect(cellWords(`${long}a`)).not.toBe(cellWords(`${long}b`));
  });
});

describe('the reason in a row', () => {
  test('is its own, and no longer than a card has room for', () => {
    expect(rowOf(['需求编号', '人数', '原因'], ['R00401', '9', ' 扩招 ']).note).toBe('扩招');
    expect(codeOf(rowOf(['需求编号', '原因'], ['R00401', '长'.repeat(501)]).wrong?.refusal)).toBe('too-long');
    expect(codeOf(rowOf(['需求编号', '原因'], ['R00401', 'a\u202eb']).wrong?.refusal)).toBe('direction-override');
  });
});

test('examples are skipped and told by their numbers', () => {
  const columns = columnsOf(jrUpdate, ['需求编号', '人数']);
  const lines = ['例：R00401', 'R00402', 'e.g. R1', '例如'].map((cell, at) => ({ number: at + 2, cells: [cell, '9'] }));
  const read = readRows(jrUpdate, columns, lines);
  expect([read.rows.map(({ line }) => line), read.examples]).toEqual([[3], [2, 4, 5]]);
});

test('question marks alone are letters that were lost, in any cell of a target or a field; beside words they are text', () => {
  const columns = columnsOf(jrUpdate, ['需求编号', '名称', '描述']);
  const wrongIn = (cells: readonly string[]) => readRows(jrUpdate, columns, [{ number: 2, cells }]).rows[0]?.wrong;
  for (const lost of ['??', '????', ' ??? ', '?? Shanghai'])
    for (const cells of [
      [lost, '前端', ''],
      ['R00401', lost, ''],
      ['R00401', '', lost],
    ])
      expect(wrongIn(cells)?.refusal.code, JSON.stringify(cells)).toBe('letters-lost');
  for (const kept of ['?', '真的吗??', 'Why?? Because', '']) expect(wrongIn(['R00401', kept, kept])).toBeNull();
});
