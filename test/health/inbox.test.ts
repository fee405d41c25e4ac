import { expect, onTestFinished, test } from 'vitest';
import { inbox } from '../../src/health/inbox.ts';
import { storeDeliveries } from '../../src/store/inbox.ts';
import { openFresh } from '../support/database.ts';

test('a delivery that has waited for more than a minute is not well', async () => {
  const { db, close } = await openFresh();
  onTestFinished(close);
  const at = (now: number) => inbox.look({ db, steady: () => now });
  expect(await at(70_000)).toMatchObject([{ ok: true }]);
  await storeDeliveries(db, [{ key: 'a', kind: 'x', incoming: { kind: 'other' }, receivedAt: 10_000 }]);
  expect(await at(70_000)).toMatchObject([{ ok: true }]);
  expect(await at(70_001)).toMatchObject([{ ok: false, found: { en: 'deliveries wait for more than a minute' } }]);
});
