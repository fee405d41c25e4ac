/** One server per process, chosen by its argument: our edge with its database, the SDK's express adapter, bare `node:http`. */
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passOn } from '../../src/core/failpoint.ts';
import { createHandle } from '../../src/edge/handle.ts';
import { createAdmission } from '../../src/edge/http/admit.ts';
import { startEdge } from '../../src/edge/http/server.ts';
import { createWebhook } from '../../src/edge/http/webhook.ts';
import { createIntake } from '../../src/edge/intake.ts';
import { countWaiting } from '../../src/store/inbox.ts';
import { openDatabase } from '../../src/store/open.ts';

const keys = { appId: 'cli_bench', encryptKey: 'bench-encrypt-key', verificationToken: 'bench-token' };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Served {
  readonly port: number;
  /** How many deliveries are on disk. */
  readonly stored: () => Promise<number>;
}

async function ours(): Promise<Served> {
  const db = await openDatabase(`file:${join(mkdtempSync(join(tmpdir(), 'hirebot-bench-')), 'bench.sqlite')}`);
  const now = () => Date.now();
  const count = () => undefined;
  const handle = createHandle({
    isOwnTenant: async () => true,
    store: createIntake(db, passOn),
    decide: async () => ({ toast: { type: 'info', text: { zh: '', en: '' } } }),
    onStored: () => undefined,
    count,
    steady: now,
    log: silent,
  });
  const edge = await startEdge({
    webhook: createWebhook({ admit: createAdmission(keys, now), handle, count }),
    pages: (_request, response) => response.end(),
    host: '127.0.0.1',
    port: 0,
    count,
    log: silent,
  });
  return { port: edge.port, stored: () => countWaiting(db) };
}

/** As its documentation sets it up. It stores nothing. */
async function sdk(): Promise<Served> {
  const lark = await import('@larksuiteoapi/node-sdk');
  const { default: express } = await import('express');
  const dispatcher = new lark.EventDispatcher({
    encryptKey: keys.encryptKey,
    verificationToken: keys.verificationToken,
    loggerLevel: lark.LoggerLevel.error,
  });
  dispatcher.register({ 'im.message.receive_v1': async () => undefined });
  const app = express();
  app.use(express.json());
  app.use('/feishu/events', lark.adaptExpress(dispatcher));
  return listening(createServer(app));
}

/** The most that any receiver on Node could do: read the body, answer. */
const bare = (): Promise<Served> =>
  listening(
    createServer((request, response) => {
      request.on('data', () => undefined).on('end', () => response.end('{}'));
    }),
  );

async function listening(server: ReturnType<typeof createServer>): Promise<Served> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { port: address !== null && typeof address === 'object' ? address.port : 0, stored: async () => 0 };
}

const kinds: Readonly<Record<string, () => Promise<Served>>> = { ours, sdk, bare };
const served = await kinds[process.argv[2] ?? '']?.();
if (!served) throw new Error('starting a benchmark server of no known kind');

process.on('message', async () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000, stored: await served.stored() });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: served.port });
