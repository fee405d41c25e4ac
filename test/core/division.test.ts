import { describe, expect, test } from 'vitest';
import { divide, MOST_WORDS, type Span } from '../../src/core/division.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const typed = (text: string, names: readonly string[]) => {
  const words = text.split(' ');
  const said = ({ from, to }: Span) => words.slice(from, to).join(' ');
  const division = divide(words.length, (span) => names.includes(said(span)));
  const all = (spans: readonly Span[]) => spans.map(said);
  switch (division.kind) {
    case 'one':
      return all(division.spans);
    case 'several':
      return {
        before: all(division.before),
        readings: division.readings.map(all),
        after: said(division.after),
      };
    case 'none':
      return { known: all(division.spans), unknown: all(division.unknown) };
  }
};

describe('words typed one after the other', () => {
  test('are divided into names', () => {
    expect(typed('Mary Ann Lee 陈静', ['Mary Ann Lee', '陈静'])).toEqual(['Mary Ann Lee', '陈静']);
    expect(typed('张伟 李雷', ['张伟', '李雷'])).toEqual(['张伟', '李雷']);
  });

  test('where both the whole and its parts are names the whole is meant', () => {
    expect(typed('Mary Ann Lee', ['Mary Ann Lee', 'Lee', 'Mary Ann'])).toEqual(['Mary Ann Lee']);
    expect(typed('陈静 Mary Ann Lee', ['Mary Ann Lee', 'Mary', 'Ann', 'Lee', '陈静'])).toEqual([
      '陈静',
      'Mary Ann Lee',
    ]);
  });

  test('what can truly be read in two ways is told', () => {
    expect(typed('甲 Mary Ann Lee 乙', ['甲', 'Mary Ann', 'Lee', 'Mary', 'Ann Lee', '乙'])).toEqual({
      before: ['甲'],
      readings: [
        ['Mary Ann', 'Lee'],
        ['Mary', 'Ann Lee'],
      ],
      after: '乙',
    });
  });

  test('words that stand for nothing are told', () => {
    expect(typed('陈静 王五五 Mary Ann', ['陈静', 'Mary Ann', 'Ann'])).toEqual({
      known: ['陈静', 'Mary Ann'],
      unknown: ['王五五'],
    });
    expect(typed('a b', [])).toEqual({ known: [], unknown: ['a b'] });
  });
});

/** All ways there are, tried one by one. */
function allWays(count: number, isName: (span: Span) => boolean, from = 0): Span[][] {
  if (from === count) return [[]];
  const ends = Array.from({ length: Math.min(MOST_WORDS, count - from) }, (_, at) => from + at + 1);
  return ends
    .filter((to) => isName({ from, to }))
    .flatMap((to) => allWays(count, isName, to).map((rest) => [{ from, to }, ...rest]));
}

const cutsIn = (way: readonly Span[]): number[] => way.map(({ to }) => to);

test('3,000 made-up lines come out as trying all ways says', () => {
  const chance = createChance(13);
  const kinds = { one: 0, several: 0, none: 0 };
  for (let round = 0; round < 3000; round += 1) {
    const count = 1 + Math.floor(chance() * 9);
    const share = 0.15 + chance() * 0.5;
    const names = new Set<string>();
    for (let from = 0; from < count; from += 1)
      for (let to = from + 1; to <= count; to += 1) if (chance() < share) names.add(`${from}-${to}`);
    const isName = ({ from, to }: Span) => names.has(`${from}-${to}`);
    const ways = allWays(count, isName);
    const longest = ways.filter((way) =>
      ways.every((other) => cutsIn(way).every((cut) => cutsIn(other).includes(cut))),
    );
    const division = divide(count, isName);
    kinds[division.kind] += 1;
    if (ways.length === 0) {
      expect(division.kind).toBe('none');
      const parts = division.kind === 'none' ? [...division.spans, ...division.unknown] : [];
      const inOrder = parts.toSorted((a, b) => a.from - b.from);
      expect(inOrder.map(({ from }) => from)).toEqual([0, ...inOrder.slice(0, -1).map(({ to }) => to)]);
      expect(inOrder.at(-1)?.to).toBe(count);
    } else if (longest.length > 0) expect(division).toEqual({ kind: 'one', spans: longest[0] });
    else {
      expect(division.kind).toBe('several');
      expect(division.kind === 'several' && division.readings.length).toBeGreaterThan(1);
    }
  }
  expect(Math.min(...Object.values(kinds))).toBeGreaterThan(300);
});
