/** The HTTP server: the two Feishu routes on `node:http`, everything else on express behind them. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultFields, type Log } from '../../core/log.ts';
import { CARDS_PATH, EVENTS_PATH } from '../subscription.ts';
import { type Connections, guardConnections, KEEP_OTHERS_MS } from './connections.ts';
import { createTurned, type Turned } from './turn-away.ts';
import type { Answer, Webhook } from './webhook.ts';

const MAX_BODY_BYTES = 256 * 1024;
/** The console's URL check needs no more; whatever else is not signed is not even kept. */
const MAX_UNSIGNED_BYTES = 8 * 1024;
const TALLY_MS = 60_000;
const ROUTES = new Set([EVENTS_PATH, CARDS_PATH]);

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Edge {
  readonly port: number;
  /** Takes no new deliveries; resolves when the ones under way are answered. */
  stop(): Promise<void>;
}

export interface EdgeOptions {
  readonly webhook: Webhook;
  readonly pages: Handler;
  readonly host: string;
  readonly port: number;
  readonly count: (verdict: string) => void;
  readonly log: Log;
}

export async function startEdge({ webhook, pages, host, port, count, log }: EdgeOptions): Promise<Edge> {
  const server = createServer(
    // Node looks for slow senders only this often; its default of 30 s would make the other limits meaningless.
    {
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: KEEP_OTHERS_MS,
    },
    (request, response) => {
      // Once it stops no line is kept, not even by whoever was just answered.
      response.once('close', () => server.listening || server.closeIdleConnections());
      const path = request.url?.split('?', 1)[0] ?? '';
      if (!ROUTES.has(path)) return pages(request, response);
      receive({ webhook, count, connections, turned }, request, response).catch((cause: unknown) => {
        if (request.destroyed && !request.complete) return cutOff();
        log.error(faultFields(cause), 'answering a delivery');
        if (!response.headersSent) send(response, { status: 503, body: '' });
      });
    },
  );
  const connections = guardConnections(server);
  const turned = createTurned();
  const cutOff = createTally((bodies) => log.warn({ bodies }, 'reading bodies that were cut off'), count);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: portOf(server), stop: () => stop(server, turned) };
}

const portOf = (server: Server): number => {
  const address: AddressInfo | string | null = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
};

const stop = (server: Server, turned: Turned): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    turned.stop();
  });

type Receiving = Pick<EdgeOptions, 'webhook' | 'count'> & {
  readonly connections: Connections;
  readonly turned: Turned;
};

async function receive(
  { webhook, count, connections, turned }: Receiving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refusalOf(request);
  const body = refusal ?? (await readBody(request));
  if (typeof body === 'number') {
    count(`refused: ${body}`);
    return turned.away(request, response, body);
  }
  const answer = await webhook(request.headers, body);
  // After node's own, which gives every connection the short time.
  if (answer.status === 200) response.once('finish', () => connections.delivered(request.socket));
  if (answer.answered) response.once('finish', () => void answer.answered?.().catch(() => undefined));
  send(response, answer);
}

/** What can be refused before the body: method, compression, announced size. The type proves nothing; the signature does. */
function refusalOf({ method, headers }: IncomingMessage): number | null {
  if (method !== 'POST') return 405;
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return 415;
  const announced = Number(headers['content-length'] ?? 0);
  if (announced > MAX_BODY_BYTES) return 413;
  return announced > mostOf(headers) ? 401 : null;
}

const mostOf = (headers: IncomingMessage['headers']): number =>
  headers['x-lark-signature'] === undefined ? MAX_UNSIGNED_BYTES : MAX_BODY_BYTES;

/** The raw bytes; the status of the refusal where they are too many. */
function readBody(request: IncomingMessage): Promise<Buffer | number> {
  const most = mostOf(request.headers);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) {
        chunks.length = 0;
        resolve(413);
      } else if (size <= most) chunks.push(chunk);
    });
    request.on('end', () => resolve(size > most ? 401 : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

/** One line for all that come within a minute. */
function createTally(say: (how: number) => void, count: (verdict: string) => void): () => void {
  let tally = 0;
  return () => {
    count('cut off');
    tally += 1;
    if (tally > 1) return;
    setTimeout(() => {
      say(tally);
      tally = 0;
    }, TALLY_MS).unref();
  };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const headers = body ? { 'content-type': 'application/json; charset=utf-8' } : {};
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
