/** Whether the way to PostgreSQL is sealed is what the URL says; where it is, the server proves its name. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/open.ts';
import { poolOptions } from '../../src/store/postgres.ts';

const SEAL = 80_877_103;
const NO = 'N';

/** What the bot says first to a server that cannot seal, and whether it says more after that. */
async function firstWords(query: string): Promise<{ asks: 'sealed' | 'plain'; goesOn: boolean }> {
  const heard: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      heard.push(bytes);
      if (heard.length === 1 && bytes.readInt32BE(4) === SEAL) socket.write(NO);
      else socket.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  await expect(openDatabase(`postgres://u:secret@127.0.0.1:${port}/d${query}`)).rejects.toThrow();
  for (const socket of sockets) socket.destroy();
  server.close();
  await once(server, 'close');
  const asks = heard[0]?.readInt32BE(4) === SEAL ? 'sealed' : 'plain';
  return { asks, goesOn: asks === 'sealed' && heard.length > sockets.size };
}

describe('on the wire', () => {
  test.each(['', '?sslmode=disable', '?application_name=hirebot'])('%j is plain', async (query) => {
    expect((await firstWords(query)).asks).toBe('plain');
  });

  test.each(['prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'])(
    'sslmode=%s is sealed, and nothing is said to a server that cannot',
    async (mode) => {
      expect(await firstWords(`?sslmode=${mode}`)).toEqual({ asks: 'sealed', goesOn: false });
    },
  );
});

describe('whom it believes', () => {
  const optionsOf = (query: string): unknown =>
    Reflect.get(new pg.Client(poolOptions({ url: `postgres://u@h/d${query}`, unhurried: false })), 'ssl');

  test.each(['prefer', 'require', 'verify-ca', 'verify-full'])(
    'sslmode=%s: a server with a name that is proven',
    (mode) => {
      expect(optionsOf(`?sslmode=${mode}`)).toEqual({});
    },
  );

  test('no-verify and the ways of libpq are for who asks for them', () => {
    expect(optionsOf('?sslmode=no-verify')).toEqual({ rejectUnauthorized: false });
    expect(optionsOf('?sslmode=require&uselibpqcompat=true')).toEqual({ rejectUnauthorized: false });
    expect(optionsOf('?sslmode=disable')).toBe(false);
  });

  test('the rest of the URL is as it was: user, password, host, other parameters', () => {
    const url = 'postgresql://a%40b:p%2Fw%20d@db.example:6432/hire?application_name=x&sslmode=require';
    const { user, password, host, port, database } = new pg.Client(poolOptions({ url, unhurried: false }));
    expect({ user, password, host, port, database }).toEqual({
      user: 'a@b',
      password: 'p/w d',
      host: 'db.example',
      port: 6432,
      database: 'hire',
    });
  });
});
