/** The stand-in behind https, as Feishu is: whoever trusts the certificate of the tests can speak to it. */
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { resolve } from 'node:path';

const pem = (name: string): string => resolve(import.meta.dirname, `../fixtures/tls/localhost.${name}.pem`);

export interface TlsFront {
  readonly url: string;
  /** What a process needs to believe it. */
  readonly trust: { readonly NODE_EXTRA_CA_CERTS: string };
  close(): Promise<void>;
}

export async function tlsFrontOf(plainUrl: string): Promise<TlsFront> {
  const server = createServer(
    { key: readFileSync(pem('key')), cert: readFileSync(pem('cert')) },
    (incoming, answer) => {
      const { method, headers, url = '/' } = incoming;
      const passedOn = request(new URL(url, plainUrl), { method, headers }, (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.pipe(answer);
      });
      passedOn.on('error', () => answer.destroy());
      incoming.pipe(passedOn);
    },
  );
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
