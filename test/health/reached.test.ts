import { expect, test } from 'vitest';
import { reached } from '../../src/health/reached.ts';
import { readConfig } from '../../src/settings/config.ts';
import { startAnswering } from '../support/answering.ts';
import { startFeishu } from '../support/feishu.ts';

test('the bot answers where the console sends to, something else does, or nothing from here', async () => {
  const { appConfig, ...feishu } = await startFeishu();
  const told = async (events: string, callbacks = events) => {
    appConfig.events.url = events;
    appConfig.callbacks.url = callbacks;
    return (await reached.look(feishu)).map(({ ok, sure }) => (ok ? (sure ? '✓' : '?') : '✗')).join('');
  };
  const bot = await startAnswering(401);
  expect(await told(`${bot.url}/feishu/events`)).toBe('✓');
  expect(await told(`${bot.url}/feishu/events`, `${bot.url}/feishu/cards`)).toBe('✓✓');
  for (const status of [200, 301, 403, 404, 502]) {
    const other = await startAnswering(status);
    expect(await told(`${bot.url}/feishu/events`, `${other.url}/feishu/cards`), `${status}`).toBe('✓✗');
    other.stop();
  }
  bot.stop();
  expect(await told(`${bot.url}/feishu/events`)).toBe('?');
  expect(await told('nonsense')).toBe('');
  expect(await reached.look({ ...feishu, settings: readConfig({ FEISHU_EVENTS: 'websocket' }) })).toEqual([]);
});
