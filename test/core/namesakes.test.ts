import { expect, test } from 'vitest';
import { toldApart } from '../../src/core/namesakes.ts';

test('only what shares its name stands with its detail, or where that is shared too with its id', () => {
  const names = new Map([
    ['1', '前端工程师'],
    ['2', '前端工程师'],
    ['3', '产品经理'],
    ['4', '测试'],
    ['5', '测试'],
    ['ou_0123456789', '陈静'],
    ['ou_9876543210', '陈静'],
  ]);
  const details = { '1': 'J1001 · 北京', '2': 'J1002 · 上海', '3': 'J1003 · 深圳', '4': '研发', '5': '研发' };
  expect([...toldApart(names, details).values()]).toEqual([
    '前端工程师（J1001 · 北京）',
    '前端工程师（J1002 · 上海）',
    '产品经理',
    '测试（研发）（ID 4）',
    '测试（研发）（ID 5）',
    '陈静（ID …23456789）',
    '陈静（ID …76543210）',
  ]);
});

test('what is named alike as a rule always stands with its detail', () => {
  const names = new Map([
    ['1', '前端工程师'],
    ['2', 'HRBP'],
  ]);
  expect([...toldApart(names, { '1': 'J1001 · 北京' }, true).values()]).toEqual(['前端工程师 · J1001 · 北京', 'HRBP']);
});
