import { expect, test } from 'vitest';
import { databaseClock } from '../../src/health/database-clock.ts';
import { openFresh } from '../support/database.ts';

test("a clock that is more than a second from the database's is not well", async () => {
  const { db, close } = await openFresh();
  const beside = (ms: number | null) =>
    databaseClock.look({ db, now: () => 10_000, databaseTime: async () => (ms === null ? null : 10_000 - ms) });
  expect(await beside(0)).toMatchObject([{ ok: true }]);
  expect(await beside(null)).toMatchObject([{ ok: true }]);
  for (const ms of [1_000, -1_000]) expect(await beside(ms)).toMatchObject([{ ok: true }]);
  for (const ms of [1_300, -90_000])
    expect(await beside(ms)).toMatchObject([
      { ok: false, found: { en: `${Math.abs(ms) / 1000}${ms === -90_000 ? '.0' : ''} s beside the database's` } },
    ]);
  await close();
});
