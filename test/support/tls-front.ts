/** The stand-in behind https, as Feishu is: whoever trusts the certificate of the tests can speak to it. */
import { readFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:https';
import { resolve } from 'node:path';
import type { Duplex } from 'node:stream';

const pem = (name: string): string => resolve(import.meta.dirname, `../fixtures/tls/localhost.${name}.pem`);

export interface TlsFront {
  readonly url: string;
  /** What a process needs to believe it. */
  readonly trust: { readonly NODE_EXTRA_CA_CERTS: string };
  close(): Promise<void>;
}

interface Upgrade {
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly plainUrl: string;
}

/** A long connection: bytes both ways, until either side ends. */
function passUpgrade({ url = '/', headers }: IncomingMessage, { socket, head, plainUrl }: Upgrade): void {
  const passedOn = request(new URL(url, plainUrl), { headers });
  socket.on('error', () => passedOn.destroy());
  passedOn.on('error', () => socket.destroy());
  passedOn.on('upgrade', (given, behind, first) => {
    const lines = Object.entries(given.headers).map(([name, value]) => `${name}: ${value}`);
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
    behind.unshift(first);
    socket.unshift(head);
    socket.pipe(behind).pipe(socket);
    for (const [one, other] of [
      [socket, behind],
      [behind, socket],
    ] as const)
      for (const end of ['close', 'error']) one.on(end, () => other.destroy());
  });
  passedOn.end();
}

export async function tlsFrontOf(plainUrl: string): Promise<TlsFront> {
  const server = createServer(
    { key: readFileSync(pem('key')), cert: readFileSync(pem('cert')) },
    (incoming, answer) => {
      const { method, headers, url = '/' } = incoming;
      const passedOn = request(
        new URL(url, plainUrl),
        { method, headers: { ...headers, 'x-forwarded-proto': 'https' } },
        (given) => {
          answer.writeHead(given.statusCode ?? 502, given.headers);
          given.pipe(answer);
        },
      );
      passedOn.on('error', () => answer.destroy());
      incoming.pipe(passedOn);
    },
  );
  server.on('upgrade', (incoming, socket, head) => passUpgrade(incoming, { socket, head, plainUrl }));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `https://localhost:${port}`,
    trust: { NODE_EXTRA_CA_CERTS: pem('cert') },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
