import { afterAll, beforeAll, expect, test } from 'vitest';
import { learnFact, nextNumber } from '../../src/store/facts.ts';
import type { Db } from '../../src/store/schema.ts';
import { openFresh } from '../support/database.ts';

let db: Db;
let other: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, other, close } = await openFresh());
});
afterAll(() => close());

test('the first to learn decides', async () => {
  await Promise.all([learnFact(db, 'tenant', 'one'), learnFact(other, 'tenant', 'two')]);
  expect(await learnFact(db, 'tenant', 'three')).toBe(await learnFact(other, 'tenant', 'four'));
});
test('numbers have no gaps and no doubles, from two instances', async () => {
  const numbers: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    numbers.push(
      ...(await Promise.all([db, other].map((each) => each.transaction().execute((trx) => nextNumber(trx, 'n'))))),
    );
  }
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});
