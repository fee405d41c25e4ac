import { expect, test } from 'vitest';
import { jsonBytes, parsedJson } from '../../src/core/json.ts';

test('JSON that may be none', () => {
  expect(parsedJson('{"a":[1,null]}')).toEqual({ a: [1, null] });
  for (const text of ['', 'undefined', '{', '<html>', '{"a":1}x']) expect(parsedJson(text), text).toBeUndefined();
});

test('room is counted in bytes of UTF-8, as the wire counts it', () => {
  expect(jsonBytes({ a: 'b' })).toBe(9);
  expect(jsonBytes('职')).toBe(5);
  expect(jsonBytes('👩')).toBe(6);
});
