/** The cards about a file: what it looks like, which columns mean nothing, how each row ends. */
import { describe, expect, test } from 'vitest';
import { type Card, fits } from '../../cards/card.ts';
import { columnsCard, goesOn, rowOption, rowStateText, rowsCard, sheetCard } from '../../cards/file-rows.ts';
import type { AskedRow } from '../../src/core/ask.ts';
import { rowStates } from '../../src/core/row-state.ts';
import { paged } from '../../src/flow/list/row-pages.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { actsOf, textOf } from '../support/card.ts';

const title = { zh: '更新招聘需求', en: 'Change requirement' };
const ref = 'ref-1';

const rowOf = (own: Partial<AskedRow> = {}): AskedRow => ({
  line: 2,
  state: 'change',
  target: '前端工程师 J1001',
  remark: { zh: '需求人数 4 → 6', en: 'Head count 4 → 6' },
  ...own,
});

const choiceOf = (count: number, picked: string | null = null): NonNullable<AskedRow['choice']> => ({
  name: 'prehire',
  typed: '王思远',
  picked,
  options: Array.from({ length: count }, (_, at) => ({ id: `${at + 1}`, label: '王思远', detail: `E00${at}` })),
});

const card = (rows: readonly AskedRow[], page = 0): Card =>
  rowsCard({ title, notes: [], pages: paged(rows), page, ref });

const acts = (of: Card): string[] => [...actsOf(of).keys()];

describe('the card of a file', () => {
  const form = { operation: 'jr.update', title, known: ['需求编号', '人数'], unknown: ['星座'] };

  test('one operation that fits is a button, several are a list', () => {
    const one = sheetCard({ title, rows: 3, notes: [], forms: [form], ref });
    expect(acts(one)).toEqual(['open']);
    expect(textOf(one)).toContain('共 3 行');
    expect(textOf(one)).toContain('看懂的列：需求编号、人数');
    expect(textOf(one)).toContain('看不懂的列：星座');
    const other = {
      ...form,
      operation: 'job.managers',
      title: { zh: '更新职位人员', en: 'Change job people' },
      unknown: [],
    };
    const several = sheetCard({ title, rows: 3, notes: [], forms: [form, other], ref });
    expect(acts(several)).toEqual(['open']);
    expect(textOf(several)).toContain('更新职位人员');
  });

  test('what is to be known of it is said', () => {
    const note = { zh: '有 1 个隐藏的行（第 2 行），也算在内。', en: '1 row is hidden (2); it counts too.' };
    expect(textOf(sheetCard({ title, rows: 1, notes: [note], forms: [form], ref }))).toContain(note.zh);
  });

  test('headers are text, and no line, mention or link', () => {
    const hostile = ['**粗**', '<at id=all></at>', '[a](http://x)', 'a\nb'];
    const whole = sheetCard({ title, rows: 1, notes: [], forms: [{ ...form, unknown: hostile }], ref });
    expect(JSON.stringify(whole)).not.toContain('"markdown"');
    expect(fits(whole)).toBe(true);
  });
});

describe('the card of columns', () => {
  test('names what is left aside, and waits for a yes', () => {
    const asked = columnsCard({ title, known: ['职位'], unknown: ['部门负责人', '星座'], ref });
    expect(textOf(asked)).toContain('看不懂的列：部门负责人、星座');
    expect(acts(asked)).toEqual(['continue', 'cancel']);
  });
});

describe('the card of rows', () => {
  test.each(rowStates)('%s is said in both languages', (state) => {
    const text = textOf(card([rowOf({ state, line: 7 })]));
    expect(text).toContain(`第 7 行 · ${rowStateText[state].zh} · 前端工程师 J1001`);
    expect(text).toContain(`Row 7 · ${rowStateText[state].en}`);
    expect(text).toContain(`共 1 行：${rowStateText[state].zh} 1`);
  });

  test('it goes on only where something is left to change', () => {
    expect(acts(card([rowOf(), rowOf({ line: 3, state: 'wrong' })]))).toEqual(['continue', 'cancel']);
    expect(acts(card([rowOf({ state: 'wrong' }), rowOf({ line: 3, state: 'already' })]))).toEqual(['cancel']);
    expect(textOf(card([rowOf(), rowOf({ line: 3 }), rowOf({ line: 4, state: 'twice' })]))).toContain(
      '只改这 2 行，继续',
    );
  });

  test('of several of one name one is chosen, and counts from then on', () => {
    const open = rowOf({ state: 'same-name', choice: choiceOf(3) });
    expect(goesOn(open)).toBe(false);
    expect(acts(card([open]))).toEqual(['pick', 'cancel']);
    const chosen = rowOf({ state: 'same-name', choice: choiceOf(3, '2') });
    expect(goesOn(chosen)).toBe(true);
    expect(acts(card([chosen]))).toEqual(['pick', 'continue', 'cancel']);
    expect(textOf(card([chosen]))).toContain('已选：王思远 · E001');
    expect(JSON.stringify(card([open]))).toContain(rowOption(2, '3'));
  });

  test('what somebody has to look at comes first, each in the order of the file', () => {
    const rows = [
      rowOf({ line: 2, state: 'already' }),
      rowOf({ line: 3, state: 'change' }),
      rowOf({ line: 5, state: 'wrong' }),
      rowOf({ line: 4, state: 'wrong' }),
      rowOf({ line: 6, state: 'same-name', choice: choiceOf(2) }),
    ];
    expect(
      paged(rows)
        .flat()
        .map(({ line }) => line),
    ).toEqual([6, 4, 5, 3, 2]);
  });

  test('pages hold every row once, whatever they hold, and every page fits on a card', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const chance = createChance(seed);
      const rows = Array.from({ length: Math.floor(chance() * 300) }, (_, at) => {
        const state = rowStates[Math.floor(chance() * rowStates.length)] ?? 'change';
        const long = '很长的说明'.repeat(Math.floor(chance() * 60));
        const choice = state === 'same-name' ? { choice: choiceOf(2 + Math.floor(chance() * 19)) } : {};
        return rowOf({
          line: at + 2,
          state,
          target: `对象 ${at} ${long.slice(0, 200)}`,
          remark: { zh: long, en: long },
          ...choice,
        });
      });
      const pages = paged(rows);
      expect(
        pages
          .flat()
          .map(({ line }) => line)
          .sort((a, b) => a - b),
      ).toEqual(rows.map(({ line }) => line));
      for (const [page] of pages.entries()) expect(fits(card(rows, page)), `seed ${seed}, page ${page}`).toBe(true);
    }
  });

  test('more than a page has a button to the next', () => {
    const many = Array.from({ length: 40 }, (_, at) => rowOf({ line: at + 2 }));
    expect(acts(card(many))).toEqual(['page', 'continue', 'cancel']);
    expect(textOf(card(many, 1))).toContain('2/3');
  });
});
