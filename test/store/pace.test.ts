import { afterAll, beforeAll, expect, test } from 'vitest';
import { perMinute, perSecond } from '../../src/hire/windows.ts';
import { countFrom, forgetOldPace, holdBack, lastDeparture, opensAt, takeRoom } from '../../src/store/pace.ts';
import type { Db } from '../../src/store/schema.ts';
import { openFresh } from '../support/database.ts';

let db: Db;
let other: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, other, close } = await openFresh());
});
afterAll(() => close());

let calls = 0;
function leaving(key: string, from: number, more: { windows?: ReturnType<typeof perSecond>; ofRun?: boolean } = {}) {
  calls += 1;
  const { windows = perSecond(2), ofRun = false } = more;
  return { call: `call ${calls}`, again: false, keys: [{ key, windows }], from, ofRun };
}

test('as many as the limit leave at once, whoever asks; the next when the window is over, and a margin with it', async () => {
  const own = (from: number) => leaving('two', from);
  const taken = await Promise.all([db, other, db, other].map((each) => takeRoom(each, own(1_000))));
  expect(taken.filter(({ kind }) => kind === 'leaves')).toHaveLength(2);
  expect(taken.filter(({ kind }) => kind === 'full')).toEqual(
    [1, 2].map(() => ({ kind: 'full', until: 2_020, key: 'two' })),
  );
  expect((await takeRoom(other, own(2_019))).kind).toBe('full');
  expect((await takeRoom(other, own(2_020))).kind).toBe('leaves');
});

test('a call that takes its room anew gives the old one back', async () => {
  const first = leaving('anew', 1_000);
  await takeRoom(db, first);
  await takeRoom(db, leaving('anew', 1_000));
  expect(await takeRoom(db, { ...first, again: true, from: 1_300 })).toEqual({ kind: 'leaves' });
  expect(await takeRoom(db, leaving('anew', 2_100))).toEqual({ kind: 'leaves' });
  expect(await takeRoom(db, leaving('anew', 2_101))).toMatchObject({ kind: 'full', until: 2_320 });
});

test('a run leaves people their share of a window that lasts, and all of one that is over in a second', async () => {
  const minute = { windows: perMinute(100) };
  for (let left = 0; left < 97; left += 1) await takeRoom(db, leaving('share', 1_000, { ...minute, ofRun: true }));
  expect((await takeRoom(db, leaving('share', 1_001, { ...minute, ofRun: true }))).kind).toBe('full');
  for (let left = 0; left < 3; left += 1)
    expect((await takeRoom(db, leaving('share', 1_002, minute))).kind).toBe('leaves');
  expect((await takeRoom(db, leaving('share', 1_003, minute))).kind).toBe('full');
  for (let left = 0; left < 2; left += 1)
    expect((await takeRoom(db, leaving('second', 1_000, { ofRun: true }))).kind).toBe('leaves');
});

test('it tells when the call after some others could leave', async () => {
  const key = { key: 'opens', windows: perSecond(2) };
  const at = (ahead: number) => opensAt(other, key, { from: 1_000, ofRun: false, ahead });
  expect(await at(0)).toBe(0);
  await takeRoom(db, leaving('opens', 1_000));
  expect([await at(0), await at(1)]).toEqual([0, 2_020]);
  // Two a second: those ahead fill whole windows.
  expect([await at(2), await at(3), await at(20)]).toEqual([2_020, 3_040, 11_200]);
  await holdBack(db, 'opens', 9_000);
  expect(await at(0)).toBe(9_000);
});

test('what may have arrived late counts from then on, never from before', async () => {
  const late = leaving('late', 1_000, { windows: perSecond(1) });
  await takeRoom(db, late);
  await countFrom(db, [late.call], 1_400);
  await countFrom(db, [late.call], 1_100);
  await countFrom(db, [], 9_000);
  expect(await takeRoom(db, leaving('late', 1_500, { windows: perSecond(1) }))).toMatchObject({ until: 2_420 });
});

test('a pause that Feishu asked for holds everybody back; a shorter one does not end it', async () => {
  await holdBack(db, 'held', 50_000);
  await holdBack(db, 'held', 2_000);
  expect(await takeRoom(other, leaving('held', 1_000))).toEqual({ kind: 'full', until: 50_000, key: 'held' });
  expect(await takeRoom(other, leaving('held', 50_000))).toEqual({ kind: 'leaves' });
});

test('a clock that was set back does not block for a day', async () => {
  const one = { windows: perSecond(1) };
  await takeRoom(db, leaving('clock', 90_000_000, one));
  await holdBack(db, 'clock', 90_000_000);
  expect(await takeRoom(db, leaving('clock', 1_000, one))).toMatchObject({ kind: 'full', until: 2_020 });
  expect(await takeRoom(db, leaving('clock', 2_020, one))).toEqual({ kind: 'leaves' });
});

test('what limits nothing any more is forgotten', async () => {
  expect(await lastDeparture(db)).toBeGreaterThan(0);
  await forgetOldPace(db, 90_000_000_000);
  expect(await db.selectFrom('departures').selectAll().execute()).toEqual([]);
  expect(await db.selectFrom('pace').selectAll().execute()).toEqual([]);
  expect(await lastDeparture(db)).toBe(0);
});
