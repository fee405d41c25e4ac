/** A tenant's own fields: what is read can be written back, what is typed is encoded by type. */
import { describe, expect, test } from 'vitest';
import type { ValueShape } from '../../src/core/entity.ts';
import {
  type CustomRow,
  encodedRow,
  encodedWords,
  isUnwritable,
  rowWords,
  sameOrNew,
} from '../../src/operations/custom-value.ts';
import { contractOf } from '../support/contract.ts';

const when = { now: Date.parse('2026-11-20T04:00:00Z'), timeZone: 'Asia/Shanghai' };
const name = { zh_cn: '字段', en_us: 'Field' };
const row = (object_type: number, value: CustomRow['value']): CustomRow => ({
  object_id: '1',
  name,
  object_type,
  value,
});
const option = (key: string, zh_cn: string) => ({ key, name: { zh_cn, en_us: '' } });

/** One row of each type, as the read gives it, with the contract's example of how it is written. */
const rows: readonly (readonly [CustomRow, string, string])[] = [
  [row(1, { content: '单行文本' }), '单行文本', '单行文本'],
  [row(2, { content: '多行文本' }), '多行文本', '多行文本'],
  [row(3, { option: option('1', '是') }), '1', '是'],
  [row(4, { option_list: [option('1', '甲'), option('2', '乙')] }), '["1","2"]', '甲、乙'],
  [row(5, { time: '1627379423000' }), '1627379423000', '2021-07-27'],
  [row(6, { time: '1627379423000' }), '1627379423000', '2021-07'],
  [row(7, { time: '1627379423000' }), '1627379423000', '2021'],
  [
    row(8, { time_range: { start_time: '1577808000000', end_time: '1612108800000' } }),
    '["1577808000000","1612108800000"]',
    '2020-01-01 – 2021-02-01',
  ],
  [row(9, { number: '1' }), '1', '1'],
];

test('every type of the contract is written as its example', () => {
  const { custom_value_encoding: documented = [] } = contractOf('job-requirement');
  expect(rows.map(([{ object_type }, written]) => [object_type, written])).toEqual(
    documented.map(({ object_type, example }) => [object_type, example.replaceAll(', ', ',')]),
  );
});

test.each(rows)('type $object_type', (read, written, spoken) => {
  expect(encodedRow(read)).toBe(written);
  expect(rowWords(read, 'Asia/Shanghai')).toBe(spoken);
  expect(isUnwritable(read)).toBe(false);
});

test('a row without a value is left out; one in an unknown shape is not taken for empty', () => {
  expect(encodedRow(row(3, null))).toBeNull();
  expect(encodedRow(row(4, { option_list: [] }))).toBeNull();
  expect(isUnwritable(row(3, null))).toBe(false);
  expect(isUnwritable(row(99, { option_list: [option('1', '甲')] }))).toBe(true);
  expect(isUnwritable(row(8, { time_range: { start_time: '1577808000000', end_time: null } }))).toBe(true);
});

describe('typed words', () => {
  const options = [
    { key: '1', zh: 'Go', en: 'Go' },
    { key: '2', zh: '英语', en: 'English' },
  ];
  const typed = (type: number, ...words: string[]) => {
    const shape: ValueShape = { type, options: type === 3 || type === 4 ? options : [] };
    const read = encodedWords({ zh: '技能', en: 'Skills' })(words.join(' '), { ...when, shape, words });
    return read.ok ? read.value : read.refusal.code;
  };
  test.each<[number, string[], string]>([
    [1, ['两个', '词'], '两个 词'],
    [3, ['english'], '2'],
    [3, ['2'], '2'],
    [3, ['法语'], 'wrong-custom-value'],
    [4, ['英语,Go'], '["2","1"]'],
    [4, ['英语', 'Go', 'Go'], '["2","1"]'],
    [4, ['Go、法语'], 'wrong-custom-value'],
    [5, ['2026-12-01'], '1796054400000'],
    [5, ['12月1日'], '1796054400000'],
    [5, ['下周一'], '1795363200000'],
    [5, ['2026-12'], 'wrong-custom-value'],
    // From which day is known only when the present value is.
    [5, ['推迟7天'], '推迟7天'],
    [5, ['0026-12-01'], 'wrong-custom-value'],
    [6, ['2026-12'], '1796054400000'],
    [6, ['2026年12月'], '1796054400000'],
    [6, ['12月'], '1796054400000'],
    [6, ['Dec 2026'], '1796054400000'],
    [6, ['下个月'], '1796054400000'],
    [6, ['2026-12-24'], '1796054400000'],
    [6, ['2026'], 'wrong-custom-value'],
    [7, ['2027'], '1798732800000'],
    [7, ['2027年'], '1798732800000'],
    [7, ['明年'], '1798732800000'],
    [7, ['2027-03'], '1798732800000'],
    [7, ['2027-03-02'], '1798732800000'],
    [7, ['27'], 'wrong-custom-value'],
    [8, ['2026-12-01..2026-12-02'], '["1796054400000","1796140800000"]'],
    [8, ['2026-12-01 – 2026-12-02'], '["1796054400000","1796140800000"]'],
    [8, ['2026-12-01~2026-12-02'], '["1796054400000","1796140800000"]'],
    [8, ['12月1日-12月2日'], '["1796054400000","1796140800000"]'],
    [8, ['12月1日到12月2日'], '["1796054400000","1796140800000"]'],
    [8, ['Dec 1 to Dec 2'], '["1796054400000","1796140800000"]'],
    [8, ['2026-12-02..2026-12-01'], 'wrong-custom-value'],
    [8, ['2026-12-01'], 'wrong-custom-value'],
    [9, ['12.5'], '12.5'],
    [9, ['1,200'], '1200'],
    [9, ['十二'], '12'],
    [9, ['12人'], '12'],
    [9, ['-3'], '-3'],
    [9, ['+2'], '+2'],
    [9, ['12%'], 'wrong-custom-value'],
    [9, ['dozen'], 'wrong-custom-value'],
    [0, ['anything', 'at', 'all'], 'anything at all'],
  ])('type %i: %j → %s', (type, words, expected) => {
    expect(typed(type, ...words)).toBe(expected);
  });
});

test.each([
  [6, '1796090000000', '1796054400000', '1796054400000'],
  [6, '1796090000000', '1798732800000', '1796090000000'],
  [7, '1798732800000', '1806000000000', '1806000000000'],
  [8, '["1796054400000","1796140800000"]', '["1796090000000","1796140800000"]', '["1796090000000","1796140800000"]'],
  [1, '甲', '乙', '甲'],
  [9, '1', '01', '1'],
])('type %i: %s where %s stands → %s', (type, value, held, expected) => {
  expect(sameOrNew(value, held, { timeZone: when.timeZone, shape: { type, options: [] } })).toBe(expected);
});
