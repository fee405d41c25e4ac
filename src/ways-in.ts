/** How deliveries come in, and what is told about it: webhooks, the long connection, the pages of operators. */
import type { Handle } from './edge/handle.ts';
import { createAdmission, withoutKeys } from './edge/http/admit.ts';
import type { PagesDeps } from './edge/http/pages.ts';
import { type Edge, type EdgeOptions, startEdge } from './edge/http/server.ts';
import { createWebhook, type Webhook } from './edge/http/webhook.ts';
import type { LongConnection } from './edge/socket/long-connection.ts';
import { addressTransport } from './feishu/connection-address.ts';
import { findingsHere } from './health/checks.ts';
import type { Metrics } from './health/metrics.ts';
import { problems } from './health/readiness.ts';
import type { Parts } from './parts.ts';

/** The SDK is loaded only for it: that takes longer than all else at the start, and as much memory as half of the bot. */
export async function connectionOf(
  { config, world, clock, http, metrics, log }: Parts,
  handle: Handle,
): Promise<LongConnection> {
  const { keepConnected } = await import('./edge/socket/long-connection.ts');
  return keepConnected({
    ...config.app,
    proxy: config.proxy,
    transport: (note) => addressTransport(http, config.app.baseUrl, note),
    handle,
    count: metrics.countDelivery,
    sleep: world.sleep,
    steady: clock.steady,
    log,
  });
}

/** What the doctor looks at, from inside. */
export const findingsOf = ({ config, world, clock, policy, ...parts }: Parts) =>
  findingsHere({
    ...parts,
    ...world,
    steady: clock.steady,
    settings: { ok: true, config },
    policy: policy.current().policy && { ok: true, source: policy },
  });

const timed =
  ({ answering }: Metrics, webhook: Webhook): Webhook =>
  async (headers, body) => {
    const answered = answering();
    try {
      return await webhook(headers, body);
    } finally {
      answered();
    }
  };

/** Express is loaded for whoever asks first: that takes as long as all else of the edge. */
function pagesOnceAsked(deps: PagesDeps): EdgeOptions['pages'] {
  let asked: Promise<ReturnType<typeof import('./edge/http/pages.ts').createPages>> | null = null;
  return async (request, response) => {
    asked ??= import('./edge/http/pages.ts').then(({ createPages }) => createPages(deps));
    (await asked)(request, response);
  };
}

export const edgeOf = (
  { config, world, clock, db, tokens, pages, metrics, log, connection }: Parts,
  handle: Handle,
): Promise<Edge> =>
  startEdge({
    host: config.host,
    port: config.port,
    log,
    count: metrics.countDelivery,
    webhook: timed(
      metrics,
      createWebhook({
        admit: config.app.keys ? createAdmission({ ...config.app, ...config.app.keys }, world.now) : withoutKeys,
        handle,
        count: metrics.countDelivery,
      }),
    ),
    pages: pagesOnceAsked({
      metrics: metrics.text,
      metricsToken: config.metricsToken,
      problems: () => problems({ ...world, db, tokens, pages, steady: clock.steady, connection }),
    }),
  });
