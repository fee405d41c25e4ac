/** Wires the parts of the bot together: database, Feishu, flows, edge. */
import { within } from './core/deadline.ts';
import type { Log } from './core/log.ts';
import type { Operation } from './core/operation.ts';
import { createHandle, type Handle } from './edge/handle.ts';
import { createAdmission, withoutKeys } from './edge/http/admit.ts';
import { createPages } from './edge/http/pages.ts';
import { type Edge, startEdge } from './edge/http/server.ts';
import { createWebhook } from './edge/http/webhook.ts';
import { createIntake } from './edge/intake.ts';
import { keepConnected, type LongConnection } from './edge/socket/long-connection.ts';
import { createTenantCheck } from './edge/tenant.ts';
import { addressTransport } from './feishu/connection-address.ts';
import { createFiles } from './feishu/files.ts';
import { createDirectory } from './feishu/find/directory.ts';
import { createFinders } from './feishu/find/finders.ts';
import { createPeople, type People } from './feishu/find/people.ts';
import { createGateway, type Gateway } from './feishu/gateway.ts';
import { createHttp, type Http } from './feishu/http.ts';
import { createMessages } from './feishu/messages.ts';
import { createPace } from './feishu/pace.ts';
import { createTokens, type Tokens } from './feishu/token.ts';
import { decide } from './flow/decide/decide.ts';
import type { Deps } from './flow/deps.ts';
import { createBell } from './flow/loop.ts';
import { startWork } from './flow/work.ts';
import { findingsHere } from './health/checks.ts';
import type { ConnectionParts } from './health/connection.ts';
import { createMetrics, type Metrics } from './health/metrics.ts';
import { problems } from './health/readiness.ts';
import { commonAdvice, documentedCodes } from './operations/advice.ts';
import { goneOperation } from './operations/gone.ts';
import { handoverOver } from './operations/handover.ts';
import { looks } from './operations/looks.ts';
import type { App, Config } from './settings/config.ts';
import { type ConsolePages, consolePages } from './settings/console.ts';
import { requiredScopes } from './settings/manifest.ts';
import type { PolicySource } from './settings/policy-file.ts';
import { type Clock, startClock, type Watches } from './store/clock.ts';
import { openFor } from './store/open.ts';
import { countFrom, holdBack, opensAt, takeRoom } from './store/pace.ts';
import { peopleIn } from './store/people.ts';
import type { Db } from './store/schema.ts';

/** Time and chance, handed in so that nobody reaches for them. */
export interface World extends Watches {
  readonly sleep: (ms: number) => Promise<void>;
  readonly newId: () => string;
}

export interface Bot {
  readonly port: number;
  /** Resolves when every worker has looked for work once more and all rest. */
  rest(): Promise<void>;
  /** Takes no new deliveries, finishes the calls under way (`STOP_MS` at most), closes everything. */
  stop(): Promise<void>;
}

export type BotConfig = Pick<
  Config,
  | 'events'
  | 'host'
  | 'port'
  | 'databaseUrl'
  | 'metricsToken'
  | 'proposalTtlMs'
  | 'undoWithinMs'
  | 'retentionMs'
  | 'settleAfterMs'
  | 'timeZone'
> & {
  readonly app: App;
};

/** What the bot is made of besides its settings. */
export interface Make {
  readonly operations: readonly Operation[];
  readonly log: Log;
  readonly policy: PolicySource;
}

const STOP_MS = 8_500;
const GOODBYE_MS = 1_000;

export async function startBot(config: BotConfig, world: World, make: Make): Promise<Bot> {
  const { app } = config;
  const db = await openFor(app.appId, config.databaseUrl);
  const clock = await startClock(db, world);
  const http = createHttp(app.baseUrl);
  const tokens = createTokens({ http, ...app, now: clock.steady });
  const pages = consolePages(app.baseUrl, app.appId);
  const metrics = createMetrics(db);
  let held: LongConnection | null = null;
  const connection = config.events === 'websocket' ? { trouble: () => held?.trouble() ?? null } : null;
  const findings = () => findingsOf(parts);
  const parts: Parts = { ...make, config, world, clock, db, http, tokens, pages, metrics, connection, findings };
  const deps = depsOf(parts, gatewayOf(parts));
  const handle = handleOf({ ...parts, count: metrics.countDelivery }, deps);
  held = connection && connectionOf(parts, handle);
  const edge = await edgeOf(parts, handle);
  const work = startWork(deps);
  return {
    port: edge.port,
    rest: work.rest,
    stop: async () => {
      await within(STOP_MS, Promise.all([held?.stop(), edge.stop(), work.stop()]), null);
      clock.stop();
      // A database that is frozen does not say goodbye either.
      await within(GOODBYE_MS, Promise.all([http.close(), db.destroy()]), null);
    },
  };
}

/** What the flows are made of, whatever carries their calls and deliveries. */
interface FlowParts extends Make {
  readonly config: BotConfig;
  readonly world: Pick<World, 'newId' | 'sleep'>;
  readonly clock: Pick<Clock, 'now' | 'steady'>;
  readonly db: Db;
  readonly pages: ConsolePages;
  readonly findings: Deps['findings'];
}

/** What several of the parts below are made of. */
interface Parts extends FlowParts, ConnectionParts {
  readonly world: World;
  readonly http: Http;
  readonly tokens: Tokens;
  readonly metrics: Metrics;
}

const connectionOf = ({ config, world, clock, http, metrics, log }: Parts, handle: Handle): LongConnection =>
  keepConnected({
    ...config.app,
    transport: (note) => addressTransport(http, config.app.baseUrl, note),
    handle,
    count: metrics.countDelivery,
    sleep: world.sleep,
    steady: clock.steady,
    log,
  });

/** What the doctor looks at, from inside. */
const findingsOf = ({ config, world, clock, policy, ...parts }: Parts) =>
  findingsHere({
    ...parts,
    ...world,
    steady: clock.steady,
    settings: { ok: true, config },
    policy: policy.current().policy && { ok: true, source: policy },
    required: requiredScopes,
  });

const edgeOf = (
  { config, world, clock, db, tokens, pages, metrics, log, connection }: Parts,
  handle: Handle,
): Promise<Edge> =>
  startEdge({
    host: config.host,
    port: config.port,
    log,
    count: metrics.countDelivery,
    webhook: createWebhook({
      admit: config.app.keys ? createAdmission({ ...config.app, ...config.app.keys }, world.now) : withoutKeys,
      handle,
      count: metrics.countDelivery,
    }),
    pages: createPages({
      metrics: metrics.text,
      metricsToken: config.metricsToken,
      problems: () => problems({ ...world, db, tokens, pages, steady: clock.steady, connection }),
    }),
  });

const gatewayOf = ({ config, world, clock, db, http, tokens, metrics, operations, log }: Parts): Gateway =>
  createGateway({
    http,
    tokens,
    app: config.app,
    clock: { now: clock.steady, sleep: world.sleep },
    depart: createPace({
      takeRoom: (leaving) => takeRoom(db, leaving),
      countFrom: (calls, at) => countFrom(db, calls, at),
      clock: { now: clock.steady, sleep: world.sleep },
      newId: world.newId,
    }),
    opensAt: (key, ahead) => opensAt(db, key, { from: clock.steady(), ahead, ofRun: false }),
    holdBack: (key, until) => holdBack(db, key, until),
    documented: documentedCodes(operations),
    onCall: ({ api, outcome, code, ms, logId }) => {
      metrics.countCall(api, outcome);
      log.info({ api, outcome, code, ms, logId }, 'calling Feishu');
    },
  });

export function depsOf(parts: FlowParts, gateway: Gateway): Deps {
  const { world, clock, db } = parts;
  const directory = createDirectory({ gateway, people: peopleIn(db), clock: { now: clock.now, sleep: world.sleep } });
  return depsWith(parts, gateway, createPeople({ gateway, directory, now: clock.steady }));
}

const depsWith = (
  { config, world, clock, db, pages, operations, log, policy, findings }: FlowParts,
  gateway: Gateway,
  people: People,
): Deps => ({
  db,
  gateway,
  operations,
  ...drawingOver(operations),
  looks,
  commonAdvice,
  policy,
  findings,
  log,
  now: clock.now,
  steady: clock.steady,
  newId: world.newId,
  underWay: new Set(),
  messages: createMessages(gateway),
  files: createFiles(gateway),
  people,
  finders: new Map([...createFinders(gateway, clock.steady), ['person', people]]),
  settings: settingsOf(config, pages),
  bells: { inbox: createBell(), calls: createBell(), cards: createBell(), clock: createBell() },
});

function drawingOver(operations: readonly Operation[]): Pick<Deps, 'drawn' | 'handover'> {
  const handover = handoverOver(operations);
  return {
    handover,
    drawn: (name, items) => [...operations, handover].find((each) => each.name === name) ?? goneOperation(name, items),
  };
}

const settingsOf = (config: BotConfig, pages: ConsolePages): Deps['settings'] => ({
  appId: config.app.appId,
  timeZone: config.timeZone,
  proposalTtlMs: config.proposalTtlMs,
  undoWithinMs: config.undoWithinMs,
  retentionMs: config.retentionMs,
  settleAfterMs: config.settleAfterMs,
  consoleUrl: pages.scopes,
});

export const handleOf = (
  { config, clock, db, log, count }: FlowParts & { readonly count: Metrics['countDelivery'] },
  deps: Deps,
): Handle =>
  createHandle({
    isOwnTenant: createTenantCheck(db, config.app.appId),
    store: createIntake(db),
    decide: (click, delivery) => decide(deps, click, delivery),
    onStored: deps.bells.inbox.ring,
    count,
    steady: clock.steady,
    log,
  });
