/** What a click on a card about a file answers: never more than the card has offered. */
import { describe, expect, test } from 'vitest';
import { goesOn, rowOption } from '../../../cards/file-rows.ts';
import type { Asked, AskedRow } from '../../../src/core/ask.ts';
import type { Command, OperationCommand } from '../../../src/core/command.ts';
import type { IncomingClick } from '../../../src/core/incoming.ts';
import { rowStates } from '../../../src/core/row-state.ts';
import { columnsIgnored, fileUsed, rowsContinued, turnedRows } from '../../../src/flow/ask/file-question.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';

const click = (act: string, option = ''): IncomingClick => ({
  kind: 'click',
  act,
  ref: 'r',
  operator: 'ou_a',
  messageId: 'om_1',
  chatId: 'oc_1',
  option,
  form: {},
  unread: [],
});

const typed: OperationCommand = {
  kind: 'operation',
  operation: 'pool.add',
  targets: { pool: ['校招储备'] },
  edits: {},
  note: '',
  dryRun: false,
  text: '/pool add',
};
const list = { file: 'file-1', ignores: false, picked: [], leftOut: {} };
const listed: Command = { ...typed, list };

const row = (line: number, state: AskedRow['state'], more: Partial<AskedRow> = {}): AskedRow => ({
  line,
  state,
  target: `row ${line}`,
  remark: { zh: '', en: '' },
  ...more,
});
const choice = {
  name: 'talent',
  typed: '张伟',
  picked: null,
  options: ['1', '2'].map((id) => ({ id, label: '张伟', detail: id })),
};
const rowsOf = (pages: readonly (readonly AskedRow[])[], page = 0): Asked<'rows'> => ({
  kind: 'rows',
  title: { zh: '加入人才库', en: 'Add' },
  notes: [],
  pages,
  page,
});

describe('which operation', () => {
  const title = (zh: string) => ({ zh, en: zh });
  const sheet = (names: readonly string[]): Asked<'sheet'> => ({
    kind: 'sheet',
    title: title('a.csv'),
    rows: 1,
    notes: [],
    file: 'file-1',
    forms: names.map((name) => ({ operation: name, title: title(name), known: [], unknown: [] })),
  });

  test('a button alone means the only one, a list the chosen one', () => {
    expect(fileUsed(sheet(['pool.add']), listed, click('open'))?.command).toMatchObject({
      operation: 'pool.add',
      list,
    });
    const both = sheet(['pool.add', 'pool.remove']);
    expect(fileUsed(both, listed, click('open', 'pool.remove'))?.command).toMatchObject({
      operation: 'pool.remove',
      list,
    });
    expect(fileUsed(both, listed, click('open'))).toBeNull();
    expect(fileUsed(both, listed, click('open', 'jr.update'))).toBeNull();
    expect(fileUsed(sheet(['pool.add']), listed, click('pick'))).toBeNull();
    expect(fileUsed(sheet(['pool.add']), typed, click('open'))).toBeNull();
  });
});

test('columns are left aside only when that was said', () => {
  expect(columnsIgnored(listed, click('continue'))?.command).toMatchObject({ list: { ignores: true } });
  expect(columnsIgnored(listed, click('open'))).toBeNull();
  expect(columnsIgnored(typed, click('continue'))).toBeNull();
});

describe('rows', () => {
  test('the next page comes after the last one again', () => {
    const asked = rowsOf([[row(2, 'wrong')], [row(3, 'change')], [row(4, 'already')]], 1);
    expect(turnedRows(asked, click('page'))?.page).toBe(2);
    expect(turnedRows({ ...asked, page: 2 }, click('page'))?.page).toBe(0);
    expect(turnedRows(asked, click('open', '1'))).toBeNull();
  });

  test('a choice is marked on its own row alone, and may be changed', () => {
    const asked = rowsOf([[row(2, 'same-name', { choice }), row(3, 'same-name', { choice })]]);
    const first = turnedRows(asked, click('pick', rowOption(3, '2')));
    expect(first?.pages.flat().map((each) => each.choice?.picked)).toEqual([null, '2']);
    const second = first && turnedRows(first, click('pick', rowOption(3, '1')));
    expect(second?.pages.flat().map((each) => each.choice?.picked)).toEqual([null, '1']);
  });

  test.each(['', '3', '3:9', '9:1', '2:1', 'x:y', '3:1:2'])('%j was not offered', (option) => {
    const asked = rowsOf([[row(2, 'wrong'), row(3, 'same-name', { choice })]]);
    expect(turnedRows(asked, click('pick', option))).toBeNull();
  });

  test('nothing to change is nothing to go on with', () => {
    expect(rowsContinued(rowsOf([[row(2, 'wrong'), row(3, 'already')]]), listed, click('continue'))).toBeNull();
    expect(rowsContinued(rowsOf([[row(2, 'change')]]), listed, click('page'))).toBeNull();
  });

  test('what was left out before stays so', () => {
    const before: Command = { ...typed, list: { ...list, leftOut: { wrong: [9], twice: [8] } } };
    const asked = rowsOf([[row(2, 'change'), row(3, 'wrong')]]);
    expect(rowsContinued(asked, before, click('continue'))?.command).toMatchObject({
      list: { leftOut: { wrong: [9, 3], twice: [8] } },
    });
  });

  test('of any rows each goes on or is left out, none both and none neither', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const chance = createChance(seed);
      const rows = Array.from({ length: 1 + Math.floor(chance() * 40) }, (_, at) => {
        const state = rowStates[Math.floor(chance() * rowStates.length)] ?? 'change';
        const picked = chance() < 0.5 ? '1' : null;
        return row(at + 2, state, state === 'same-name' ? { choice: { ...choice, picked } } : {});
      });
      const asked = rowsOf([rows]);
      const going = rows.filter(goesOn).map(({ line }) => line);
      const continued = rowsContinued(asked, listed, click('continue'));
      if (going.length === 0) {
        expect(continued, `seed ${seed}`).toBeNull();
        continue;
      }
      const command = continued?.command;
      if (command?.kind !== 'operation' || !command.list) throw new Error(`seed ${seed}: no list`);
      const left = Object.values(command.list.leftOut).flat();
      expect(
        [...left, ...going].sort((a, b) => a - b),
        `seed ${seed}`,
      ).toEqual(rows.map(({ line }) => line));
      expect(command.list.picked.map(({ line }) => line)).toEqual(
        rows.filter((each) => each.choice && each.choice.picked !== null).map(({ line }) => line),
      );
    }
  });
});
