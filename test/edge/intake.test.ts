import { expect, onTestFinished, test } from 'vitest';
import { passOn } from '../../src/core/failpoint.ts';
import { createIntake } from '../../src/edge/intake.ts';
import { countWaiting } from '../../src/store/lines.ts';
import { openFresh } from '../support/database.ts';

test('stores what arrives together in one go, and says so to each', async () => {
  const { db, close } = await openFresh();
  onTestFinished(close);
  const store = createIntake({ db, journal: null, pass: passOn, committed: () => undefined });
  await Promise.all(
    Array.from({ length: 1200 }, (_, index) =>
      store({ key: `many ${index}`, kind: 'x', incoming: { kind: 'other' }, receivedAt: 1 }),
    ),
  );
  expect(await countWaiting(db)).toBe(1200);
});
