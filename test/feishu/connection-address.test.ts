/** What the SDK's long connection is told when it asks where to connect. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { addressTransport } from '../../src/feishu/connection-address.ts';
import { createHttp } from '../../src/feishu/http.ts';

/** A platform that answers this, whatever it is asked. */
async function asked(body: string, status = 200) {
  const server = createServer((_, response) => void response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const http = createHttp(`http://127.0.0.1:${port}`);
  onTestFinished(async () => {
    await http.close();
    server.close();
  });
  const codes: number[] = [];
  const transport = addressTransport(http, `http://127.0.0.1:${port}`, (code) => codes.push(code));
  const answer = transport.request({ url: '/callback/ws/endpoint', method: 'POST' }).catch(() => 'none');
  return { answer: await answer, codes };
}

const address = (URL: string) => JSON.stringify({ code: 0, data: { URL, ClientConfig: {} } });

test('an address is handed on where it is sealed, or on this machine as Feishu itself is', async () => {
  for (const safe of ['wss://frontier.example.cn/ws?ticket=1', 'ws://127.0.0.1:9/ws'])
    expect((await asked(address(safe))).answer).toMatchObject({ code: 0, data: { URL: safe } });
  for (const unsafe of ['ws://frontier.example.cn/ws', 'http://127.0.0.1/', 'nonsense', ''])
    expect((await asked(address(unsafe))).answer).toBe('none');
});

test('a refusal is noted with its code, whatever the status and without data; what is no answer is none', async () => {
  const refused = await asked('{"code":1000040346,"msg":"app_id is invalid"}', 400);
  expect(refused).toEqual({ codes: [1000040346], answer: expect.objectContaining({ code: 1000040346, data: {} }) });
  expect(await asked('<html>', 502)).toEqual({ answer: 'none', codes: [] });
});
