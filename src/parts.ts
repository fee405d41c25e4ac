/** What the bot is made of: types alone. */
import type { Pass } from './core/failpoint.ts';
import type { Log } from './core/log.ts';
import type { Operation } from './core/operation.ts';
import type { Http } from './feishu/http.ts';
import type { Tokens } from './feishu/token.ts';
import type { Deps } from './flow/deps.ts';
import type { ConnectionParts } from './health/connection.ts';
import type { Metrics } from './health/metrics.ts';
import type { App, Config } from './settings/config.ts';
import type { ConsolePages } from './settings/console.ts';
import type { PolicySource } from './settings/policy-file.ts';
import type { Clock, Watches } from './store/clock.ts';
import type { Db } from './store/schema.ts';

/** Time and chance, handed in so that nobody reaches for them. */
export interface World extends Watches {
  readonly sleep: (ms: number) => Promise<void>;
  readonly newId: () => string;
  readonly pass: Pass;
}

export type BotConfig = Pick<
  Config,
  | 'events'
  | 'proxy'
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

/** What the flows are made of, whatever carries their calls and deliveries. */
export interface FlowParts extends Make {
  readonly config: BotConfig;
  readonly world: Pick<World, 'newId' | 'sleep' | 'pass'>;
  readonly clock: Pick<Clock, 'now' | 'steady'>;
  readonly db: Db;
  readonly pages: ConsolePages;
  readonly findings: Deps['findings'];
  readonly bells: Deps['bells'];
}

/** What several of the parts below are made of. */
export interface Parts extends FlowParts, ConnectionParts {
  readonly world: World;
  readonly http: Http;
  readonly tokens: Tokens;
  readonly metrics: Metrics;
}
