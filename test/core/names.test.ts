import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/core/names.ts';

describe('nearest', () => {
  test('finds what was meant, and nothing where nothing is close', () => {
    expect(nearest('前端工程帅', ['前端工程师', '后端工程师', '财务'])[0]).toBe('前端工程师');
    expect(nearest('前端', ['资深前端工程师', '财务'])).toEqual(['资深前端工程师']);
    expect(nearest('完全无关的东西', ['财务', 'iOS'])).toEqual([]);
    expect(nearest('', ['a'])).toEqual([]);
  });
});
