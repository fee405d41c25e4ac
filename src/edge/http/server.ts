/** The HTTP server: the two Feishu routes on `node:http`, everything else on express behind them. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultFields, type Log } from '../../core/log.ts';
import { CARDS_PATH, EVENTS_PATH } from '../subscription.ts';
import type { Answer, Webhook } from './webhook.ts';

const MAX_BODY_BYTES = 256 * 1024;
/** Of a body that is too large this much is still read, so that its sender gets to see the answer. */
const MAX_IGNORED_BYTES = 4 * 1024 * 1024;
const MAX_CONNECTIONS = 4096;
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
    { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      const path = request.url?.split('?', 1)[0] ?? '';
      if (!ROUTES.has(path)) return pages(request, response);
      receive({ webhook, count }, request, response).catch((cause: unknown) => {
        log.error(faultFields(cause), 'answering a delivery');
        if (!response.headersSent) send(response, { status: 503, body: '' });
      });
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: portOf(server), stop: () => stop(server) };
}

const portOf = (server: Server): number => {
  const address: AddressInfo | string | null = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
};

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });

async function receive(
  { webhook, count }: Pick<EdgeOptions, 'webhook' | 'count'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refusalOf(request);
  const body = refusal === null ? await readBody(request) : null;
  if (body === null) {
    const status = refusal ?? 413;
    count(`refused: ${status}`);
    send(response, { status, body: '' }, { close: true });
    discard(request);
    return;
  }
  const answer = await webhook(request.headers, body);
  if (answer.answered) response.once('finish', () => void answer.answered?.().catch(() => undefined));
  send(response, answer);
}

/** What can be refused before the body: method, compression, announced size. The type proves nothing; the signature does. */
function refusalOf({ method, headers }: IncomingMessage): number | null {
  if (method !== 'POST') return 405;
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return 415;
  if (Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES) return 413;
  return null;
}

/** The raw bytes; null as soon as they are too many. */
function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) resolve(null);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

function discard(request: IncomingMessage): void {
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_IGNORED_BYTES) request.destroy();
  });
  request.on('error', () => undefined);
}

function send(response: ServerResponse, { status, body }: Answer, { close = false } = {}): void {
  const headers = body ? { 'content-type': 'application/json; charset=utf-8' } : {};
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(body),
    ...(close ? { connection: 'close' } : {}),
  });
  response.end(body);
}
