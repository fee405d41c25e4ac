import { expect, test } from 'vitest';
import { scopes } from '../../src/health/scopes.ts';
import { startFeishu } from '../support/feishu.ts';

test('a scope that was not granted is named with the page that grants it', async () => {
  const { trouble, ...feishu } = await startFeishu();
  const looked = () => scopes.look({ ...feishu, required: ['hire:job'] });
  expect(await looked()).toMatchObject([{ ok: true, found: { en: 'all 1 required ones are granted' } }]);
  trouble.missingScopes.add('hire:job');
  expect(await looked()).toMatchObject([
    { ok: false, found: { en: 'missing: hire:job' }, remedy: { en: expect.stringContaining('/app/cli_x/auth') } },
  ]);
});
