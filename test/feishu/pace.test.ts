import { expect, test } from 'vitest';
import type { PaceKey } from '../../src/core/api.ts';
import { createGateway } from '../../src/feishu/gateway.ts';
import { createHttp } from '../../src/feishu/http.ts';
import { createMessages } from '../../src/feishu/messages.ts';
import { paceKey } from '../../src/feishu/pace.ts';
import { createTokens } from '../../src/feishu/token.ts';
import { perMinute1000, perSecond } from '../../src/hire/windows.ts';

test('slots keep both windows of a limit', () => {
  expect(paceKey('an API', perMinute1000).spacingMs).toBeGreaterThanOrEqual(60);
  expect(paceKey('an API', perSecond(10)).spacingMs).toBeGreaterThan(100);
});

test('a card keeps the limit of its chat, its person or its message by the margin of every limit', async () => {
  const reserved: PaceKey[] = [];
  const app = { appId: 'cli_x', appSecret: 's', baseUrl: 'http://127.0.0.1:1' };
  const http = createHttp(app.baseUrl);
  const messages = createMessages(
    createGateway({
      http,
      tokens: createTokens({ http, ...app, now: () => 0 }),
      app,
      clock: { now: () => 0, sleep: async () => undefined },
      reserve: async (keys) => {
        reserved.push(...keys.slice(1));
        return 0;
      },
      holdBack: async () => undefined,
      documented: new Set(),
      onCall: () => undefined,
    }),
  );
  await messages.reply({ messageId: 'om_1', chatId: 'oc_1' }, {}, 'a');
  await messages.send('ou_1', {}, 'b');
  await messages.update('om_1', {});
  await http.close();
  expect(reserved).toEqual(['chat oc_1', 'person ou_1', 'message om_1'].map((key) => paceKey(key, perSecond(5))));
});
