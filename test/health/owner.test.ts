import { expect, onTestFinished, test } from 'vitest';
import { owner } from '../../src/health/owner.ts';
import { readConfig } from '../../src/settings/config.ts';
import { takeOwnership } from '../../src/store/owner.ts';
import { openFresh } from '../support/database.ts';

const app = { FEISHU_APP_SECRET: 's', FEISHU_ENCRYPT_KEY: 'e', FEISHU_VERIFICATION_TOKEN: 'v' };

test('a database is well for the app that it belongs to, and for the first', async () => {
  const { db, other, close } = await openFresh();
  onTestFinished(close);
  const looked = (id: string) => owner.look({ db, settings: readConfig({ ...app, FEISHU_APP_ID: id }) });
  expect(await looked('cli_a')).toMatchObject([{ ok: true, found: { en: expect.stringContaining('first app') } }]);
  const [one, two] = await Promise.all([takeOwnership(db, 'cli_a'), takeOwnership(other, 'cli_b')]);
  expect(one).toBe(two);
  expect(await looked(one)).toMatchObject([{ ok: true, found: { en: `the database belongs to app ${one}` } }]);
  expect(await looked('cli_c')).toMatchObject([{ ok: false, remedy: { en: expect.stringContaining('DATABASE_URL') } }]);
});
