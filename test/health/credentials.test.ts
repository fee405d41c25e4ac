import { expect, test } from 'vitest';
import { credentials } from '../../src/health/credentials.ts';
import { startFeishu } from '../support/feishu.ts';

test('credentials that Feishu takes, and ones that it does not: told without the secret', async () => {
  const { tokens, tokensFor, pages } = await startFeishu();
  expect(await credentials.look({ tokens, pages })).toMatchObject([{ ok: true }]);
  const refused = await credentials.look({ tokens: tokensFor('a-wrong-one'), pages });
  expect(refused).toMatchObject([{ ok: false, remedy: { en: expect.stringContaining('/app/cli_x/baseinfo') } }]);
  expect(JSON.stringify(refused)).not.toContain('a-wrong-one');
});
