import { expect, test } from 'vitest';
import { settings } from '../../src/health/settings.ts';
import { readConfig } from '../../src/settings/config.ts';

const looked = (variables: Record<string, string>) => settings.look({ settings: readConfig(variables) });

test('every bad setting is a finding; good ones tell for which app they are', async () => {
  expect(await looked({ PORT: 'x', LOG_LEVEL: 'loud' })).toMatchObject([{ ok: false }, { ok: false }]);
  expect(await looked({})).toMatchObject([{ ok: true, found: { en: 'no app: sandbox mode' } }]);
  const app = { FEISHU_APP_SECRET: 's', FEISHU_ENCRYPT_KEY: 'e', FEISHU_VERIFICATION_TOKEN: 'v' };
  expect(await looked({ FEISHU_APP_ID: 'cli_x', ...app })).toMatchObject([{ ok: true, found: { en: 'app cli_x' } }]);
  const rotating = await looked({ FEISHU_APP_ID: 'cli_x', ...app, FEISHU_ENCRYPT_KEY_PREVIOUS: 'e0' });
  expect(rotating).toMatchObject([{ ok: true }, { ok: true, found: { en: expect.stringContaining('_PREVIOUS') } }]);
  expect(rotating.map(({ found }) => found.en).join()).not.toContain('e0');
});
