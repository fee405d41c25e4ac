/** What the answer of a write proves. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { provenBy, proves, told } from '../../src/core/told.ts';

const read = told(z.object({ people: z.array(z.string()) }), ({ people }) => ({ people }));

describe('told', () => {
  test('is what an answer of the documented shape says', () => {
    expect(read({ people: ['a'] }, {}, 'UTC')).toEqual({ people: ['a'] });
  });
  test('is nothing of an answer of another shape', () => {
    for (const odd of [{}, null, 'ok', { people: 'a' }]) expect(read(odd, {}, 'UTC')).toEqual({});
  });
});

describe('proof', () => {
  test('an empty field may as well have been left out', () => {
    const values = { people: [], name: '', form: null, gone: undefined, on: false, count: 0, list: ['a'] };
    expect(provenBy(values)).toEqual({ on: false, count: 0, list: ['a'] });
  });
  test('needs every wanted field, as it is wanted', () => {
    expect(proves({ list: ['b', 'a'], on: false }, { list: ['a', 'b'] })).toBe(true);
    expect(proves({ list: ['a'] }, { list: ['a', 'b'] })).toBe(false);
    expect(proves({}, { list: [] })).toBe(false);
    expect(proves({}, {})).toBe(true);
  });
});
