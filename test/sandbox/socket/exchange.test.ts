/** The platform's side of the long connection, with a bare WebSocket as its client. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { decodeFrame, encodeFrame, type Frame } from '../../../src/sandbox/socket/frames.ts';

const Answer = z.object({
  code: z.number(),
  data: z.object({ URL: z.string().default(''), ClientConfig: z.object({ PingInterval: z.number() }).optional() }),
});

let sandbox: Sandbox;
const clients: WebSocket[] = [];
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, events: 'websocket', retriesMs: [] });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.terminate();
  await sandbox.stop();
});

async function ask(body: object) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox.url}/callback/ws/endpoint`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return Answer.parse(await answer.json());
}
const askRightly = () => ask({ AppID: sandbox.keys.appId, AppSecret: sandbox.keys.appSecret });

/** A client, and what came to it. */
async function connect(url?: string) {
  const client = new WebSocket(url ?? (await askRightly()).data.URL);
  clients.push(client);
  const frames: Frame[] = [];
  const waiting: ((frame: Frame) => void)[] = [];
  client.on('message', (bytes) => {
    const frame = decodeFrame(z.instanceof(Buffer).parse(bytes));
    frames.push(frame);
    waiting.shift()?.(frame);
  });
  const opened = await new Promise<boolean>((resolve) => {
    client.once('open', () => resolve(true));
    client.once('error', () => resolve(false));
  });
  const next = () => new Promise<Frame>((resolve) => waiting.push(resolve));
  return { client, opened, frames, next };
}

/** Answers a delivery as the SDK does: its headers, and the answer as base64 in JSON. */
const answer = (client: WebSocket, { headers }: Frame, code: number, data?: object): void => {
  const body = { code, ...(data ? { data: Buffer.from(JSON.stringify(data)).toString('base64') } : {}) };
  client.send(encodeFrame({ method: 1, headers, payload: Buffer.from(JSON.stringify(body)) }));
};
const [some] = [{ schema: '2.0', event: {} }];
const line = () => [...sandbox.lines][0];

describe('an address', () => {
  test('is for who knows id and secret, and tells how often to ping', async () => {
    expect(await askRightly()).toMatchObject({ code: 0, data: { ClientConfig: { PingInterval: 120 } } });
    expect((await ask({ AppID: 'cli_other', AppSecret: sandbox.keys.appSecret })).code).toBe(1000040346);
    expect((await ask({ AppID: sandbox.keys.appId, AppSecret: 'wrong' })).code).not.toBe(0);
    expect((await ask({})).code).not.toBe(0);
    sandbox.trouble.connections = { code: 1000040350, msg: 'exceed_conn_limit' };
    expect((await askRightly()).code).toBe(1000040350);
  });

  test('is good for one connection', async () => {
    const { URL: address } = (await askRightly()).data;
    expect((await connect(address)).opened).toBe(true);
    expect((await connect(address)).opened).toBe(false);
    expect((await connect(address.replace(/ticket=.*/, 'ticket=made-up'))).opened).toBe(false);
    expect(sandbox.lines.size).toBe(1);
  });
});

describe('a connection', () => {
  test('a ping is answered with the configuration', async () => {
    const { client, next } = await connect();
    const pong = next();
    client.send(encodeFrame({ method: 0, headers: { type: 'ping' }, payload: new Uint8Array() }));
    const { headers, payload } = await pong;
    expect(headers.type).toBe('pong');
    expect(JSON.parse(Buffer.from(payload).toString())).toMatchObject({ PingInterval: 120 });
  });

  test('a delivery comes whole, its answer goes back', async () => {
    const { client, next } = await connect();
    const coming = next();
    const delivering = line()?.deliver(some);
    const frame = await coming;
    expect(frame.headers).toMatchObject({ type: 'event', sum: '1', seq: '0' });
    expect(JSON.parse(Buffer.from(frame.payload).toString())).toEqual(some);
    answer(client, frame, 200, { toast: {} });
    expect(await delivering).toEqual({ status: 200, body: '{"toast":{}}' });
  });

  test('a long one comes in pieces, in their order', async () => {
    const { client, frames, next } = await connect();
    const long = { text: '长'.repeat(5_000) };
    const first = next();
    const delivering = line()?.deliver(long);
    await first;
    const sum = Number(frames[0]?.headers.sum);
    expect(sum).toBeGreaterThan(1);
    while (frames.length < sum) await next();
    expect(frames.map(({ headers }) => Number(headers.seq))).toEqual(Array.from({ length: sum }, (_, seq) => seq));
    expect(JSON.parse(Buffer.concat(frames.map(({ payload }) => payload)).toString())).toEqual(long);
    const [{ headers }] = [frames[0] ?? { headers: {} }];
    answer(client, { method: 1, headers, payload: new Uint8Array() }, 500);
    expect(await delivering).toEqual({ status: 500, body: '' });
  });

  test('one that ends, or falls silent, has taken nothing', async () => {
    const { client, next } = await connect();
    const coming = next();
    const cut = line()?.deliver(some);
    await coming;
    client.terminate();
    expect(await cut).toEqual({ status: 0, body: '' });
    await connect();
    line()?.freeze();
    expect(await line()?.deliver(some)).toEqual({ status: 0, body: '' });
  });

  test('each delivery goes to one of several, and each of them gets some', async () => {
    const all = [await connect(), await connect(), await connect()];
    for (const { client } of all)
      client.on('message', (bytes) => answer(client, decodeFrame(z.instanceof(Buffer).parse(bytes)), 200));
    for (let count = 0; count < 30; count += 1)
      expect((await sandbox.say({ from: 'recruiter', text: 'hello' })).status).toBe(200);
    const counts = all.map(({ frames }) => frames.length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  test('while nobody is connected a click shows an error, and an event is not taken', async () => {
    const { message, status } = await sandbox.say({ from: 'recruiter', text: 'hello' });
    expect(status).toBe(0);
    expect(await sandbox.press({ from: 'recruiter', messageId: message.id, value: {} })).toMatchObject({
      error: 200340,
    });
  });
});
