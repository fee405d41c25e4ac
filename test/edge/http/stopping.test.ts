/** Told to stop, the server waits for the answers under way, and for no connection that is only kept. */
import { Agent, request } from 'node:http';
import { expect, test } from 'vitest';
import { silent } from '../../../src/core/log.ts';
import { startEdge } from '../../../src/edge/http/server.ts';
import { createBell } from '../../../src/flow/loop.ts';

test('20 deliveries that are answered while it stops: all are, and it has stopped, though their senders keep the line', async () => {
  const [came, go] = [createBell(), createBell()];
  let under = 0;
  const edge = await startEdge({
    webhook: async () => {
      under += 1;
      came.ring();
      await going;
      return { status: 200, body: '' };
    },
    pages: (_, response) => response.end(),
    host: '127.0.0.1',
    port: 0,
    count: () => undefined,
    log: silent,
  });
  const going = go.wait();
  const agent = new Agent({ keepAlive: true });
  const deliver = () =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request({ port: edge.port, host: '127.0.0.1', path: '/feishu/events', method: 'POST', agent });
      sent.on('response', (response) => response.resume().on('end', () => resolve(response.statusCode)));
      sent.on('error', reject);
      sent.end('{}');
    });
  const answers = Array.from({ length: 20 }, deliver);
  while (under < answers.length) await came.wait();
  const stopped = edge.stop();
  go.ring();
  expect(await Promise.all(answers)).toEqual(answers.map(() => 200));
  await stopped;
  agent.destroy();
});
