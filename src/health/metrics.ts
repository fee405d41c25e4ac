/** What `/metrics` tells, as Prometheus reads it: what happened in this process, and what the database holds for all of them. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { cardsBehind, itemsByState } from '../store/backlog.ts';
import { oldestWaiting } from '../store/inbox.ts';
import { countWaiting } from '../store/lines.ts';
import { countByState } from '../store/proposals.ts';
import type { Db } from '../store/schema.ts';

export interface Called {
  readonly api: string;
  readonly outcome: string;
  readonly code: number;
  /** Until it could leave. */
  readonly waitedMs: number;
  readonly ms: number;
}

export interface Metrics {
  countDelivery(verdict: string): void;
  countCall(called: Called): void;
  countToken(): void;
  /** A delivery has come; called back when it is answered. */
  answering(): () => void;
  /** Prometheus text. */
  text(): Promise<string>;
}

export interface MetricsParts {
  readonly db: Db;
  readonly steady: () => number;
  /** How many rows break which invariant. */
  readonly violations: () => ReadonlyMap<string, number>;
}

/** Feishu waits three seconds. */
const ANSWERED_BY = [0.005, 0.02, 0.05, 0.1, 0.3, 1, 2, 3];
const LEFT_BY = [0.01, 0.1, 1, 5, 15, 60, 120];

export function createMetrics(parts: MetricsParts): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gaugesOf(registry, parts);
  return { ...countersOf(registry), text: () => registry.metrics() };
}

function countersOf(registry: Registry): Omit<Metrics, 'text'> {
  const named = (name: string, help: string) => ({ name: `hirebot_${name}`, help, registers: [registry] });
  const deliveries = new Counter({ ...named('deliveries_total', 'Deliveries by verdict'), labelNames: ['verdict'] });
  const calls = new Counter({
    ...named('feishu_calls_total', 'Calls to Feishu by outcome and code'),
    labelNames: ['api', 'outcome', 'code'],
  });
  const took = new Histogram({ ...named('feishu_call_seconds', 'Until Feishu answered'), buckets: LEFT_BY });
  const waited = new Histogram({ ...named('pace_wait_seconds', 'Until a call could leave'), buckets: LEFT_BY });
  const tokens = new Counter(named('token_refreshes_total', 'Tenant tokens asked for'));
  const answered = new Histogram({
    ...named('acknowledgement_seconds', 'From a delivery to its answer'),
    buckets: ANSWERED_BY,
  });
  return {
    countDelivery: (verdict) => deliveries.inc({ verdict }),
    countCall: ({ api, outcome, code, waitedMs, ms }) => {
      calls.inc({ api, outcome, code });
      waited.observe(waitedMs / 1000);
      took.observe(ms / 1000);
    },
    countToken: () => tokens.inc(),
    answering: () => answered.startTimer(),
  };
}

function gaugesOf(registry: Registry, { db, steady, violations }: MetricsParts): void {
  const ageOf = (since: number | null): number => (since === null ? 0 : Math.max(0, steady() - since) / 1000);
  gauge(registry, ['inbox_waiting', 'Deliveries that are stored and not yet handled'], () => countWaiting(db));
  gauge(registry, ['inbox_oldest_seconds', 'Age of the oldest of them'], async () => ageOf(await oldestWaiting(db)));
  gauge(
    registry,
    ['cards_behind', 'Cards that do not show the newest state'],
    async () => (await cardsBehind(db)).count,
  );
  gauge(registry, ['card_lag_seconds', 'Since when the first of them could be sent'], async () =>
    ageOf((await cardsBehind(db)).since),
  );
  states(registry, ['proposals', 'Proposals by state'], () => countByState(db));
  states(registry, ['items', 'Items by state, those that were applied left out'], () => itemsByState(db));
  const broken = new Gauge({
    name: 'hirebot_invariant_violations',
    help: 'Rows of which something does not hold that must hold, as seen within the last minute',
    labelNames: ['invariant'],
    registers: [registry],
    collect: () => {
      for (const [invariant, rows] of violations()) broken.set({ invariant }, rows);
    },
  });
}

type Named = readonly [name: string, help: string];

function gauge(registry: Registry, [name, help]: Named, value: () => Promise<number>): void {
  new Gauge({
    name: `hirebot_${name}`,
    help,
    registers: [registry],
    async collect() {
      this.set(await value());
    },
  });
}

type Counts = readonly { readonly state: string; readonly count: number }[];

function states(registry: Registry, [name, help]: Named, counts: () => Promise<Counts>): void {
  new Gauge({
    name: `hirebot_${name}`,
    help,
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { state, count } of await counts()) this.set({ state }, count);
    },
  });
}
