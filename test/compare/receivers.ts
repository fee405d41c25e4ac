/** One receiver per process, chosen by its argument: our edge, and the SDK's two adapters as its documentation sets them up. */
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
import { EVENTS_PATH } from '../../src/edge/subscription.ts';
import { countWaiting } from '../../src/store/lines.ts';
import { openDatabase } from '../../src/store/open.ts';
import { keys } from './keys.ts';

interface Receiver {
  readonly port: number;
  /** How many deliveries it took for authentic ones. */
  readonly accepted: () => number | Promise<number>;
}

async function ours(): Promise<Receiver> {
  const db = await openDatabase(`file:${join(mkdtempSync(join(tmpdir(), 'hirebot-compare-')), 'compare.sqlite')}`);
  const count = () => undefined;
  const log = { info: count, warn: count, error: count };
  let clicks = 0;
  const handle = createHandle({
    isOwnTenant: async (tenant) => tenant === keys.tenantKey,
    concerns: async () => true,
    store: createIntake({ db, journal: null, pass: passOn, committed: () => undefined }),
    decide: async () => {
      clicks += 1;
      return { toast: { type: 'info', text: { zh: '', en: '' } } };
    },
    count,
    steady: () => Date.now(),
    log,
  });
  const webhook = createWebhook({ admit: createAdmission(keys, () => Date.now()), handle, count });
  const pages = (_: unknown, response: { end(): void }) => response.end();
  const edge = await startEdge({ webhook, pages, host: '127.0.0.1', port: 0, count, log });
  return { port: edge.port, accepted: async () => (await countWaiting(db)) + clicks };
}

async function sdk(adapter: 'adaptExpress' | 'adaptDefault'): Promise<Receiver> {
  const lark = await import('@larksuiteoapi/node-sdk');
  const { default: express } = await import('express');
  const { encryptKey, verificationToken } = keys;
  const dispatcher = new lark.EventDispatcher({ encryptKey, verificationToken, loggerLevel: lark.LoggerLevel.error });
  let handled = 0;
  const handle = async () => {
    handled += 1;
  };
  dispatcher.register({ 'im.message.receive_v1': handle, 'card.action.trigger': handle });
  const options = { autoChallenge: true };
  const app = express();
  app.use(EVENTS_PATH, lark.adaptExpress(dispatcher, options));
  const server = createServer(adapter === 'adaptExpress' ? app : lark.adaptDefault(EVENTS_PATH, dispatcher, options));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { port: address !== null && typeof address === 'object' ? address.port : 0, accepted: () => handled };
}

const kinds: Readonly<Record<string, () => Promise<Receiver>>> = {
  ours,
  adaptExpress: () => sdk('adaptExpress'),
  adaptDefault: () => sdk('adaptDefault'),
};
const receiver = await kinds[process.argv[2] ?? '']?.();
if (!receiver) throw new Error('starting a receiver of no known kind');
process.on('message', async () => process.send?.({ accepted: await receiver.accepted() }));
process.on('disconnect', () => process.exit(0));
process.send?.({ port: receiver.port });
