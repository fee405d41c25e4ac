/** Ours without its workers: verified, decrypted, and on disk before it is answered. */
import { passOn } from '../../src/core/failpoint.ts';
import { createHandle } from '../../src/edge/handle.ts';
import { createAdmission } from '../../src/edge/http/admit.ts';
import { startEdge } from '../../src/edge/http/server.ts';
import { createWebhook } from '../../src/edge/http/webhook.ts';
import { createIntake } from '../../src/edge/intake.ts';
import { openDatabase } from '../../src/store/open.ts';
import { keys } from './deliveries.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function startOwnEdge(file: string): Promise<number> {
  const db = await openDatabase(`file:${file}`);
  const now = () => Date.now();
  const count = () => undefined;
  const handle = createHandle({
    isOwnTenant: async () => true,
    concerns: async () => true,
    store: createIntake({ db, journal: null, pass: passOn, committed: () => undefined }),
    decide: async () => ({ toast: { type: 'info', text: { zh: '', en: '' } } }),
    count,
    steady: now,
    log: silent,
  });
  const started = await startEdge({
    webhook: createWebhook({ admit: createAdmission(keys, now), handle, count }),
    pages: (_request, response) => response.end(),
    host: '127.0.0.1',
    port: 0,
    count,
    log: silent,
  });
  return started.port;
}
