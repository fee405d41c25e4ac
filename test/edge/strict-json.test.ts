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
