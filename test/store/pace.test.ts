import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdBack, reserveSlot } from '../../src/store/pace.ts';
import type { Db } from '../../src/store/schema.ts';
import { openFresh } from '../support/database.ts';

let db: Db;
let other: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, other, close } = await openFresh());
});
afterAll(() => close());

/** Most slots inside any window of the given length. */
const most = (slots: readonly number[], windowMs: number) =>
  Math.max(...slots.map((start) => slots.filter((slot) => slot >= start && slot < start + windowMs).length));

test('two instances together never exceed 10 a second or 100 a minute in any sliding window, and use 90 % of it', async () => {
  for (const [limit, windowMs] of [
    [10, 1000],
    [100, 60_000],
  ] as const) {
    const spacingMs = Math.ceil((windowMs / limit) * 1.07);
    const key = { key: `api ${limit}`, spacingMs };
    const slots: number[] = [];
    let now = 1_000_000;
    for (let round = 0; round < 250; round += 1) {
      slots.push(...(await Promise.all([reserveSlot(db, [key], now), reserveSlot(other, [key], now + 1)])));
      now += round % 7 === 0 ? spacingMs : 1;
    }
    expect(new Set(slots).size).toBe(500);
    expect(most(slots, windowMs)).toBeLessThanOrEqual(limit);
    const length = Math.max(...slots) - Math.min(...slots);
    expect(((500 - 1) * windowMs) / limit / length).toBeGreaterThan(0.9);
  }
});

test('a pause that Feishu asked for holds everybody back', async () => {
  await holdBack(db, 'held', 50_000);
  expect(await reserveSlot(other, [{ key: 'held', spacingMs: 10 }], 1_000)).toBe(50_000);
  await holdBack(db, 'held', 2_000);
  expect(await reserveSlot(other, [{ key: 'held', spacingMs: 10 }], 1_000)).toBe(50_010);
});

test('a clock that was set back does not block for a day', async () => {
  await reserveSlot(db, [{ key: 'clock', spacingMs: 10 }], 90_000_000);
  expect(await reserveSlot(db, [{ key: 'clock', spacingMs: 10 }], 1_000)).toBe(1_000);
});
