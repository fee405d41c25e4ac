import { expect, test } from 'vitest';
import { createHttp } from '../../src/feishu/http.ts';
import { address } from '../../src/health/address.ts';
import { readConfig } from '../../src/settings/config.ts';
import { startFeishu } from '../support/feishu.ts';

test('whatever answers is there; nobody is told with what to open', async () => {
  const { http } = await startFeishu();
  const settings = readConfig({});
  expect(await address.look({ http, settings })).toMatchObject([{ ok: true }]);
  // The port of a protocol that is not spoken here.
  const nobody = createHttp('http://127.0.0.1:1');
  expect(await address.look({ http: nobody, settings })).toMatchObject([
    { ok: false, remedy: { en: expect.stringContaining('FEISHU_BASE_URL') } },
  ]);
  await nobody.close();
});
