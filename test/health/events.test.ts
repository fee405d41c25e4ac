import { expect, test } from 'vitest';
import { events } from '../../src/health/events.ts';
import { readConfig } from '../../src/settings/config.ts';
import { startFeishu } from '../support/feishu.ts';

test('the page of the subscriptions and what must stand on it are told', async () => {
  const [told] = await events.look({ ...(await startFeishu()), settings: readConfig({}) });
  expect(told).toMatchObject({ ok: true, sure: false, remedy: { en: expect.stringContaining('/app/cli_x/event') } });
  for (const word of ['/feishu/events', 'im.message.receive_v1', 'card.action.trigger'])
    expect(told?.found.en).toContain(word);
});

test('with a long connection no address is asked for', async () => {
  const [told] = await events.look({ ...(await startFeishu()), settings: readConfig({ FEISHU_EVENTS: 'websocket' }) });
  expect(told?.found.zh).toContain('长连接');
  expect(told?.found.en).not.toContain('/feishu/events');
});
