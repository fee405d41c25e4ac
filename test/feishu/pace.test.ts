import { expect, test } from 'vitest';
import { createMessages } from '../../src/feishu/messages.ts';
import { paceKey } from '../../src/feishu/pace.ts';
import { perMinute1000, perSecond } from '../../src/hire/windows.ts';
import { json, startGateway } from '../support/gateway.ts';

test('slots keep both windows of a limit', () => {
  expect(paceKey('an API', perMinute1000).spacingMs).toBeGreaterThanOrEqual(60);
  expect(paceKey('an API', perSecond(10)).spacingMs).toBeGreaterThan(100);
});

test('a card keeps the limit of its chat, its person or its message by the margin of every limit', async () => {
  const { gateway, reserved } = await startGateway((_request, response) => json(response, 200, { code: 0, data: {} }));
  const messages = createMessages(gateway);
  const fence = async () => undefined;
  await messages.reply({ messageId: 'om_1', chatId: 'oc_1' }, { card: {} }, { uuid: 'a', fence });
  await messages.send('ou_1', { card: {} }, { uuid: 'b', fence });
  await messages.update('om_1', {}, fence);
  const own = reserved.filter(({ key }) => !key.includes('/open-apis/'));
  expect(own).toEqual(['chat oc_1', 'person ou_1', 'message om_1'].map((key) => paceKey(key, perSecond(5))));
});
