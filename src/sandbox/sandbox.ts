/** The stand-in for Feishu: a tenant in memory, its open platform over HTTP, and people who talk to the bot. */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { Express } from 'express';
import { contactEndpoints } from './contact.ts';
import { controlRoutes } from './control.ts';
import { type DeliveryKeys, deliverEvent, envelopeOf, FEISHU_RETRIES_MS, post, sign } from './deliver.ts';
import { hireEndpoints } from './hire.ts';
import { imEndpoints } from './im.ts';
import { type CallRecord, createOpenApi } from './open-api.ts';
import { type Clicked, type ClickInput, clickEvent, readClickAnswer } from './press.ts';
import { messageEvent, type SayInput } from './say-event.ts';
import { createChance, noTrouble, type Trouble } from './trouble.ts';
import { createWorld, type Message, type World } from './world.ts';

export interface SandboxOptions {
  readonly port: number;
  /** Made up when left out. */
  readonly keys?: Partial<DeliveryKeys & { readonly appSecret: string }>;
  /** Pauses before an unacknowledged event is sent again, ms. */
  readonly retriesMs?: readonly number[];
  readonly seed?: number;
  readonly now?: () => number;
}

export interface Sandbox {
  readonly url: string;
  readonly keys: DeliveryKeys & { readonly appSecret: string };
  readonly world: World;
  readonly trouble: Trouble;
  readonly calls: readonly CallRecord[];
  /** Where the bot listens. */
  connect(botUrl: string): void;
  say(input: SayInput): Promise<{ message: Message; status: number }>;
  press(input: ClickInput): Promise<Clicked>;
  stop(): Promise<void>;
}

/** The newest; a test of 10,000 calls still sees all of its own. */
const KEPT_CALLS = 50_000;

const secret = (): string => randomBytes(16).toString('hex');

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, keys: given = {}, seed = 1, now = Date.now } = options;
  const made = { appSecret: secret(), encryptKey: secret(), verificationToken: secret() };
  const keys = { appId: 'cli_sandbox', tenantKey: 'sandbox_tenant', ...made, ...given };
  const world = createWorld();
  const trouble = noTrouble();
  const calls: CallRecord[] = [];
  const app = createOpenApi({
    endpoints: [...hireEndpoints(world), ...contactEndpoints(world), ...imEndpoints({ world, now })],
    credentials: keys,
    trouble,
    now,
    chance: createChance(seed),
    record: (call) => {
      calls.push(call);
      if (calls.length > KEPT_CALLS) calls.splice(0, calls.length - KEPT_CALLS);
    },
  });
  const actions = createActions({ world, keys, now, retriesMs: options.retriesMs ?? FEISHU_RETRIES_MS });
  controlRoutes(app, { world, trouble, calls, ...actions });
  const { url, stop } = await listen(app, port);
  return { url, stop, keys, world, trouble, calls, ...actions };
}

interface ActionDeps {
  readonly world: World;
  readonly keys: DeliveryKeys;
  readonly now: () => number;
  readonly retriesMs: readonly number[];
}

/** What people do in the chats, delivered to the bot as Feishu would. */
function createActions({ world, keys, now, retriesMs }: ActionDeps): Pick<Sandbox, 'say' | 'press' | 'connect'> {
  let botUrl = '';
  return {
    connect: (url) => {
      botUrl = url;
    },
    say: async (input) => {
      const { message, event } = messageEvent(world, input, { tenantKey: keys.tenantKey, at: now() });
      const envelope = envelopeOf(keys, { type: 'im.message.receive_v1', event, at: now() });
      const url = `${botUrl}/feishu/events`;
      const { status } = await deliverEvent({ url, envelope, encryptKey: keys.encryptKey, now, retriesMs });
      return { message, status };
    },
    press: async (input) => {
      const event = clickEvent(world, input, keys.tenantKey);
      const envelope = envelopeOf(keys, { type: 'card.action.trigger', event, at: now() });
      const delivered = await post(`${botUrl}/feishu/cards`, sign(envelope, keys.encryptKey, now()));
      return readClickAnswer(delivered, world.messages.get(input.messageId));
    },
  };
}

async function listen(app: Express, port: number): Promise<Pick<Sandbox, 'url' | 'stop'>> {
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(port, '127.0.0.1', (error?: Error) => (error ? reject(error) : resolve(listening)));
  });
  const address = server.address();
  const bound = address !== null && typeof address === 'object' ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
