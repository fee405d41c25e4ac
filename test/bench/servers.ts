/** One server per process, chosen by its argument: our edge with its database, what others offer, and a Feishu that always says yes. */
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { keys } from './deliveries.ts';

const PATH = '/feishu/events';
/** Each loads what is its own alone: how soon it listens is measured as well. */
const edge = async (file: string): Promise<number> => (await import('./own-edge.ts')).startOwnEdge(file);

async function dispatcher() {
  const lark = await import('@larksuiteoapi/node-sdk');
  const made = new lark.EventDispatcher({ ...keys, loggerLevel: lark.LoggerLevel.error });
  return { lark, made: made.register({ 'im.message.receive_v1': async () => undefined }) };
}

/** As the SDK's documentation sets it up. It stores nothing. */
async function adaptExpress(): Promise<number> {
  const { lark, made } = await dispatcher();
  const { default: express } = await import('express');
  const app = express();
  app.use(express.json());
  app.use(PATH, lark.adaptExpress(made));
  return listening(createServer(app));
}

async function adaptDefault(): Promise<number> {
  const { lark, made } = await dispatcher();
  return listening(createServer(lark.adaptDefault(PATH, made)));
}

/** Slack's framework on Slack's events. It stores nothing. */
async function bolt(): Promise<number> {
  const { App, HTTPReceiver, LogLevel } = await import('@slack/bolt');
  const receiver = new HTTPReceiver({ signingSecret: keys.encryptKey, endpoints: [PATH], logLevel: LogLevel.ERROR });
  const authorize = async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U1' });
  const app = new App({ receiver, authorize, logLevel: LogLevel.ERROR });
  app.event('message', async () => undefined);
  const server = await receiver.start(0);
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

/** What a bot like ours is built from, loaded and listening: a database, HTTP in and out, schemas, the SDK. */
async function stack(): Promise<number> {
  const [{ default: express }, { default: Sqlite }] = await Promise.all([import('express'), import('better-sqlite3')]);
  const imported = ['kysely', 'zod', 'undici', 'pino', 'prom-client', '@larksuiteoapi/node-sdk'];
  await Promise.all(imported.map((name) => import(name)));
  new Sqlite(':memory:').pragma('journal_mode = WAL');
  return listening(createServer(express()));
}

/** The least that is safe: signature, decryption, JSON. It stores nothing. */
const verified = (): Promise<number> =>
  listening(
    createServer((request, response) => {
      void bodyOf(request).then((body) => response.writeHead(isGenuine(request, body) ? 200 : 401).end('{}'));
    }),
  );

function isGenuine({ headers }: IncomingMessage, body: Buffer): boolean {
  const signed = `${headers['x-lark-request-timestamp']}${headers['x-lark-request-nonce']}${keys.encryptKey}`;
  const expected = createHash('sha256').update(signed).update(body).digest();
  const given = Buffer.from(String(headers['x-lark-signature']), 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  const sealed = Buffer.from(JSON.parse(body.toString()).encrypt, 'base64');
  const key = createHash('sha256').update(keys.encryptKey).digest();
  const decipher = createDecipheriv('aes-256-cbc', key, sealed.subarray(0, 16));
  const text = Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]).toString();
  return JSON.parse(text).header.token === keys.verificationToken;
}

/** The most that any receiver on Node could do: read the body, answer. */
const bare = (): Promise<number> =>
  listening(createServer((request, response) => void bodyOf(request).then(() => response.end('{}'))));

/** Where the whole bot calls: it has no job and takes every card. */
const feishu = (): Promise<number> =>
  listening(
    createServer((request, response) => {
      void bodyOf(request).then(() => response.setHeader('content-type', 'application/json').end(answerTo(request)));
    }),
  );

let sent = 0;
function answerTo({ url = '', method }: IncomingMessage): string {
  if (url.includes('tenant_access_token')) return '{"code":0,"tenant_access_token":"t-bench","expire":7200}';
  if (url.includes('/tenant/v2/tenant/query'))
    return JSON.stringify({ code: 0, data: { tenant: { tenant_key: keys.tenantKey } } });
  if (method === 'POST' && url.includes('/im/v1/messages')) {
    sent += 1;
    return JSON.stringify({ code: 0, data: { message_id: `om_sent_${sent}`, chat_id: 'oc_sent' } });
  }
  return '{"code":0,"data":{"items":[],"has_more":false}}';
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

const kinds: Readonly<Record<string, (file: string) => Promise<number>>> = {
  edge,
  adaptExpress,
  adaptDefault,
  bolt,
  stack,
  verified,
  bare,
  feishu,
};
const [kind = '', file = ''] = process.argv.slice(2);
const port = await kinds[kind]?.(file);
if (!port) throw new Error(`starting a benchmark server of no known kind: ${kind}`);
for (const end of ['disconnect', 'SIGTERM'] as const) process.on(end, () => process.exit(0));
process.send?.({ port });
