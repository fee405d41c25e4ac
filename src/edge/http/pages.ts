/** What operators and load balancers ask: alive, ready, metrics. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { within } from '../../core/deadline.ts';
import { sameSecret } from './cipher.ts';

export interface PagesDeps {
  /** What keeps the bot from working, by part; empty when it is ready. */
  readonly problems: () => Promise<Readonly<Record<string, string>>>;
  readonly metrics: () => Promise<string>;
  /** Opens the metrics to callers from elsewhere; null where only this machine may read them. */
  readonly metricsToken: string | null;
}

/** A load balancer waits no longer, and a check may hang with the database. */
const READY_MS = 2_500;
const late = { deadline: 'the checks did not answer in time' };

interface Page {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
}

const nothing = (status: number): Page => ({ status });
const json = (status: number, value: object): Page => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

export type Pages = (request: IncomingMessage, response: ServerResponse) => void;

export const createPages =
  (deps: PagesDeps): Pages =>
  (request, response) => {
    void pageOf(deps, request)
      .catch(() => nothing(500))
      .then(({ status, type, body = '' }) => {
        const length = { 'content-length': Buffer.byteLength(body) };
        response.writeHead(status, { ...length, ...(type ? { 'content-type': type } : {}) }).end(body);
      });
  };

async function pageOf({ problems, metrics, metricsToken }: PagesDeps, request: IncomingMessage): Promise<Page> {
  const { url = '', method = '' } = request;
  if (method !== 'GET' && method !== 'HEAD') return nothing(404);
  switch (url.split('?', 1)[0]?.replace(/\/$/, '')) {
    case '/healthz':
      return json(200, { status: 'alive' });
    case '/readyz': {
      const found = await within(READY_MS, problems(), late);
      const ready = Object.keys(found).length === 0;
      return json(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', problems: found });
    }
    case '/metrics': {
      if (!mayReadMetrics(request, metricsToken)) return nothing(401);
      return { status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', body: await metrics() };
    }
    default:
      return nothing(404);
  }
}

/** What a proxy on this machine passes on comes from elsewhere, though its own address is a loopback one. */
function mayReadMetrics({ socket, headers }: IncomingMessage, token: string | null): boolean {
  const here = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? '');
  const passedOn = ['x-forwarded-for', 'x-real-ip', 'forwarded'].some((name) => headers[name] !== undefined);
  if (here && !passedOn) return true;
  return token !== null && sameSecret(headers.authorization ?? '', `Bearer ${token}`);
}
