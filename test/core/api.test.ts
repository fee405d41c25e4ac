import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/core/api.ts';

describe('canonical JSON', () => {
  test('does not depend on the order of members', () => {
    expect(canonicalJson({ b: 1, a: [{ d: 1, c: undefined }] })).toBe('{"a":[{"d":1}],"b":1}');
    expect(canonicalJson({ a: '6930815272790114325' })).toBe('{"a":"6930815272790114325"}');
  });
});
