/** The bot as a test runs it: on the test's clock, with a log that the test can read. */
import { type Bot, startBot } from '../../src/bot.ts';
import { passOn } from '../../src/core/failpoint.ts';
import type { Log } from '../../src/core/log.ts';
import type { Operation } from '../../src/core/operation.ts';
import { newIdAt } from '../../src/new-id.ts';
import { operations as allOperations } from '../../src/operations/index.ts';
import type { BotConfig, World as BotWorld } from '../../src/parts.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { noPolicy, openPolicy, type PolicySource } from '../../src/settings/policy-file.ts';
import { databaseTime } from '../../src/store/clock.ts';

export interface BotOptions
  extends Partial<
    Pick<
      BotConfig,
      'events' | 'proxy' | 'metricsToken' | 'proposalTtlMs' | 'settleAfterMs' | 'retentionMs' | 'timeZone'
    >
  > {
  readonly operations?: readonly Operation[];
  readonly policyFile?: string;
  /** Beside a long connection: the keys of webhooks are not set. */
  readonly keyless?: boolean;
  /** An address in front of the sandbox, as the bot sees Feishu. */
  readonly front?: (sandboxUrl: string) => string;
}

/** Real time, and what was added to it so that hours pass in no time. */
export interface Clock {
  offsetMs: number;
}

export const timeOf = (clock: Clock): number => Date.now() + clock.offsetMs;

/** The clock of one machine, which somebody may set. */
export interface Machine {
  readonly clock: Clock;
  wrongMs: number;
}

export interface BotParts {
  readonly sandbox: Sandbox;
  readonly database: { readonly url: string };
  readonly options: BotOptions;
  readonly machine: Machine;
  readonly logs: string[];
}

export function runBot({ sandbox, database, options, machine, logs }: BotParts): Promise<Bot> {
  const { appId, appSecret, ...keys } = sandbox.keys;
  const config: BotConfig = {
    app: {
      appId,
      appSecret,
      ...(options.keyless ? {} : { keys }),
      baseUrl: options.front?.(sandbox.url) ?? sandbox.url,
    },
    events: options.events ?? 'webhook',
    proxy: options.proxy ?? null,
    host: '127.0.0.1',
    port: 0,
    databaseUrl: database.url,
    metricsToken: options.metricsToken ?? null,
    timeZone: options.timeZone ?? 'Asia/Shanghai',
    proposalTtlMs: options.proposalTtlMs ?? 86_400_000,
    undoWithinMs: 30 * 86_400_000,
    retentionMs: options.retentionMs ?? 180 * 86_400_000,
    settleAfterMs: options.settleAfterMs ?? 1_000,
  };
  const operations = options.operations ?? allOperations;
  const log = collectingLog(logs);
  return startBot(config, botWorld(machine), { operations, policy: policyFor(options, operations, log), log });
}

const botWorld = (machine: Machine): BotWorld => ({
  now: () => timeOf(machine.clock) + machine.wrongMs,
  ticks: () => performance.now() + machine.clock.offsetMs,
  databaseTime: async (db) => {
    const time = await databaseTime(db);
    return time === null ? null : time + machine.clock.offsetMs;
  },
  // In real time, for so the stand-in counts what its limits allow.
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  newId: () => newIdAt(timeOf(machine.clock)),
  pass: passOn,
});

export function collectingLog(lines: string[]): Log {
  const add = (level: string) => (fields: object, activity: string) =>
    void lines.push(`${level} ${activity} ${JSON.stringify(fields)}`);
  return { info: add('info'), warn: add('warn'), error: add('error') };
}

function policyFor({ policyFile }: BotOptions, operations: readonly Operation[], log: Log): PolicySource {
  if (policyFile === undefined) return noPolicy;
  const opened = openPolicy(
    policyFile,
    operations.map(({ name }) => name),
    log,
  );
  if (!opened.ok) throw new Error(opened.problems.join('\n'));
  return opened.source;
}
