/** More, less and later of a tenant's own field: what comes of what is held. */
import { describe, expect, test } from 'vitest';
import type { Stepped } from '../../src/core/fields/entries/parts.ts';
import { customStep } from '../../src/operations/custom-step.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const when = { now: Date.parse('2026-11-20T04:00:00Z'), timeZone: 'Asia/Shanghai' };

function comesTo(type: number, typed: Omit<Stepped, 'called'>): string | null {
  const called = { zh: '技能', en: 'Skills' };
  const own = customStep({ called, ...typed }, { ...when, shape: { type, options: [] } });
  return own.ok ? own.value : own.refusal.code;
}

const choices = (...keys: string[]) => JSON.stringify(keys);

test.each<[number, Stepped['way'], string, string | undefined, string | null]>([
  [4, 'add', choices('2'), choices('1'), choices('1', '2')],
  [4, 'add', choices('2'), undefined, choices('2')],
  [4, 'remove', choices('2'), choices('1', '2'), choices('1')],
  [4, 'remove', choices('1'), choices('1'), null],
  [4, 'set', choices('2'), choices('1'), choices('2')],
  [9, 'add', '2', '4', '6'],
  [9, 'set', '+2', '4', '6'],
  [9, 'remove', '1', '4', '3'],
  [9, 'add', '0.1', '0.2', '0.3'],
  [9, 'add', '2', undefined, '2'],
  [9, 'set', '-2', '4', '-2'],
  [5, 'set', '推迟7天', '1796054400000', '1796659200000'],
  [5, 'set', '提前1天', '1796054400000', '1795968000000'],
  [6, 'set', '推迟1个月', '1796054400000', '1798732800000'],
  [5, 'set', '推迟7天', undefined, 'wrong-custom-value'],
  [5, 'set', '1796054400000', undefined, '1796054400000'],
  [3, 'remove', '1', '1', null],
  [3, 'remove', '1', '2', '2'],
  [1, 'add', '甲', '乙', '甲'],
])('type %i: %s %s to %s → %s', (type, way, value, held, expected) => {
  expect(comesTo(type, { way, value, held })).toBe(expected);
});

describe('whatever is held', () => {
  const chance = createChance(13);
  const number = (most: number) => Math.floor(chance() * most);
  const some = (): string[] => ['1', '2', '3', '4', '5'].filter(() => chance() < 0.5);

  test('what was added is there, what was taken away is not, nothing else moves', () => {
    for (let round = 0; round < 500; round += 1) {
      const [held, named] = [some(), some()];
      const list = (way: Stepped['way']): string[] =>
        JSON.parse(comesTo(4, { way, value: choices(...named), held: choices(...held) }) ?? '[]');
      expect(new Set(list('add'))).toEqual(new Set([...held, ...named]));
      expect(list('remove')).toEqual(held.filter((key) => !named.includes(key)));
    }
  });

  test('an amount that is added and taken away again leaves the number as it was', () => {
    for (let round = 0; round < 500; round += 1) {
      const held = String(number(100_000) / 100);
      const value = String(number(10_000) / 100);
      const more = comesTo(9, { way: 'add', value, held }) ?? '';
      expect(comesTo(9, { way: 'remove', value, held: more })).toBe(held);
    }
  });
});
