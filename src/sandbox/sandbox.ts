/** The stand-in for Feishu: a tenant in memory, its open platform over HTTP, and people who talk to the bot. */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { Express } from 'express';
import { controlRoutes } from './control/control.ts';
import { type Actions, createActions } from './delivery/actions.ts';
import { eventTypes } from './delivery/contact-event.ts';
import { type DeliveryKeys, FEISHU_RETRIES_MS } from './delivery/deliver.ts';
import { answersChallenge } from './delivery/url-check.ts';
import { hireEndpoints } from './hire/hire.ts';
import { createPage } from './page-server/page-server.ts';
import type { CommandWords } from './page-server/page-state.ts';
import { type AppConfig, appConfigEndpoints } from './platform/app-config.ts';
import { type CallRecord, createRecorder } from './platform/call-record.ts';
import { contactEndpoints } from './platform/contact.ts';
import type { Endpoint } from './platform/endpoint.ts';
import { imEndpoints } from './platform/im.ts';
import { createOpenApi } from './platform/open-api.ts';
import { createRegistration, type Registration } from './platform/registration.ts';
import { scopesEndpoint, silentScopes } from './platform/scopes.ts';
import { type SlashCommand, slashCommandEndpoints } from './platform/slash-commands.ts';
import { createChance, noTrouble, type Trouble } from './platform/trouble.ts';
import { createRecords } from './records/records.ts';
import { connectionEndpoint, createExchange, type Exchange } from './socket/exchange.ts';
import { createTrafficLog, type TrafficLog } from './world/traffic.ts';
import { createWorld, type World } from './world/world.ts';

export interface SandboxOptions {
  readonly port: number;
  /** Made up when left out. */
  readonly keys?: Partial<DeliveryKeys & { readonly appSecret: string }>;
  /** How the console of the app is set: `websocket` delivers over long connections alone. */
  readonly events?: 'webhook' | 'websocket';
  /** Seconds between the pings of a long connection. */
  readonly pingS?: number;
  /** Seconds between polls of a registration. */
  readonly pollS?: number;
  /** Pauses before an unacknowledged event is sent again, ms. */
  readonly retriesMs?: readonly number[];
  readonly seed?: number;
  readonly now?: () => number;
  /** What can be said to the bot, for the composer's completion. */
  readonly commands?: readonly CommandWords[];
  /** The bot reads files: the page offers to send some. */
  readonly takesFiles?: boolean;
}

export interface Sandbox extends Actions {
  readonly url: string;
  readonly keys: DeliveryKeys & { readonly appSecret: string };
  readonly world: World;
  readonly trouble: Trouble;
  /** The app in the developer console. */
  readonly appConfig: AppConfig;
  /** Clients on long connections. */
  readonly lines: Exchange['lines'];
  /** A person scans a code and confirms it, or not. */
  readonly scan: Registration['scan'];
  /** Registered with the platform, by id. */
  readonly slashCommands: Map<string, SlashCommand>;
  readonly calls: readonly CallRecord[];
  /** The newest exchanges in both directions. */
  readonly traffic: TrafficLog;
  stop(): Promise<void>;
}

const secret = (): string => randomBytes(16).toString('hex');

function keysFrom({ keys, events }: SandboxOptions): Sandbox['keys'] {
  const made = { appSecret: secret(), encryptKey: secret(), verificationToken: secret() };
  // The SDK's long connection takes ids of the real form only.
  const appId = events === 'websocket' ? 'cli_0000000000005a9d' : 'cli_sandbox';
  return { appId, tenantKey: 'sandbox_tenant', ...made, ...keys };
}

/** As its administrator has set it up: it can do all that the stand-in does. */
const appConfigOf = (options: SandboxOptions, { encryptKey, verificationToken }: DeliveryKeys): AppConfig => {
  const by = options.events ?? 'webhook';
  return {
    events: { by, url: '', names: new Set(eventTypes) },
    callbacks: { by, url: '', names: new Set(['card.action.trigger']) },
    encryption: { encryption_key: encryptKey, verification_token: verificationToken },
    version: 'oav_first',
    underReview: false,
    visible: { all: true, people: [] },
    madeInConsole: true,
  };
};

interface Held {
  readonly options: SandboxOptions;
  readonly keys: Sandbox['keys'];
  readonly world: World;
  readonly trouble: Trouble;
  readonly appConfig: AppConfig;
  readonly slashCommands: Map<string, SlashCommand>;
}

/** What the bot can call, and how an app comes to be. */
function platformOf({ options, keys, world, trouble, appConfig, slashCommands }: Held) {
  const { seed = 1, now = Date.now } = options;
  const own = [
    ...hireEndpoints(world),
    ...contactEndpoints(world),
    ...imEndpoints({ world, now }),
    ...slashCommandEndpoints(slashCommands),
  ];
  const named = (endpoints: readonly Endpoint[]) => endpoints.flatMap((each) => each.scopes);
  const apart = { config: appConfig, appId: keys.appId, trouble, answers: answersChallenge };
  const scopes = [...new Set(named([...own, ...appConfigEndpoints({ ...apart, known: [] })]))].sort();
  const known = [...scopes, ...silentScopes];
  const exchange = createExchange({ credentials: keys, trouble, chance: createChance(seed), pingS: options.pingS });
  const { pollS } = options;
  const registration = createRegistration({ credentials: keys, trouble, config: appConfig, known, pollS });
  const told = [scopesEndpoint(scopes, trouble), connectionEndpoint(exchange)];
  return { endpoints: [...own, ...appConfigEndpoints({ ...apart, known }), ...told], scopes, exchange, registration };
}

/** The console has the addresses at which the bot listens. */
const toldToConsole = (actions: Actions, { events, callbacks }: AppConfig): Actions => ({
  ...actions,
  connect: (botUrl) => {
    events.url = `${botUrl}/feishu/events`;
    callbacks.url = `${botUrl}/feishu/cards`;
    actions.connect(botUrl);
  },
});

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, seed = 1, now = Date.now, retriesMs = FEISHU_RETRIES_MS, commands = [], takesFiles = false } = options;
  const keys = keysFrom(options);
  const world = createWorld();
  const trouble = noTrouble();
  const traffic = createTrafficLog();
  const calls: CallRecord[] = [];
  const slashCommands = new Map<string, SlashCommand>();
  const appConfig = appConfigOf(options, keys);
  const platform = platformOf({ options, keys, world, trouble, appConfig, slashCommands });
  const { endpoints, scopes, exchange, registration } = platform;
  const record = createRecorder({ world, calls, traffic });
  const app = createOpenApi({ endpoints, credentials: keys, trouble, now, chance: createChance(seed), record });
  exchange.route(app);
  registration.route(app);
  const carry = options.events === 'websocket' ? exchange.deliver : undefined;
  const actions = toldToConsole(createActions({ world, keys, now, retriesMs, traffic, carry }), appConfig);
  controlRoutes(app, { world, trouble, calls, records: createRecords(world, now), ...actions });
  createPage(app, { start: secret(), world, trouble, traffic, scopes, commands, takesFiles });
  const { url, stop: close } = await listen(app, port, exchange);
  const stop = (): Promise<void> => {
    actions.fallSilent();
    return close();
  };
  const held = { keys, world, trouble, appConfig, slashCommands, calls, traffic };
  return { ...held, ...actions, url, stop, lines: exchange.lines, scan: registration.scan };
}

async function listen(app: Express, port: number, exchange: Exchange): Promise<Pick<Sandbox, 'url' | 'stop'>> {
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(port, '127.0.0.1', (error?: Error) => (error ? reject(error) : resolve(listening)));
  });
  exchange.listen(server);
  const address = server.address();
  const bound = address !== null && typeof address === 'object' ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const line of exchange.lines) line.cut();
      }),
  };
}
