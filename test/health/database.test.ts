import { expect, onTestFinished, test } from 'vitest';
import { database } from '../../src/health/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { openFresh } from '../support/database.ts';

test('a database that opens is well, also while it is opening', async () => {
  const { db, close } = await openFresh();
  onTestFinished(close);
  for (const given of [db, Promise.resolve(db)])
    expect(await database.look({ db: given })).toMatchObject([{ ok: true, found: { en: 'opens and is up to date' } }]);
});

test('one that cannot be opened names the setting, and the cause apart', async () => {
  expect(await database.look({ db: openDatabase('file:/dev/null/x.sqlite') })).toMatchObject([
    {
      ok: false,
      found: { en: 'not readable' },
      remedy: { en: expect.stringContaining('DATABASE_URL') },
      cause: expect.any(String),
    },
  ]);
});
