import { describe, expect, test } from 'vitest';
import { count } from '../../../src/core/fields/number.ts';
import { controlsOf, label, read } from '../../support/fields.ts';

describe('a whole number', () => {
  test.each(['12', '１２', '12人', '12 人', '12个', '12 heads', '12HC', '十二', '十二人', 'twelve', '12\u200B'])(
    '%j',
    (typed) => {
      expect(read(count(label), typed, 11)).toBe(12);
    },
  );
  test.each([
    ['两个', 2],
    ['两个人', 2],
    ['1,200', 1200],
    ['0', 0],
  ])('%s', (typed, expected) => {
    expect(read(count(label), typed, 11)).toBe(expected);
  });
});

describe('a step from the present one', () => {
  test.each(['+2', '＋２', '加2', '加两个', '增加2人', '再加2', '+ 2', '+2人', '2 more', '多2个', 'plus two'])(
    '%s up',
    (typed) => {
      expect(read(count(label), typed, 11)).toBe(13);
    },
  );
  test.each(['-1', '－1', '−1', '减1', '减一', '减少1人', '少一个', '1 fewer', 'minus 1'])('%s down', (typed) => {
    expect(read(count(label), typed, 11)).toBe(10);
  });
  test('not below nothing; before the present one is known it can be read', () => {
    expect(read(count(label), '-12', 11)).toBe('below-nothing');
    expect(read(count(label), '-12')).toBe(-12);
  });
});

test.each(['1.5', '若干', '12,00', '1200万', '+-1', '--1', '12 13', '加', '1000000', '+2 more', '十几个', ''])(
  '%j is none',
  (typed) => {
    expect(read(count(label), typed, 11)).toBe('not-a-number');
  },
);

test('a form asks for a typed number', async () => {
  expect(await controlsOf(count(label), 12)).toMatchObject([{ control: 'text', base: ['12'] }]);
});
