import { afterAll, beforeAll, expect, test } from 'vitest';
import { finishDelivery, forgetOldDeliveries, storeDeliveries, takeDelivery } from '../../src/store/inbox.ts';
import { countWaiting } from '../../src/store/lines.ts';
import type { Db } from '../../src/store/schema.ts';
import { openFresh } from '../support/database.ts';

let db: Db;
let other: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, other, close } = await openFresh());
});
afterAll(() => close());

const delivery = (key: string) => ({
  key,
  kind: 'x',
  incoming: { kind: 'other' } as const,
  receivedAt: 1,
});

const finish = (each: Db, taken: { key: string; tries: number }) =>
  each.transaction().execute((trx) => finishDelivery(trx, taken, 'done'));

test('knows a delivery by its key, however they come together', async () => {
  await storeDeliveries(db, [delivery('a'), delivery('a'), delivery('c')]);
  await Promise.all([storeDeliveries(db, [delivery('c')]), storeDeliveries(other, [delivery('c'), delivery('d')])]);
  expect(await countWaiting(db)).toBe(3);
});

test('gives a delivery to one worker, to another after the lease, and lets only the last finish it', async () => {
  const [first, second] = await Promise.all([takeDelivery(db, 10, 20), takeDelivery(other, 10, 20)]);
  expect(first?.key === second?.key && first !== null).toBe(false);
  const held = first ?? second;
  if (!held) throw new Error('nobody got one');
  for (;;) if (!(await takeDelivery(db, 10, 20))) break;
  expect(await takeDelivery(db, 19, 30)).toBeNull();
  const late = new Map<string, number>();
  for (let next = await takeDelivery(other, 21, 40); next; next = await takeDelivery(other, 21, 40))
    late.set(next.key, next.tries);
  expect(late.get(held.key)).toBe(2);
  expect(await finish(db, held)).toBe(false);
  expect(await finish(other, { key: held.key, tries: 2 })).toBe(true);
  const row = await db.selectFrom('inbox').selectAll().where('key', '=', held.key).executeTakeFirstOrThrow();
  expect([row.state, row.payload, row.kind, row.chat]).toEqual(['done', null, '', '']);
});

test('forgets what was handled more than seven days ago, and nothing else', async () => {
  // It was in somebody's hands until 40.
  await forgetOldDeliveries(db, 7 * 24 * 3600_000 + 40);
  const before = (await db.selectFrom('inbox').select('key').execute()).length;
  await forgetOldDeliveries(db, 7 * 24 * 3600_000 + 41);
  expect((await db.selectFrom('inbox').select('key').execute()).length).toBe(before - 1);
  expect(await countWaiting(db)).toBe(2);
});
