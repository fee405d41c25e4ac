import { expect, test } from 'vitest';
import { round } from '../../src/operations/rounds.ts';

test.each([
  ['1', '1'],
  ['第2轮', '2'],
  ['Round 3', '3'],
])('%s is a round', (word, key) => {
  expect(round.read(word)).toEqual({ ok: true, value: key });
});

test.each(['0', '100', '初面'])('%s is none', (word) => {
  expect(round.read(word)).toMatchObject({ ok: false, refusal: { code: 'not-a-round' } });
});

test('a form offers the rounds there are, in order, and the next', () => {
  expect(round.offered([])).toEqual(['1']);
  expect(round.offered(['10', '2'])).toEqual(['2', '10', '11']);
});
