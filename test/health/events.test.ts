import { expect, test } from 'vitest';
import { events } from '../../src/health/events.ts';
import { readConfig } from '../../src/settings/config.ts';
import { startFeishu } from '../support/feishu.ts';

const marks = (told: Awaited<ReturnType<typeof events.look>>) =>
  told.map(({ ok, sure }) => (ok ? (sure ? '✓' : '?') : '✗')).join('');

test('how deliveries come, where to, and which: as the settings want it, or told with what to do', async () => {
  const { appConfig, ...feishu } = await startFeishu();
  const looked = () => events.look(feishu);
  const { events: held, callbacks } = appConfig;
  held.url = 'https://bot.example.com/feishu/events';
  callbacks.url = 'https://bot.example.com/feishu/cards';
  expect(marks(await looked())).toBe('✓✓');
  callbacks.url = 'https://bot.example.com/feishu/card';
  expect(marks(await looked())).toBe('✓✗');
  callbacks.url = 'https://bot.example.com/feishu/cards';
  callbacks.names.clear();
  held.names.delete('im.message.recalled_v1');
  expect(marks(await looked())).toBe('?✗');
  held.names.delete('im.message.receive_v1');
  held.by = 'websocket';
  const told = await looked();
  expect(marks(told)).toBe('✗✗');
  expect(told[0]?.found.en).toContain('FEISHU_EVENTS is webhook');
  for (const { remedy } of told)
    for (const words of ['--configure', '/app/cli_x/event']) expect(remedy?.zh).toContain(words);
});

test('what Feishu does not tell: the page and what must stand on it', async () => {
  const { trouble, ...feishu } = await startFeishu();
  trouble.missingScopes.add('application:application:self_manage');
  const [told] = await events.look(feishu);
  expect(told).toMatchObject({ ok: true, sure: false, remedy: { en: expect.stringContaining('/app/cli_x/event') } });
  for (const word of ['/feishu/events', 'im.message.receive_v1', 'card.action.trigger'])
    expect(told?.found.en).toContain(word);
  const [bySocket] = await events.look({ ...feishu, settings: readConfig({ FEISHU_EVENTS: 'websocket' }) });
  expect(bySocket?.found.zh).toContain('长连接');
  expect(bySocket?.found.en).not.toContain('/feishu/events');
});
