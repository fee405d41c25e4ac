/** A bot, the sandbox as its Feishu, and a real database: tests talk to it as people do. */
import { randomUUID } from 'node:crypto';
import { type Bot, type BotConfig, type World as BotWorld, startBot } from '../../src/bot.ts';
import { completions } from '../../src/command/completion.ts';
import type { Log } from '../../src/core/log.ts';
import type { Operation } from '../../src/core/operation.ts';
import { operations as allOperations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import type { Clicked, ClickInput } from '../../src/sandbox/delivery/press.ts';
import type { SayInput } from '../../src/sandbox/delivery/say-event.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { noPolicy, openPolicy, type PolicySource } from '../../src/settings/policy-file.ts';
import { openDatabase } from '../../src/store/open.ts';
import type { Db } from '../../src/store/schema.ts';
import { actsOf, stateOf, textOf } from './card.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';

export interface TestOptions extends Partial<Pick<BotConfig, 'proposalTtlMs' | 'settleAfterMs' | 'retentionMs'>> {
  readonly sandbox?: Partial<SandboxOptions>;
  readonly operations?: readonly Operation[];
  /** A policy file. */
  readonly policyFile?: string;
  /** An address in front of the sandbox, as the bot sees Feishu. */
  readonly front?: (sandboxUrl: string) => string;
  /** Added to the real time, so that a test can let hours pass. */
  readonly clock?: { offsetMs: number };
}

const commands = completions({ operations: allOperations, looks });
const LOOK_MS = 15;
const WAIT_MS = 20_000;

export class TestWorld {
  readonly sandbox: Sandbox;
  readonly database: FreshDatabase;
  readonly options: TestOptions;
  readonly logs: string[] = [];
  bot: Bot;
  /** A connection of the test's own. */
  readonly db: Db;

  constructor(parts: {
    sandbox: Sandbox;
    database: FreshDatabase;
    options: TestOptions;
    bot: Bot;
    db: Db;
    logs: string[];
  }) {
    this.sandbox = parts.sandbox;
    this.database = parts.database;
    this.options = parts.options;
    this.bot = parts.bot;
    this.db = parts.db;
    this.logs = parts.logs;
  }

  get botUrl(): string {
    return `http://127.0.0.1:${this.bot.port}`;
  }

  /** Says something and waits for as many cards as are expected. */
  async say(from: string, text: string, more: Partial<SayInput> & { cards?: number } = {}): Promise<Message> {
    const { cards = 1, ...input } = more;
    const { message, status } = await this.sandbox.say({ from, text, ...input });
    if (status !== 200) throw new Error(`the bot answered ${status}`);
    const answers = await this.until(() => {
      const found = this.answersTo(message.id);
      return found.length >= cards ? found : null;
    });
    const [first] = answers;
    if (!first) throw new Error('no card was expected');
    return first;
  }

  answersTo(messageId: string): Message[] {
    return [...this.sandbox.world.messages.values()].filter(
      ({ rootId, type }) => rootId === messageId && type === 'interactive',
    );
  }

  /** Presses the button that carries `act` on the newest version of a card. */
  press(from: string, message: Message, act: string, more: Partial<ClickInput> = {}): Promise<Clicked> {
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

  async until<T>(look: () => T | null | Promise<T | null>, what = () => 'what was waited for'): Promise<T> {
    for (let waited = 0; waited < WAIT_MS; waited += LOOK_MS) {
      const found = await look();
      if (found !== null) return found;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    throw new Error(`never came: ${what()}\n${this.logs.slice(-15).join('\n')}`);
  }

  /** Writes to Hire that took effect. */
  get effects() {
    return this.sandbox.calls.filter(({ effect }) => effect);
  }

  get writes() {
    return this.sandbox.calls.filter(({ write }) => write);
  }

  async restart(): Promise<void> {
    await this.bot.stop();
    this.bot = await runBot(this);
    this.sandbox.connect(this.botUrl);
  }

  async stop(): Promise<void> {
    await this.bot.stop();
    await this.sandbox.stop();
    await this.db.destroy();
    await this.database.drop();
  }
}

export const cardOf = (message: Message): unknown => JSON.parse(message.versions.at(-1) ?? '{}');

export function botWorld(clock?: { offsetMs: number }): BotWorld {
  return {
    now: () => Date.now() + (clock?.offsetMs ?? 0),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    newId: randomUUID,
  };
}

export function collectingLog(lines: string[]): Log {
  const add = (level: string) => (fields: object, activity: string) =>
    void lines.push(`${level} ${activity} ${JSON.stringify(fields)}`);
  return { info: add('info'), warn: add('warn'), error: add('error') };
}

export function runBot({
  sandbox,
  database,
  options,
  logs,
}: Pick<TestWorld, 'sandbox' | 'database' | 'options' | 'logs'>): Promise<Bot> {
  const config: BotConfig = {
    app: { ...sandbox.keys, baseUrl: options.front?.(sandbox.url) ?? sandbox.url },
    host: '127.0.0.1',
    port: 0,
    databaseUrl: database.url,
    timeZone: 'Asia/Shanghai',
    proposalTtlMs: options.proposalTtlMs ?? 86_400_000,
    undoWithinMs: 30 * 86_400_000,
    retentionMs: options.retentionMs ?? 180 * 86_400_000,
    settleAfterMs: options.settleAfterMs ?? 1_000,
  };
  const operations = options.operations ?? allOperations;
  const log = collectingLog(logs);
  return startBot(config, botWorld(options.clock), {
    operations,
    policy: policyFor(options, operations, log),
    log,
  });
}

function policyFor({ policyFile }: TestOptions, operations: readonly Operation[], log: Log): PolicySource {
  if (policyFile === undefined) return noPolicy;
  const opened = openPolicy(
    policyFile,
    operations.map(({ name }) => name),
    log,
  );
  if (!opened.ok) throw new Error(opened.problems.join('\n'));
  return opened.source;
}

export async function startWorld(options: TestOptions = {}): Promise<TestWorld> {
  const sandbox = await startSandbox({ port: 0, retriesMs: [], commands, ...options.sandbox });
  const database = await freshDatabase();
  const logs: string[] = [];
  const bot = await runBot({ sandbox, database, options, logs });
  sandbox.connect(`http://127.0.0.1:${bot.port}`);
  const db = await openDatabase(database.url);
  return new TestWorld({ sandbox, database, options, bot, db, logs });
}
