/** What operators and load balancers ask: alive, ready, metrics. */
import express, { type Express, type Request } from 'express';
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

export function createPages({ problems, metrics, metricsToken }: PagesDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => void response.json({ status: 'alive' }));
  app.get('/readyz', async (_request, response) => {
    const found = await within(READY_MS, problems(), late);
    const ready = Object.keys(found).length === 0;
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', problems: found });
  });
  app.get('/metrics', async (request, response) => {
    if (mayReadMetrics(request, metricsToken)) response.type('text/plain; version=0.0.4').send(await metrics());
    else response.status(401).end();
  });
  app.use((_request, response) => void response.status(404).end());
  app.use((_cause: unknown, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
    response.status(500).end();
  });
  return app;
}

/** What a proxy on this machine passes on comes from elsewhere, though its own address is a loopback one. */
function mayReadMetrics({ socket, headers }: Request, token: string | null): boolean {
  const here = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? '');
  const passedOn = ['x-forwarded-for', 'x-real-ip', 'forwarded'].some((name) => headers[name] !== undefined);
  if (here && !passedOn) return true;
  return token !== null && sameSecret(headers.authorization ?? '', `Bearer ${token}`);
}
