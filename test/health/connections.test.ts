import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { connections } from '../../src/health/connections.ts';
import { readConfig } from '../../src/settings/config.ts';
import { startFeishu } from '../support/feishu.ts';

const Answer = z.object({ data: z.object({ URL: z.string() }) });

test('open long connections are counted; none where they are wanted is not well', async () => {
  const { keys, url, ...feishu } = await startFeishu();
  const looked = (FEISHU_EVENTS: string) => connections.look({ ...feishu, settings: readConfig({ FEISHU_EVENTS }) });
  expect(await looked('webhook')).toMatchObject([
    { ok: true, found: { en: expect.stringContaining('0 long connections') } },
  ]);
  expect(await looked('websocket')).toMatchObject([
    { ok: false, remedy: { en: expect.stringContaining('/app/cli_x/event') } },
  ]);
  const asked = await fetch(`${url}/callback/ws/endpoint`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ AppID: keys.appId, AppSecret: keys.appSecret }),
  });
  const client = new WebSocket(Answer.parse(await asked.json()).data.URL);
  onTestFinished(() => client.terminate());
  await new Promise((resolve) => client.once('open', resolve));
  expect(await looked('websocket')).toMatchObject([{ ok: true, found: { en: expect.stringMatching(/^1 open/) } }]);
});
