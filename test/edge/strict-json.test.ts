import { describe, expect, test } from 'vitest';
import { parseStrictJson } from '../../src/edge/strict-json.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

describe('strict JSON', () => {
  const parse = (text: string | Buffer) => parseStrictJson(Buffer.from(text));
  test.each([
    '{"a":1}',
    ' {"a" : [1, "x", {"b":null}]}\n',
    '"text"',
    '{"a":"\\"b\\":","b":"\\u4e2d"}',
    '{"a":{"x":1},"b":{"x":1}}',
  ])('%s passes', (text) => {
    expect(parse(text)).toEqual(JSON.parse(text));
  });
  test.each([
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"__proto__":1}',
    '{"x":{"\\u005f_proto__":1}}',
    '{"constructor":{"prototype":{}}}',
    '{"a":1}x',
    '{"a":1',
    "{'a':1}",
    '',
    '[1,]',
    `${'['.repeat(33)}${']'.repeat(33)}`,
    '\uFEFF{"a":1}',
  ])('%s does not', (text) => {
    expect(parse(text)).toBeUndefined();
  });
  test('neither does broken UTF-8', () => {
    expect(parse(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).toBeUndefined();
  });
  test('32 levels, however many close before', () => {
    const nested = (levels: number) => `[${'[{"a":[]}],'.repeat(40)}${'['.repeat(levels)}${']'.repeat(levels)}]`;
    expect(parse(nested(31))).toEqual(JSON.parse(nested(31)));
    expect(parse(nested(32))).toBeUndefined();
  });

  test('4,000 texts made by chance pass; with a name that stands twice or is dangerous they do not, wherever it is', () => {
    const chance = createChance(6);
    const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(chance() * list.length)] ?? list[0];
    const names = ['a', '', 'b"', 'c\\', '\\"', '{', '}', '[:', ']', '中', 'toString'];
    const space = () => pick(['', '', ' ', '\n', '\t', '\r \n']);
    const spelt = (name: string): string =>
      chance() < 0.7
        ? JSON.stringify(name)
        : `"${[...name].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;
    const member = (name: string, value: string) => `${space()}${spelt(name)}${space()}:${space()}${value}${space()}`;
    const object = (own: readonly string[], value: () => string): string =>
      `{${own.map((name) => member(name, value())).join(',')}}`;
    const some = () => names.filter(() => chance() < 0.3);
    const made = (levels: number): string => {
      if (levels === 0) return pick([spelt(pick(['a', 'x":', '\\', ...names])), '1.5', 'null', '""']);
      if (chance() < 0.3) return `[${space()}${made(levels - 1)},${made(0)}${space()}]`;
      return object(some(), () => made(levels - 1));
    };
    /** Somewhere inside, with others before and behind. */
    const around = (inner: string, levels: number): string =>
      levels === 0
        ? inner
        : around(
            chance() < 0.4
              ? `[${made(1)},${inner},${made(2)}]`
              : `{${[member('a', made(2)), member('inner', inner), member('b', made(1))].join(',')}}`,
            levels - 1,
          );
    for (let round = 0; round < 4_000; round += 1) {
      const own = [...some(), 'x'];
      const flaw = pick([pick(['x', own[0] ?? 'x']), pick(['__proto__', 'constructor', 'prototype'])]);
      const levels = Math.floor(chance() * 4);
      const [sound, flawed] = [own, [...own, flaw]].map((all) =>
        around(
          object(all, () => made(2)),
          levels,
        ),
      );
      expect(parse(sound ?? ''), sound).toEqual(JSON.parse(sound ?? ''));
      expect(parse(flawed ?? ''), flawed).toBeUndefined();
    }
  });

  test.each([
    ['{"e":{"f":{"__proto__":"x","constructor":{"prototype":1}}}}', true],
    ['{"a":{"b":1},"e":{"a":[{}],"f":{"x":[{"__proto__":"x"}]}}}', true],
    ['{"e":{"f":{"a":1,"a":2}}}', false],
    ['{"e":{"f":{"x":{"a":1,"a":2}}}}', false],
    ['{"e":{"__proto__":{}}}', false],
    ['{"e":{"f":{},"__proto__":1}}', false],
    ['{"e":{"f":{"x":{}},"g":{"__proto__":1}}}', false],
    ['{"e":{"f":{}},"g":{"f":{"__proto__":1}}}', false],
    ['{"e":{"g":{"f":{"__proto__":1}}}}', false],
    ['{"f":{"__proto__":1}}', false],
    ['{"e":[{"f":{"__proto__":1}}]}', false],
    ['[{"e":{"f":{"__proto__":1}}}]', false],
    ['{"e":{"f":"x"},"__proto__":1}', false],
  ])('with names of people’s own below e.f, %s: %s', (text, passes) => {
    const parsed = parseStrictJson(Buffer.from(text), ['e', 'f']);
    expect(JSON.stringify(parsed)).toBe(passes ? JSON.stringify(JSON.parse(text)) : undefined);
  });

  test('20,000 mutated texts: either refused, or what JSON.parse says, and the prototype stays clean', () => {
    const chance = createChance(5);
    const seed = '{"schema":"2.0","header":{"event_id":"x","list":[1,2,{"a":"b\\n"}]},"__x":null}';
    const pieces = [
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '__proto__',
      '\u0000',
      '1e999',
      'null',
      '"header":',
      '\\u0022',
    ];
    for (let round = 0; round < 20_000; round += 1) {
      const at = Math.floor(chance() * seed.length);
      const text =
        seed.slice(0, at) +
        (pieces[Math.floor(chance() * pieces.length)] ?? '') +
        seed.slice(at + Math.floor(chance() * 3));
      const parsed = parse(text);
      if (parsed !== undefined) expect(parsed).toEqual(JSON.parse(text));
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
