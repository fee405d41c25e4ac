/** The stand-in for Feishu: a tenant in memory, its open platform over HTTP, and people who talk to the bot. */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { Express } from 'express';
import { controlRoutes } from './control.ts';
import {
  type Delivered,
  type DeliveryKeys,
  deliverEvent,
  envelopeOf,
  FEISHU_RETRIES_MS,
  post,
  sign,
} from './delivery/deliver.ts';
import { type Clicked, type ClickInput, clickEvent, readClickAnswer } from './delivery/press.ts';
import { messageEvent, type SayInput } from './delivery/say-event.ts';
import { hireEndpoints } from './hire/hire.ts';
import { createPage } from './page-server/page-server.ts';
import type { CommandWords } from './page-server/page-state.ts';
import { contactEndpoints } from './platform/contact.ts';
import { done, type Endpoint, get, MIXED } from './platform/endpoint.ts';
import { imEndpoints } from './platform/im.ts';
import { type CallRecord, createOpenApi, type OpenApiDeps } from './platform/open-api.ts';
import { createChance, noTrouble, type Trouble } from './platform/trouble.ts';
import { createRecords } from './records/records.ts';
import { createTrafficLog, type TrafficLog } from './world/traffic.ts';
import { createWorld, type Message, type World } from './world/world.ts';

export interface SandboxOptions {
  readonly port: number;
  /** Made up when left out. */
  readonly keys?: Partial<DeliveryKeys & { readonly appSecret: string }>;
  /** Pauses before an unacknowledged event is sent again, ms. */
  readonly retriesMs?: readonly number[];
  readonly seed?: number;
  readonly now?: () => number;
  /** What can be said to the bot, for the composer's completion. */
  readonly commands?: readonly CommandWords[];
}

export interface Sandbox {
  readonly url: string;
  readonly keys: DeliveryKeys & { readonly appSecret: string };
  readonly world: World;
  readonly trouble: Trouble;
  readonly calls: readonly CallRecord[];
  /** The newest exchanges in both directions. */
  readonly traffic: TrafficLog;
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
  const [world, trouble, traffic] = [createWorld(), noTrouble(), createTrafficLog()];
  const calls: CallRecord[] = [];
  const own = [...hireEndpoints(world), ...contactEndpoints(world), ...imEndpoints({ world, now })];
  const scopes = [...new Set(own.flatMap((each) => each.scopes))].sort();
  const endpoints = [...own, scopesEndpoint(scopes, trouble)];
  const app = createOpenApi({
    endpoints,
    credentials: keys,
    trouble,
    now,
    chance: createChance(seed),
    record: createRecorder({ world, calls, traffic }),
  });
  const actions = createActions({ world, keys, now, retriesMs: options.retriesMs ?? FEISHU_RETRIES_MS, traffic });
  const look = { world, trouble, calls, traffic, records: createRecords(world, now), now };
  controlRoutes(app, { ...look, ...actions });
  createPage(app, {
    ...look,
    scopes,
    commands: options.commands ?? [],
  });
  const { url, stop } = await listen(app, port);
  return { url, stop, keys, world, trouble, calls, traffic, ...actions };
}

/** Which scopes are granted (`application/v6/scopes`): 1 granted, 2 not. Events' scopes are always there. */
const scopesEndpoint = (scopes: readonly string[], trouble: Trouble): Endpoint => ({
  ...get('/application/v6/scopes', MIXED, []),
  handle: () =>
    done({
      scopes: [...scopes, ...eventScopes].map((scope_name) => ({
        scope_name,
        grant_status: trouble.missingScopes.has(scope_name) ? 2 : 1,
        scope_type: 'tenant',
      })),
    }),
});
const eventScopes = ['im:message.group_at_msg:readonly', 'im:message.p2p_msg:readonly'];

interface Recording {
  readonly world: World;
  readonly calls: CallRecord[];
  readonly traffic: TrafficLog;
}

/** Calls are kept for counting, the newest with their answers for looking at. */
const createRecorder =
  ({ world, calls, traffic }: Recording): OpenApiDeps['record'] =>
  (call, { ms, answer }) => {
    calls.push(call);
    if (calls.length > KEPT_CALLS) calls.splice(0, calls.length - KEPT_CALLS);
    const { at, method, path, query, body, status, code, fault, effect } = call;
    const asked = new URLSearchParams(Object.entries(Object(query)).map(([name, value]) => [name, String(value)]));
    const what = `${method} ${path.replace('/open-apis', '')}${asked.size > 0 ? `?${asked}` : ''}`;
    const exchange = { at: at - ms, ms, to: 'platform', what, status, code, fault, effect } as const;
    world.news.tell({ kind: 'traffic', traffic: traffic.note({ ...exchange, sent: body ?? '', got: answer ?? '' }) });
    if (effect) world.news.tell({ kind: 'hire' });
  };

interface ActionDeps {
  readonly world: World;
  readonly keys: DeliveryKeys;
  readonly now: () => number;
  readonly retriesMs: readonly number[];
  readonly traffic: TrafficLog;
}

/** What people do in the chats, delivered to the bot as Feishu would. */
function createActions(deps: ActionDeps): Pick<Sandbox, 'say' | 'press' | 'connect'> {
  const { world, keys, now, retriesMs } = deps;
  let botUrl = '';
  return {
    connect: (url) => {
      botUrl = url;
    },
    say: async (input) => {
      const at = now();
      const { message, event } = messageEvent(world, input, { tenantKey: keys.tenantKey, at });
      const envelope = envelopeOf(keys, { type: 'im.message.receive_v1', event, at });
      const url = `${botUrl}/feishu/events`;
      const delivered = await deliverEvent({ url, envelope, encryptKey: keys.encryptKey, now, retriesMs });
      noteDelivery(deps, { what: 'im.message.receive_v1', at, sent: event, delivered });
      return { message, status: delivered.status };
    },
    press: async (input) => {
      const at = now();
      if (botUrl === '') return readClickAnswer(world, { status: null, body: '' }, undefined);
      const event = clickEvent(world, input, keys.tenantKey);
      const envelope = envelopeOf(keys, { type: 'card.action.trigger', event, at });
      const delivered = await post(`${botUrl}/feishu/cards`, sign(envelope, keys.encryptKey, at));
      noteDelivery(deps, { what: 'card.action.trigger', at, sent: event, delivered });
      return readClickAnswer(world, delivered, world.messages.get(input.messageId));
    },
  };
}

interface Noted {
  readonly what: string;
  readonly at: number;
  readonly sent: unknown;
  readonly delivered: Delivered;
}

function noteDelivery({ world, traffic, now }: ActionDeps, { what, at, sent, delivered }: Noted): void {
  const { status, body } = delivered;
  const exchange = { at, ms: now() - at, to: 'bot', what, status, code: null, fault: null, effect: false } as const;
  world.news.tell({ kind: 'traffic', traffic: traffic.note({ ...exchange, sent, got: body }) });
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
