/** Bots on a clock that goes on only when all of them have done what there is: flows, store, gateway and stand-in are the real ones. */
import { randomUUID } from 'node:crypto';
import { depsOf, handleOf } from '../../src/bot.ts';
import { passOn } from '../../src/core/failpoint.ts';
import { Envelope } from '../../src/edge/envelope.ts';
import { createGateway, type GatewayDeps } from '../../src/feishu/gateway.ts';
import type { Http } from '../../src/feishu/http.ts';
import { createPace } from '../../src/feishu/pace.ts';
import type { Deps } from '../../src/flow/deps.ts';
import { receiveNext } from '../../src/flow/hear/receive.ts';
import type { Bell } from '../../src/flow/loop.ts';
import { showNext } from '../../src/flow/view/show.ts';
import { startWork } from '../../src/flow/work.ts';
import { documentedCodes } from '../../src/operations/advice.ts';
import { operations } from '../../src/operations/index.ts';
import type { BotConfig } from '../../src/parts.ts';
import { envelopeOf } from '../../src/sandbox/delivery/deliver.ts';
import { clickEvent } from '../../src/sandbox/delivery/press.ts';
import { messageEvent } from '../../src/sandbox/delivery/say-event.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { createWorld, type Message, type World } from '../../src/sandbox/world/world.ts';
import { consolePages } from '../../src/settings/console.ts';
import { noPolicy } from '../../src/settings/policy-file.ts';
import { openDatabase } from '../../src/store/open.ts';
import { countFrom, holdBack, opensAt, takeRoom } from '../../src/store/pace.ts';
import { collectingLog } from '../support/bot.ts';
import { actsOf, stateOf, textOf } from '../support/card.ts';
import { createNearFeishu } from '../support/drafts/near-feishu.ts';
import { config as nearConfig } from '../support/drafts/near-world.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { cardOf } from '../support/world.ts';

/** From the bot to Feishu, and back again. */
export const WAY_MS = 15;
const PREPARED_FOR_MS = 120_000;

const keys = { appId: 'cli_bench', tenantKey: 'bench', encryptKey: '', verificationToken: '' };
const config: BotConfig = {
  ...nearConfig,
  app: { appId: keys.appId, appSecret: 'bench', baseUrl: 'http://127.0.0.1' },
  settleAfterMs: 60_000,
};

/** A call as it arrived. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly at: number;
}

export interface VirtualOptions {
  readonly instances: number;
  /** Share of the calls to Hire that are answered with 429. */
  readonly refused: number;
}

export interface VirtualBot {
  readonly world: World;
  readonly arrivals: readonly Arrival[];
  readonly clock: FakeClock;
  /** Previews and confirms a command, as if in no time; then it is carried out in the bot's own. */
  carryOut(command: string): Promise<void>;
  close(): Promise<void>;
}

export async function startVirtualBot({ instances, refused }: VirtualOptions): Promise<VirtualBot> {
  // In memory: a disk takes real time, and the clock goes on when nothing is under way.
  const db = await openDatabase(':memory:');
  const clock = createFakeClock();
  const world = createWorld();
  const arrivals: Arrival[] = [];
  const line = { inNoTime: true };
  const http = slowLine(createNearFeishu(world, clock.now).http, { line, arrivals, clock, refused });
  const bots = Array.from({ length: instances }, () => botOf({ db, clock, http, line }));
  const [first] = bots;
  if (!first) throw new Error('there is no instance');
  const deliver = (type: string, event: unknown) =>
    handleOf(
      { ...first, journal: null, count: () => undefined },
      first.deps,
    )(Envelope.parse(envelopeOf(keys, { type, event, at: clock.now() })));
  const prepared = async (command: string): Promise<Message> => {
    line.inNoTime = true;
    const input = { from: 'recruiter', text: command };
    const { message, event } = messageEvent(world, input, { tenantKey: keys.tenantKey, at: clock.now() });
    await deliver('im.message.receive_v1', event);
    for (const step of [receiveNext, showNext]) while (await step(first.deps, () => undefined));
    clock.stall(PREPARED_FOR_MS);
    const card = [...world.messages.values()].findLast(({ rootId }) => rootId === message.id);
    if (!card) throw new Error(`no answer to ${command}`);
    return card;
  };
  const carryOut = async (command: string): Promise<void> => {
    const card = await prepared(command);
    const value = actsOf(cardOf(card)).get('confirm');
    if (!value) throw new Error(`nothing to confirm: ${stateOf(cardOf(card))}`);
    const clicked = await deliver(
      'card.action.trigger',
      clickEvent(world, { from: 'recruiter', messageId: card.id, value }, keys.tenantKey),
    );
    if (clicked.kind === 'answered') await clicked.answered?.();
    arrivals.length = 0;
    line.inNoTime = false;
    const working = bots.map(({ deps }) => startWork(deps));
    await clock.run(applied(card, clock));
    await clock.run(Promise.all(working.map((work) => work.stop())));
  };
  return { world, arrivals, clock, carryOut, close: () => db.destroy() };
}

async function applied(card: Message, clock: FakeClock): Promise<void> {
  const working = ['To confirm', 'Applying'];
  const state = (): string => stateOf(cardOf(card)) ?? '';
  while (working.includes(state())) await clock.sleep(100);
  if (state() !== 'Applied') throw new Error(`it ended as "${state()}": ${textOf(cardOf(card)).slice(0, 1000)}`);
}

interface Line {
  readonly line: { readonly inNoTime: boolean };
  readonly arrivals: Arrival[];
  readonly clock: FakeClock;
  readonly refused: number;
}

const TOO_OFTEN = { status: 429, headers: { 'x-ogw-ratelimit-reset': '1' }, text: '{"code":99991400,"msg":""}' };

function slowLine(near: Http, { line, arrivals, clock, refused }: Line): Http {
  const chance = createChance(5);
  return {
    ...near,
    send: async (options) => {
      if (line.inNoTime) return near.send(options);
      const { method = 'GET', url = '' } = options;
      await clock.sleep(WAY_MS);
      const path = new URL(url, 'http://127.0.0.1').pathname;
      arrivals.push({ method: method.toUpperCase(), path, at: clock.now() });
      const answer = /\/(hire|corehr)\//.test(path) && chance() < refused ? TOO_OFTEN : await near.send(options);
      await clock.sleep(WAY_MS);
      return answer;
    },
  };
}

interface BotParts extends Pick<Line, 'line' | 'clock'> {
  readonly db: Deps['db'];
  readonly http: Http;
}

function botOf({ db, clock, http, line }: BotParts) {
  const depart = createPace({
    takeRoom: (leaving) => takeRoom(db, leaving),
    countFrom: (calls, at) => countFrom(db, calls, at),
    clock,
    newId: randomUUID,
  });
  const atOnce: GatewayDeps['depart'] = async ({ fence }) => {
    await fence?.();
    return { kind: 'now', ended: async () => undefined };
  };
  const gateway = createGateway({
    http,
    tokens: { current: async () => 'bench', drop: () => undefined },
    app: config.app,
    depart: (wish) => (line.inNoTime ? atOnce(wish) : depart(wish)),
    opensAt: (key, ahead) => opensAt(db, key, { from: clock.now(), ahead, ofRun: false }),
    holdBack: (key, until) => holdBack(db, key, until),
    clock,
    documented: documentedCodes(operations),
    onCall: () => undefined,
  });
  const bell = (): Bell => virtualBell(clock);
  const bells = { inbox: bell(), calls: bell(), cards: bell(), clock: bell() };
  const parts = {
    config,
    bells,
    world: { newId: randomUUID, pass: passOn, sleep: clock.sleep },
    clock: { now: clock.now, steady: clock.now },
    db,
    findings: async () => [],
    pages: consolePages(config.app.baseUrl, config.app.appId),
    operations,
    log: collectingLog([]),
    policy: noPolicy,
  };
  return { ...parts, deps: depsOf(parts, gateway) };
}

function virtualBell(clock: FakeClock): Bell {
  const sleepers = new Set<() => void>();
  let rung = 0;
  const ring = (): void => {
    rung += 1;
    for (const wake of [...sleepers]) wake();
  };
  return {
    ring,
    ringIn: (ms) => void clock.sleep(ms).then(ring),
    rings: () => rung,
    wait: (ms, rings = rung) =>
      new Promise((resolve) => {
        if (rings !== rung) return resolve();
        const wake = (): void => {
          sleepers.delete(wake);
          resolve();
        };
        sleepers.add(wake);
        if (ms !== undefined) void clock.sleep(ms).then(wake);
      }),
    waiting: () => sleepers.size,
  };
}
