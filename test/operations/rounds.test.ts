import { expect, test } from 'vitest';
import { round } from '../../src/operations/rounds.ts';

test.each([
  ['1', '1'],
  ['第2轮', '2'],
  ['Round 3', '3'],
  ['第一轮', '1'],
  ['一面', '1'],
  ['初面', '1'],
  ['初试', '1'],
  ['复面', '2'],
  ['二面', '2'],
  ['十面', '10'],
  ['2nd round', '2'],
  ['12', '12'],
])('%s is a round', (word, key) => {
  expect(round.read(word)).toEqual({ ok: true, value: key });
});

test.each(['0', '100', '终面', '面'])('%s is none', (word) => {
  expect(round.read(word)).toMatchObject({ ok: false, refusal: { code: 'not-a-round' } });
});

test('a form offers the rounds there are, in order, and the next', () => {
  expect(round.offered([])).toEqual(['1']);
  expect(round.offered(['10', '2'])).toEqual(['2', '10', '11']);
});
