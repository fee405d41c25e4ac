/** Limits of the server: what is refused before anything is read. */
import { connect } from 'node:net';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
const agent = () => supertest(world.botUrl);

test('size, compression and method are refused before anything is read', async () => {
  const json = { 'content-type': 'application/json' };
  expect((await agent().post('/feishu/events').set(json).send('x'.repeat(300_000))).status).toBe(413);
  expect(
    (
      await agent()
        .post('/feishu/cards')
        .set({ ...json, 'content-encoding': 'gzip' })
        .send('x')
    ).status,
  ).toBe(415);
  expect((await agent().post('/feishu/cards').set('content-type', 'text/plain').send('x')).status).toBe(401);
  expect((await agent().get('/feishu/events')).status).toBe(405);
  for (const body of ['{"__proto__":null}', '{"headers":null}', '{"encrypt":"AAAA"}', '{"encrypt":1}']) {
    const answer = await agent().post('/feishu/events').set(json).send(body);
    expect([answer.status, answer.text]).toEqual([401, '']);
  }
  expect((await agent().get('/healthz')).status).toBe(200);
});

test('a body whose length was not announced is cut at the limit', async () => {
  const { hostname, port } = new URL(world.botUrl);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        'POST /feishu/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
      );
      for (let sent = 0; sent < 6; sent += 1) socket.write(`10000\r\n${'x'.repeat(65_536)}\r\n`);
    });
    socket.once('data', (chunk) => {
      resolve(chunk.toString());
      socket.destroy();
    });
    socket.once('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1.1 413 /);
});

test('slow headers are closed', async () => {
  const { hostname, port } = new URL(world.botUrl);
  const answer = await new Promise<string>((resolve) => {
    let seen = '';
    const socket = connect(Number(port), hostname, () => socket.write('POST /feishu/events HTTP/1.1\r\nhost:'));
    socket.on('data', (chunk) => {
      seen += chunk.toString();
    });
    socket.on('close', () => resolve(seen));
  });
  expect(answer).toMatch(/^HTTP\/1.1 408 /);
});
