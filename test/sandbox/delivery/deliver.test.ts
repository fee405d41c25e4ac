/** What was not acknowledged is delivered again, as long as the stand-in is there. */
import { createServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';

let bot: Server;
let url: string;
let deliveries = 0;
let onDelivery = (): void => undefined;
beforeAll(async () => {
  bot = createServer((_request, response) => {
    deliveries += 1;
    response.writeHead(503).end();
    onDelivery();
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => bot.once('listening', listening));
  const address = bot.address();
  url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
});
afterAll(() => void bot.close());

test('again and again, and no more once the stand-in has stopped', async () => {
  const sandbox = await startSandbox({ port: 0, retriesMs: [20, 20, 200] });
  sandbox.connect(url);
  const third = new Promise<void>((done) => {
    onDelivery = () => (deliveries === 3 ? done() : undefined);
  });
  await sandbox.say({ from: 'recruiter', text: 'x' });
  await third;
  await sandbox.stop();
  // The fourth would come within this time: that it does not is what is asked.
  await pause(400);
  expect(deliveries).toBe(3);
});
