import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { countWaiting } from '../store/inbox.ts';
import { countByState } from '../store/proposals.ts';
import type { Db } from '../store/schema.ts';

export interface Metrics {
  countDelivery(verdict: string): void;
  countCall(api: string, outcome: string): void;
  /** Prometheus text. */
  text(): Promise<string>;
}

export function createMetrics(db: Db): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const deliveries = new Counter({
    name: 'hirebot_deliveries_total',
    help: 'Deliveries by verdict',
    labelNames: ['verdict'],
    registers,
  });
  const calls = new Counter({
    name: 'hirebot_feishu_calls_total',
    help: 'Calls to Feishu by outcome',
    labelNames: ['api', 'outcome'],
    registers,
  });
  new Gauge({
    name: 'hirebot_inbox_waiting',
    help: 'Deliveries that are stored and not yet handled',
    registers,
    async collect() {
      this.set(await countWaiting(db));
    },
  });
  new Gauge({
    name: 'hirebot_proposals',
    help: 'Proposals by state',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      for (const { state, count } of await countByState(db)) this.set({ state }, count);
    },
  });
  return {
    countDelivery: (verdict) => deliveries.inc({ verdict }),
    countCall: (api, outcome) => calls.inc({ api, outcome }),
    text: () => registry.metrics(),
  };
}
