/** Who is turned away reads why, though they go on sending; the server's clock stands still until the test lets it go. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { silent } from '../../../src/core/log.ts';
import { type Edge, startEdge } from '../../../src/edge/http/server.ts';

const PIECE = Buffer.alloc(64 * 1024, 'x');
const LINGER_MS = 1_000;
const READ_BYTES = 4 * 1024 ** 2;
/** What the sockets of the two ends hold at most, and more. */
const HELD_BYTES = 28 * 1024 ** 2;

let edge: Edge;
beforeAll(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterAll(() => vi.useRealTimers());
beforeEach(async () => {
  edge = await startEdge({
    webhook: async () => ({ status: 200, body: '' }),
    pages: (_, response) => response.end(),
    host: '127.0.0.1',
    port: 0,
    count: () => undefined,
    log: silent,
  });
});
afterEach(() => edge.stop());

const head = (...lines: string[]): string =>
  ['POST /feishu/events HTTP/1.1', 'host: x', 'x-lark-signature: 00', ...lines, '', ''].join('\r\n');
const announced = head(`content-length: ${1024 ** 3}`);
const chunked = head('transfer-encoding: chunked');

async function open(text: string): Promise<Socket> {
  const socket = connect(edge.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

const written = (socket: Socket, piece: Buffer): Promise<void> =>
  new Promise((resolve, reject) => socket.write(piece, (cause) => (cause ? reject(cause) : resolve())));

const part = Buffer.concat([Buffer.from(`${PIECE.length.toString(16)}\r\n`), PIECE, Buffer.from('\r\n')]);

test.each([
  ['413', announced, PIECE],
  ['413', chunked, part],
  ['401', head(`content-length: ${200 * 1024}`).replace('x-lark-signature: 00', 'x: y'), PIECE],
  ['415', head('content-encoding: gzip', `content-length: ${1024 ** 3}`), PIECE],
])('%s is read by whoever reads only after they have sent', async (status, text, piece) => {
  const socket = await open(text);
  for (let sent = 0; sent < (status === '401' ? 3 : 48); sent += 1) {
    await written(socket, piece);
    // The server reads it, and answers.
    await turn();
  }
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*connection: close\r\n[^]*\r\n\r\n$`, 'i'));
  socket.destroy();
});

/** Writes whenever there is room; what was read until the connection ended. */
function unstoppable(socket: Socket): { sent(): number; ended: Promise<string> } {
  let sent = 0;
  let told = '';
  socket.on('data', (data) => {
    told += data.toString('latin1');
  });
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(told)));
  socket.on('error', () => undefined);
  const more = (): void => {
    while (socket.write(PIECE)) sent += PIECE.length;
  };
  socket.on('drain', more);
  more();
  return { sent: () => sent, ended };
}

test('who never stops is told, read no further than a limit, and ended after a moment', async () => {
  const socket = await open(announced);
  const { sent, ended } = unstoppable(socket);
  await once(socket, 'data');
  while (sent() < READ_BYTES) await turn();
  for (let turns = 0; turns < 1_000; turns += 1) await turn();
  expect(sent()).toBeLessThan(READ_BYTES + HELD_BYTES);
  await vi.advanceTimersByTimeAsync(LINGER_MS);
  expect(await ended).toMatch(/^HTTP\/1.1 413 /);
});

test('who stops sending without closing is ended too', async () => {
  const socket = await open(announced);
  socket.resume();
  await once(socket, 'data');
  await vi.advanceTimersByTimeAsync(LINGER_MS);
  await once(socket, 'close');
});

test('stopping waits for nobody who was turned away', async () => {
  const sockets = await Promise.all(Array.from({ length: 20 }, () => open(announced)));
  const senders = sockets.map(unstoppable);
  await Promise.all(sockets.map((socket) => once(socket, 'data')));
  await edge.stop();
  const told = await Promise.all(senders.map(({ ended }) => ended));
  expect(told.filter((text) => !text.startsWith('HTTP/1.1 413 '))).toEqual([]);
});
