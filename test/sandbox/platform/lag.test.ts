/** Reads that show a change late. */
import { expect, test } from 'vitest';
import { createLag } from '../../../src/sandbox/platform/lag.ts';

const given = (value: number) => ({ code: 0, data: { value } });

test('so many reads after a change still give the old answer, and then the new one for good', () => {
  const lag = createLag();
  const seen = [1, 2, 2, 2, 2].map((value) => lag('job 1', given(value), 2));
  expect(seen).toEqual([1, 1, 1, 2, 2].map(given));
});

test('each thing lags by itself, and what was never read cannot lag', () => {
  const lag = createLag();
  lag('job 1', given(1), 1);
  expect(lag('job 2', given(2), 1)).toEqual(given(2));
  expect(lag('job 1', given(3), 1)).toEqual(given(1));
  expect(lag('job 1', given(3), 1)).toEqual(given(3));
});

test('turned off it gives what stands there', () => {
  const lag = createLag();
  lag('job 1', given(1), 0);
  expect(lag('job 1', given(2), 0)).toEqual(given(2));
});
