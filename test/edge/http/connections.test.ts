/** Connections and bodies of those who have nothing to deliver: they cost little, and Feishu's come through. */
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type TestWorld } from '../../support/world.ts';

const MANY = 700;
const MOST_OF_AN_ADDRESS = 512;

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
  await world.say('recruiter', '/help');
});
afterAll(() => world.stop());

const metrics = async (): Promise<string> => (await fetch(`${world.botUrl}/metrics`)).text();

function open(text: string): Promise<{ socket: Socket; status: Promise<string> }> {
  return new Promise((resolve, reject) => {
    const socket = connect(world.bot.port, '127.0.0.1');
    const status = new Promise<string>((answered) => {
      socket.once('data', (chunk) => answered(chunk.toString().slice(9, 12)));
      socket.once('close', () => answered('closed'));
    });
    socket.once('error', reject);
    socket.write(text, () => resolve({ socket, status }));
  });
}

const health = 'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n';
const body = (bytes: number, more = '') =>
  `POST /feishu/events HTTP/1.1\r\nhost: x\r\n${more}content-length: ${bytes}\r\n\r\n`;

test(`${MANY} idle connections of one address: the oldest make room, and deliveries come through`, async () => {
  const opened: Socket[] = [];
  let closed = 0;
  for (let index = 0; index < MANY; index += 1) {
    const { socket, status } = await open(health);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      closed += 1;
    });
    await status;
    opened.push(socket);
  }
  await world.say('recruiter', '/help');
  await world.until(() => (closed >= MANY - MOST_OF_AN_ADDRESS ? true : null));
  expect((await fetch(`${world.botUrl}/healthz`)).status).toBe(200);
  for (const socket of opened) socket.destroy();
});

test('an unsigned body that is longer than a URL check is refused before it is sent', async () => {
  const { socket, status } = await open(body(200_000));
  expect(await status).toBe('401');
  socket.destroy();
});

test('of an unsigned body whose length is not announced nothing is kept', async () => {
  const head = 'POST /feishu/events HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n';
  const { socket, status } = await open(`${head}4e20\r\n${'x'.repeat(20_000)}\r\n0\r\n\r\n`);
  expect(await status).toBe('401');
  socket.destroy();
});

test('30 bodies that are cut off: counted, and no error is logged', async () => {
  for (let index = 0; index < 30; index += 1) {
    const { socket } = await open(`${body(5_000, 'x-lark-signature: 00\r\n')}abc`);
    socket.destroy();
  }
  await world.until(async () => (/verdict="cut off"} 30\b/.test(await metrics()) ? true : null));
  expect(world.logs.filter((line) => line.startsWith('error'))).toEqual([]);
});
