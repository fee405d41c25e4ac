/**
 * The bot with the stand-in one function call away: everything but sockets, workers and waiting. Flows, store, gateway
 * and stand-in are the real ones; an action is carried out to its end before the next, and time passes as the test says.
 */
import { randomUUID } from 'node:crypto';
import { depsOf, handleOf } from '../../../src/bot.ts';
import { passOn } from '../../../src/core/failpoint.ts';
import { Policy } from '../../../src/core/policy.ts';
import { clickBody } from '../../../src/edge/click-body.ts';
import { Envelope } from '../../../src/edge/envelope.ts';
import { createGateway } from '../../../src/feishu/gateway.ts';
import { applyNext, linesOf } from '../../../src/flow/apply/next.ts';
import { readBackAgain, readBackFirst } from '../../../src/flow/apply/read-back.ts';
import type { Deps } from '../../../src/flow/deps.ts';
import { receiveNext } from '../../../src/flow/hear/receive.ts';
import { createBells } from '../../../src/flow/loop.ts';
import { showNext } from '../../../src/flow/view/show.ts';
import { documentedCodes } from '../../../src/operations/advice.ts';
import { operations } from '../../../src/operations/index.ts';
import type { BotConfig } from '../../../src/parts.ts';
import { envelopeOf } from '../../../src/sandbox/delivery/deliver.ts';
import { type Clicked, clickEvent, readClickAnswer } from '../../../src/sandbox/delivery/press.ts';
import { messageEvent, type SayInput } from '../../../src/sandbox/delivery/say-event.ts';
import { createWorld, type Message, type World } from '../../../src/sandbox/world/world.ts';
import { consolePages } from '../../../src/settings/console.ts';
import type { Db } from '../../../src/store/schema.ts';
import { collectingLog } from '../bot.ts';
import { actsOf } from '../card.ts';
import { openFresh } from '../database.ts';
import { unfinished } from '../unfinished.ts';
import { cardOf } from '../world.ts';
import { createNearFeishu, type NearFeishu } from './near-feishu.ts';

const keys = { appId: 'cli_near', tenantKey: 'near_tenant', encryptKey: '', verificationToken: '' };
/** Between two actions; longer than a card rests after an update. */
const PAUSE_MS = 2_000;

export interface NearWorld {
  readonly sandbox: World;
  readonly feishu: NearFeishu;
  readonly db: Db;
  readonly logs: readonly string[];
  /** Everything that comes of it is done when this resolves. */
  say(input: Pick<SayInput, 'from' | 'file'> & { chat: string; text: string }): Promise<Message>;
  press(from: string, card: Message, act: string): Promise<Clicked>;
  /** With whatever value, on whichever card: what no button has, too. */
  click(from: string, card: Message, value: unknown): Promise<Clicked>;
  /** From now on decisions follow this policy. */
  follow(policy: object): void;
  close(): Promise<void>;
}

export const config: BotConfig = {
  app: { appId: keys.appId, appSecret: 'near', baseUrl: 'http://127.0.0.1' },
  events: 'webhook',
  proxy: null,
  host: '',
  port: 0,
  databaseUrl: '',
  metricsToken: null,
  timeZone: 'Asia/Shanghai',
  proposalTtlMs: 86_400_000,
  undoWithinMs: 86_400_000,
  retentionMs: 86_400_000,
  settleAfterMs: 2_000,
};

interface Clock {
  ms: number;
}

interface Parts {
  readonly db: Db;
  readonly feishu: NearFeishu;
  readonly clock: Clock;
  readonly logs: string[];
  readonly rules: Rules;
}

/** The policy as it is now. */
interface Rules {
  policy: Policy | null;
  version: number;
}

/** Every call finds its slot at once, and whoever sleeps has slept. */
function nearBot({ db, feishu, clock, logs, rules }: Parts) {
  const now = () => clock.ms;
  const gateway = createGateway({
    http: feishu.http,
    tokens: { current: async () => 'near', drop: () => undefined },
    app: config.app,
    depart: async ({ fence }) => {
      await fence?.();
      return { kind: 'now', ended: async () => undefined };
    },
    opensAt: async () => 0,
    holdBack: async () => undefined,
    clock: { now, sleep: async () => undefined },
    documented: documentedCodes(operations),
    onCall: () => undefined,
  });
  const parts = {
    config,
    // Nobody loses patience with a Feishu that answers at once.
    world: { newId: randomUUID, pass: passOn, sleep: () => new Promise<void>(() => undefined) },
    clock: { now, steady: now },
    db,
    findings: async () => [],
    bells: createBells().bells,
    pages: consolePages(config.app.baseUrl, config.app.appId),
    operations,
    log: collectingLog(logs),
    policy: { current: () => ({ policy: rules.policy, version: rules.policy ? `near ${rules.version}` : '' }) },
    count: () => undefined,
  };
  const deps = depsOf(parts, gateway);
  return { deps, handle: handleOf({ ...parts, journal: null }, deps) };
}

/** All work that there is now; true when there was some. */
async function work(deps: Deps): Promise<boolean> {
  let worked = false;
  const lines = linesOf(deps).map((line) => (own: Deps, found: () => void) => applyNext(own, line, found));
  for (const step of [receiveNext, ...lines, readBackFirst, readBackAgain, showNext])
    while (await step(deps, () => undefined)) worked = true;
  return worked;
}

/** Until nothing is left to do: what waits for its time gets it. */
async function workOff(deps: Deps, clock: Clock): Promise<void> {
  for (let rounds = 0; rounds < 200; rounds += 1) {
    while (await work(deps));
    if ((await unfinished(deps.db)).length === 0) return;
    clock.ms += 500;
  }
  throw new Error(`no end of: ${(await unfinished(deps.db)).join(', ')}`);
}

export async function startNearWorld(policy: object | null): Promise<NearWorld> {
  const { db, close } = await openFresh();
  const sandbox = createWorld();
  const clock = { ms: Date.parse('2026-11-26T04:00:00Z') };
  const logs: string[] = [];
  const feishu = createNearFeishu(sandbox, () => clock.ms);
  const rules: Rules = { policy: policy && Policy.parse(policy), version: 1 };
  const { deps, handle } = nearBot({ db, feishu, clock, logs, rules });
  const deliver = async (type: string, event: unknown) => {
    clock.ms += PAUSE_MS;
    return handle(Envelope.parse(envelopeOf(keys, { type, event, at: clock.ms })));
  };
  const click: NearWorld['click'] = async (from, card, value) => {
    const event = clickEvent(sandbox, { from, messageId: card.id, value }, keys.tenantKey);
    const handled = await deliver('card.action.trigger', event);
    if (handled.kind !== 'answered') throw new Error(`no answer to ${JSON.stringify(value)}`);
    const clicked = readClickAnswer(sandbox, { status: 200, body: JSON.stringify(clickBody(handled)) }, card);
    await handled.answered?.();
    await workOff(deps, clock);
    return clicked;
  };
  return {
    sandbox,
    feishu,
    db,
    logs,
    click,
    follow: (next) => {
      rules.policy = Policy.parse(next);
      rules.version += 1;
    },
    say: async ({ text, ...input }) => {
      const { message, event } = messageEvent(sandbox, { ...input, text }, { tenantKey: keys.tenantKey, at: clock.ms });
      await deliver('im.message.receive_v1', event);
      await workOff(deps, clock);
      const answer = [...sandbox.messages.values()].findLast(({ rootId }) => rootId === message.id);
      if (!answer) throw new Error(`no answer to ${text}`);
      return answer;
    },
    press: async (from, card, act) => {
      const value = actsOf(cardOf(card)).get(act);
      if (!value) throw new Error(`no button "${act}"`);
      return click(from, card, value);
    },
    close,
  };
}
