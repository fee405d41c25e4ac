/** Wires the parts of the bot together: database, Feishu, flows; what comes in is `ways-in.ts`. */
import { within } from './core/deadline.ts';
import { MINUTE_MS } from './core/time.ts';
import { createHandle, type Handle, type HandleDeps } from './edge/handle.ts';
import { createIntake, type Intake } from './edge/intake.ts';
import type { LongConnection } from './edge/socket/long-connection.ts';
import { createTenantCheck } from './edge/tenant.ts';
import { createFiles } from './feishu/files.ts';
import { createDirectory } from './feishu/find/directory.ts';
import { askedOnce, createFinders } from './feishu/find/finders.ts';
import { createPeople, type People } from './feishu/find/people.ts';
import { createGateway, type Gateway } from './feishu/gateway.ts';
import { createHttp } from './feishu/http.ts';
import { createMessages } from './feishu/messages.ts';
import { createPace } from './feishu/pace.ts';
import { createTokens } from './feishu/token.ts';
import { decide } from './flow/decide/decide.ts';
import type { Deps } from './flow/deps.ts';
import { createConcern } from './flow/hear/own-bot.ts';
import { createBell, createBells, type Loops, startLoops } from './flow/loop.ts';
import { startWork } from './flow/work.ts';
import { createMetrics } from './health/metrics.ts';
import { createMonitor, type Monitor } from './health/monitor.ts';
import { commonAdvice, documentedCodes } from './operations/advice.ts';
import { drawingOver } from './operations/drawing-over.ts';
import { looks } from './operations/looks.ts';
import type { BotConfig, FlowParts, Make, Parts, World } from './parts.ts';
import { type ConsolePages, consolePages } from './settings/console.ts';
import { manifest } from './settings/manifest.ts';
import { startClock } from './store/clock.ts';
import { openJournal } from './store/journal.ts';
import { openFor, urgently } from './store/open.ts';
import { countFrom, holdBack, opensAt, takeRoom } from './store/pace.ts';
import { peopleIn } from './store/people.ts';
import { startWake } from './store/wake.ts';
import { connectionOf, edgeOf, findingsOf } from './ways-in.ts';

export interface Bot {
  readonly port: number;
  /** Resolves when every worker has looked for work once more and all rest. */
  rest(): Promise<void>;
  /** Takes no new deliveries, finishes the calls under way (`STOP_MS` at most), closes everything. */
  stop(): Promise<void>;
}

/** Whoever waited for the start has gone on by then. */
const AFTER_START_MS = 300;
const STOP_MS = 8_500;
const GOODBYE_MS = 1_000;

export async function startBot(config: BotConfig, world: World, make: Make): Promise<Bot> {
  const { app } = config;
  const db = await openFor(app.appId, config.databaseUrl);
  const journal = await openJournal(db, config.databaseUrl);
  const clock = await startClock(db, world);
  const http = createHttp(app.baseUrl, config.proxy);
  const monitor = createMonitor({ db, clock, log: make.log });
  const metrics = createMetrics({ db, steady: clock.steady, violations: monitor.last });
  const tokens = createTokens({ http, ...app, now: clock.steady, onAsked: metrics.countToken });
  const pages = consolePages(app.baseUrl, app.appId);
  const { bells, heard } = createBells((kind) => wake.tell(kind));
  const wake = startWake({ db, url: config.databaseUrl, id: world.newId(), heard });
  let held: LongConnection | null = null;
  const connection = config.events === 'websocket' ? { trouble: () => held?.trouble() ?? null } : null;
  const findings = () => findingsOf(parts);
  const parts: Parts = { ...make, config, world, clock, db, http, tokens, pages, metrics, connection, findings, bells };
  const gateway = gatewayOf(parts);
  const deps = depsOf(parts, gateway);
  const handle = handleOf({ ...parts, journal, count: metrics.countDelivery }, deps);
  held = connection && (await connectionOf(parts, handle));
  const edge = await edgeOf(parts, handle);
  const work = workOf(deps, monitor);
  const loading = readySoon(gateway);
  return {
    port: edge.port,
    rest: work.rest,
    stop: async () => {
      clearTimeout(loading);
      await within(STOP_MS, Promise.all([held?.stop(), edge.stop(), work.stop()]), null);
      clock.stop();
      // A database that is frozen does not say goodbye either.
      await within(GOODBYE_MS, Promise.all([http.close(), wake.stop(), journal?.close(), db.destroy()]), null);
    },
  };
}

/** What cannot be loaded is told by the call that needs it. */
const readySoon = (gateway: Gateway): NodeJS.Timeout =>
  setTimeout(() => void gateway.ready().catch(() => undefined), AFTER_START_MS).unref();

/** The workers, and beside them whoever looks whether all holds. */
function workOf(deps: Deps, { look }: Monitor): Loops {
  const work = startWork(deps);
  const watch = startLoops([{ name: 'monitor', step: look, bell: createBell(), idleMs: MINUTE_MS }], deps.log);
  return { rest: work.rest, stop: async () => void (await Promise.all([work.stop(), watch.stop()])) };
}

const gatewayOf = ({ config, world, clock, db, http, tokens, metrics, operations, log }: Parts): Gateway =>
  createGateway({
    http,
    tokens,
    app: config.app,
    clock: { now: clock.steady, sleep: world.sleep },
    depart: createPace({
      takeRoom: async (leaving) => {
        const room = await takeRoom(db, leaving);
        await world.pass('room taken');
        return room;
      },
      countFrom: (calls, at) => countFrom(db, calls, at),
      clock: { now: clock.steady, sleep: world.sleep },
      newId: world.newId,
    }),
    opensAt: (key, ahead) => opensAt(db, key, { from: clock.steady(), ahead, ofRun: false }),
    holdBack: (key, until) => holdBack(db, key, until),
    documented: documentedCodes(operations),
    onCall: ({ api, outcome, code, waitedMs, ms, logId }) => {
      metrics.countCall({ api, outcome, code, waitedMs, ms });
      log.info({ api, outcome, code, ms, logId }, 'calling Feishu');
    },
  });

export function depsOf(parts: FlowParts, gateway: Gateway): Deps {
  const { world, clock, db } = parts;
  const directory = createDirectory({ gateway, people: peopleIn(db), clock: { now: clock.now, sleep: world.sleep } });
  return depsWith(parts, gateway, createPeople({ gateway, directory, now: clock.steady }));
}

const depsWith = (
  { config, world, clock, db, pages, operations, log, policy, findings, bells }: FlowParts,
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
  pass: world.pass,
  underWay: new Set(),
  messages: createMessages(gateway),
  files: createFiles(gateway),
  people,
  finders: new Map([...createFinders(gateway, clock.steady), ['person', people]]),
  askedOnce: (finders) => askedOnce(finders, gateway),
  settings: settingsOf(config, pages),
  bells,
});

const settingsOf = (config: BotConfig, pages: ConsolePages): Deps['settings'] => ({
  appId: config.app.appId,
  timeZone: config.timeZone,
  proposalTtlMs: config.proposalTtlMs,
  undoWithinMs: config.undoWithinMs,
  retentionMs: config.retentionMs,
  settleAfterMs: config.settleAfterMs,
  menu: new Map(manifest.menu.map(({ key, opens }) => [key, opens])),
  consoleUrl: pages.scopes,
});

export function handleOf(
  {
    config,
    world,
    clock,
    journal,
    log,
    count,
    ...parts
  }: FlowParts & Pick<Intake, 'journal'> & Pick<HandleDeps, 'count'>,
  deps: Deps,
): Handle {
  const db = urgently(parts.db);
  return createHandle({
    isOwnTenant: createTenantCheck(db, config.app.appId),
    concerns: createConcern(db, config.app.appId),
    store: createIntake({ db, journal, pass: world.pass, committed: deps.bells.inbox.ring }),
    decide: (click, delivery) => decide({ ...deps, db }, click, delivery),
    count,
    steady: clock.steady,
    log,
  });
}
