/** A bot, the sandbox as its Feishu, and a real database: tests talk to it as people do. */
import type { Bot } from '../../src/bot.ts';
import { completions } from '../../src/command/completion.ts';
import { handoverOver } from '../../src/operations/handover.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import type { Clicked, ClickInput } from '../../src/sandbox/delivery/press.ts';
import type { SayInput } from '../../src/sandbox/delivery/say-event.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Job } from '../../src/sandbox/seed/jobs.ts';
import type { Person } from '../../src/sandbox/seed/people.ts';
import type { PreHire } from '../../src/sandbox/seed/prehires.ts';
import type { Requirement } from '../../src/sandbox/seed/requirements.ts';
import type { Pool, Talent } from '../../src/sandbox/seed/talents.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import type { Db } from '../../src/store/schema.ts';
import { type BotOptions, type Clock, type Machine, runBot, timeOf } from './bot.ts';
import { actsOf, stateOf, textOf } from './card.ts';
import { type FreshDatabase, freshDatabase, openPatient } from './database.ts';
import { insist, UNAVAILABLE } from './insist.ts';
import { type PolicyFile, temporaryPolicy } from './policy.ts';
import { unfinished } from './unfinished.ts';
import { createUntil, type Until } from './until.ts';

export interface TestOptions extends BotOptions {
  readonly sandbox?: Partial<SandboxOptions>;
  /** What stands in a policy file of this world's own; `world.policy` writes it anew. */
  readonly policy?: object;
  /** One that is there already. */
  readonly database?: FreshDatabase;
  /** When it begins; now, unless said otherwise. */
  readonly startsAt?: number;
}

const commands = completions({ operations, looks, handover: handoverOver(operations) });

interface Parts {
  readonly sandbox: Sandbox;
  readonly database: FreshDatabase;
  readonly options: TestOptions;
  readonly clock: Clock;
  readonly machine: Machine;
  readonly logs: string[];
  readonly policyFile: PolicyFile | null;
  readonly bot: Bot;
  readonly db: Db;
}

const NO_ANSWER = 0;
/** Sooner than Feishu would, and as often. */
const AGAIN_MS = [1_000, 3_000, 9_000, 27_000];

export class TestWorld {
  readonly sandbox: Sandbox;
  readonly database: FreshDatabase;
  readonly options: TestOptions;
  readonly clock: Clock;
  /** Where the bot runs. */
  readonly machine: Machine;
  readonly logs: string[];
  bot: Bot;
  /** A connection of the test's own. */
  readonly db: Db;
  private readonly policyFile: PolicyFile | null;
  private readonly untilNews: Until;
  private deliveries = 0;

  constructor({ sandbox, database, options, clock, machine, logs, policyFile, bot, db }: Parts) {
    const { say, press, meet } = sandbox;
    this.sandbox = {
      ...sandbox,
      say: (input) => this.delivering(say(input)),
      press: (input) => this.delivering(press(input)),
      meet: (contact) => this.delivering(meet(contact)),
    };
    this.database = database;
    this.options = options;
    this.clock = clock;
    this.machine = machine;
    this.logs = logs;
    this.policyFile = policyFile;
    this.bot = bot;
    this.db = db;
    this.untilNews = createUntil(sandbox.world.news);
  }

  get botUrl(): string {
    return `http://127.0.0.1:${this.bot.port}`;
  }

  /** Says something and waits for as many cards as are expected. */
  async say(from: string, text: string, more: Partial<SayInput> & { cards?: number } = {}): Promise<Message> {
    const { cards = 1, ...input } = more;
    const { message, status } = await this.sandbox.say({ from, text, ...input });
    // Feishu delivers what was not taken in time once more.
    if (![200, UNAVAILABLE, NO_ANSWER].includes(status)) throw new Error(`the bot answered ${status}`);
    await this.until(() => (this.answersTo(message.id).length >= cards ? true : null));
    return this.answer(message.id, 0);
  }

  answersTo(messageId: string): Message[] {
    return [...this.sandbox.world.messages.values()].filter(
      ({ rootId, type }) => rootId === messageId && type === 'interactive',
    );
  }

  /** Waits for the answer to a message, or to the message that a card answers; later ones count from 1. */
  answer(to: string | Message, index: number): Promise<Message> {
    const root = typeof to === 'string' ? to : to.rootId;
    return this.until(
      () => this.answersTo(root)[index] ?? null,
      () => `answer ${index}`,
    );
  }

  /** Cards that the bot sent by itself to this person's own chat. */
  sentTo(openId: string): Message[] {
    return [...this.sandbox.world.messages.values()].filter(
      ({ chatId, rootId, type }) => chatId === `oc_direct_${openId}` && rootId === '' && type === 'interactive',
    );
  }

  /** The card that an action brings, wherever it comes. */
  async brings(action: () => Promise<unknown>, isIt: (card: Message) => boolean = () => true): Promise<Message> {
    const before = new Set(this.sandbox.world.messages.keys());
    await action();
    return this.until(
      () => [...this.sandbox.world.messages.values()].find((each) => !before.has(each.id) && isIt(each)) ?? null,
    );
  }

  /** Presses the button that carries `act` on the newest version of a card; who is not answered in time presses again. */
  async press(from: string, message: Message, act: string, more: Partial<ClickInput> = {}): Promise<Clicked> {
    return insist(() => this.pressOnce(from, message, act, more));
  }

  pressOnce(from: string, message: Message, act: string, more: Partial<ClickInput> = {}): Promise<Clicked> {
    const value = actsOf(cardOf(message)).get(act);
    if (!value && !more.value) throw new Error(`no button "${act}" on: ${textOf(cardOf(message))}`);
    return this.sandbox.press({ from, messageId: message.id, value, ...more });
  }

  async state(message: Message, wanted: string): Promise<Message> {
    return this.until(
      () => (stateOf(cardOf(message)) === wanted ? message : null),
      () => `"${wanted}", but it is "${stateOf(cardOf(message))}": ${textOf(cardOf(message))}`,
    );
  }

  /** Asks, confirms and waits for the receipt. */
  async applied(command: string): Promise<Message> {
    const card = await this.say('recruiter', command);
    await this.state(card, 'To confirm');
    await this.press('recruiter', card, 'confirm');
    return this.state(card, 'Applied');
  }

  until<T>(look: () => T | null | Promise<T | null>, what = () => 'what was waited for'): Promise<T> {
    return this.untilNews(look, { what: () => `${what()}\n${this.logs.slice(-15).join('\n')}` });
  }

  /** Everything is done: no delivery under way, the inbox empty, every card up to date, no call to make, all workers at rest. Patient as long as it gets less. */
  async settled(): Promise<void> {
    for (let before = Number.POSITIVE_INFINITY; before > 0; ) before = await this.fewerLeftThan(before);
  }

  private async fewerLeftThan(before: number): Promise<number> {
    let left: readonly string[] = [];
    return this.until(
      async () => {
        await this.bot.rest();
        left = await unfinished(this.db);
        const now = this.deliveries + left.length;
        return now < before ? now : null;
      },
      () => `an end of: ${left.join(', ')}`,
    );
  }

  /** Lets time pass, for the bot and for Feishu; never in the middle of a call. What it brings is done. */
  async later(ms: number): Promise<void> {
    await this.settled();
    this.clock.offsetMs += ms;
    await this.settled();
  }

  /** Writes to Hire that took effect. */
  get effects() {
    return this.sandbox.calls.filter(({ effect }) => effect);
  }

  get writes() {
    return this.sandbox.calls.filter(({ write }) => write);
  }

  job(code: string): Job {
    return the(this.sandbox.world.jobs.values(), code, (job) => job.code === code);
  }

  requirement(code: string): Requirement {
    return the(this.sandbox.world.requirements.values(), code, (requirement) => requirement.code === code);
  }

  preHire(workerId: string): PreHire {
    return the(this.sandbox.world.preHires.values(), workerId, (preHire) => preHire.workerId === workerId);
  }

  pool(name: string): Pool {
    return the(this.sandbox.world.pools.values(), name, ({ zh }) => zh === name);
  }

  talent(index: number): Talent {
    return the(this.sandbox.world.talents.values(), `talent ${index}`, (_, at) => at === index);
  }

  /** By place, or the first with that role. */
  person(which: number | Person['role']): Person {
    return the(this.sandbox.world.people, `person ${which}`, ({ role }, at) => at === which || role === which);
  }

  policy(policy: object): void {
    if (!this.policyFile) throw new Error('this world was started without a policy of its own');
    this.policyFile.write(policy);
  }

  async restart(): Promise<void> {
    await this.bot.stop();
    this.bot = await runBot(this);
    this.sandbox.connect(this.botUrl);
    await this.reachable();
  }

  /** Deliveries can come: over a long connection once it is held. */
  async reachable(bot = this.bot): Promise<void> {
    if (this.options.events !== 'websocket') return;
    const isHeld = async () =>
      !(await (await fetch(`http://127.0.0.1:${bot.port}/readyz`)).text()).includes('connection');
    await this.until(
      async () => ((await isHeld()) ? true : null),
      () => 'a long connection',
    );
  }

  async stop(): Promise<void> {
    await this.bot.stop();
    await this.sandbox.stop();
    await this.db.destroy();
    await this.database.drop();
    this.policyFile?.remove();
  }

  private delivering<T>(delivery: Promise<T>): Promise<T> {
    this.deliveries += 1;
    return delivery.finally(() => {
      this.deliveries -= 1;
    });
  }
}

function the<T>(rows: Iterable<T>, what: string, isIt: (row: T, index: number) => boolean): T {
  const found = [...rows].find(isIt);
  if (found === undefined) throw new Error(`the stand-in has no ${what}`);
  return found;
}

export const cardOf = (message: Message): unknown => JSON.parse(message.versions.at(-1) ?? '{}');

export async function startWorld({ policy, startsAt, ...given }: TestOptions = {}): Promise<TestWorld> {
  const clock = { offsetMs: startsAt === undefined ? 0 : startsAt - Date.now() };
  const machine = { clock, wrongMs: 0 };
  const policyFile = policy ? temporaryPolicy(policy) : null;
  const options = { ...given, ...(policyFile ? { policyFile: policyFile.path } : {}) };
  const sandbox = await startSandbox({
    port: 0,
    retriesMs: AGAIN_MS,
    commands,
    events: options.events ?? 'webhook',
    now: () => timeOf(clock),
    ...options.sandbox,
  });
  const database = options.database ?? (await freshDatabase());
  const logs: string[] = [];
  const bot = await runBot({ sandbox, database, options, machine, logs });
  sandbox.connect(`http://127.0.0.1:${bot.port}`);
  const db = await openPatient(database.url);
  const world = new TestWorld({ sandbox, database, options, clock, machine, logs, policyFile, bot, db });
  await world.reachable();
  return world;
}
