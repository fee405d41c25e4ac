/** What operators and load balancers ask: alive, ready, metrics. */
import express, { type Express } from 'express';

export interface PagesDeps {
  /** What keeps the bot from working, by part; empty when it is ready. */
  readonly problems: () => Promise<Readonly<Record<string, string>>>;
  readonly metrics: () => Promise<string>;
}

export function createPages({ problems, metrics }: PagesDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => void response.json({ status: 'alive' }));
  app.get('/readyz', async (_request, response) => {
    const found = await problems();
    const ready = Object.keys(found).length === 0;
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', problems: found });
  });
  app.get(
    '/metrics',
    async (_request, response) => void response.type('text/plain; version=0.0.4').send(await metrics()),
  );
  app.use((_request, response) => void response.status(404).end());
  app.use((_cause: unknown, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
    response.status(500).end();
  });
  return app;
}
