/** What a button carries comes back as it was put there, and nothing else is read into it. */
import { describe, expect, test } from 'vitest';
import { readRef, refFor, refOn } from '../../src/core/ref.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const chance = createChance(3);
const some = (most: number): number => Math.floor(chance() * most);
const ref = '00000000-0000-0000-0000-000000000000';

describe('a reference', () => {
  test.each(Array.from({ length: 50 }, (_, index) => index))('with its version and its choice (%i)', () => {
    const version = some(1_000_000);
    const choice = ['0', String(some(99)), `7096${some(1e9)}`, `ou_${some(1e9)}`, 'a.b.c', ''][some(6)] ?? '';
    expect(readRef(refOn(ref, version))).toEqual({ ref, version, choice: '' });
    expect(readRef(refFor(refOn(ref, version), choice))).toEqual({ ref, version, choice });
    expect(refFor(refOn(ref, version), choice).length).toBeLessThanOrEqual(128);
  });

  test.each(['', ref, `${ref}.`, `${ref}.x`, `${ref}.-1`, `${ref}.1e3`, `${ref}.12345678901`])(
    '"%s" has no version',
    (carried) => {
      expect(readRef(carried)).toMatchObject({ version: 0, choice: '' });
    },
  );
});

test('a choice of one reference is none of another', () => {
  const one = refOn(ref, 1);
  const other = refOn(ref.replace(/^0/, '1'), 1);
  expect(readRef(refFor(one, '3')).ref).not.toBe(readRef(refFor(other, '3')).ref);
  expect(readRef(refFor(one, '3')).choice).toBe(readRef(refFor(other, '3')).choice);
});
