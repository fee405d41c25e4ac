/** The doctor's checks, as `/readyz` tells them: by part and without causes. */
import { expect, onTestFinished, test } from 'vitest';
import { createHttp } from '../../src/feishu/http.ts';
import { createTokens } from '../../src/feishu/token.ts';
import { problems } from '../../src/health/readiness.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { consolePages } from '../../src/settings/console.ts';
import { storeDeliveries } from '../../src/store/inbox.ts';
import { openFresh } from '../support/database.ts';

const NO_TOKEN = 'Feishu gives no tenant token: check FEISHU_APP_ID, FEISHU_APP_SECRET and the network';

test('ready; then deliveries that wait and a token that nobody gives; then no database', async () => {
  const sandbox = await startSandbox({ port: 0 });
  const { db, close } = await openFresh();
  const http = createHttp(sandbox.url);
  onTestFinished(async () => {
    await http.close();
    await close();
  });
  const running = (now: number) => ({
    db,
    now: () => now,
    steady: () => now,
    databaseTime: async () => now,
    tokens: createTokens({ http, ...sandbox.keys, now: () => now }),
    pages: consolePages(sandbox.url, sandbox.keys.appId),
    connection: null,
  });
  expect(await problems(running(0))).toEqual({});
  await sandbox.stop();
  await storeDeliveries(db, [{ key: 'a', kind: 'x', incoming: { kind: 'other' }, receivedAt: 0 }]);
  expect(await problems(running(61_000))).toEqual({
    inbox: 'deliveries wait for more than a minute',
    token: NO_TOKEN,
  });
  await db.schema.dropTable('inbox').execute();
  expect(await problems(running(61_000))).toEqual({ database: 'not readable', token: NO_TOKEN });
});
