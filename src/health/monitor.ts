/** Looks again and again whether everything holds that must hold. What does not is told in the log and in the metrics. */
import type { Log } from '../core/log.ts';
import { HOUR_MS } from '../core/time.ts';
import { brokenTrail, invariants } from '../store/invariants.ts';
import type { Db } from '../store/schema.ts';

/** The trail is read whole, which takes its time. */
const TRAIL_EVERY_MS = HOUR_MS;
const TRAIL = 'broken trail';

export interface Monitor {
  /** False, for there is nothing more to do. */
  look(): Promise<false>;
  /** How many rows break which invariant, as it was seen last. */
  last(): ReadonlyMap<string, number>;
}

export interface MonitorParts {
  readonly db: Db;
  readonly clock: { now(): number; steady(): number };
  readonly log: Log;
}

export function createMonitor({ db, clock, log }: MonitorParts): Monitor {
  const last = new Map<string, number>();
  let trailAt = Number.NEGATIVE_INFINITY;
  const note = (invariant: string, rows: number): void => {
    last.set(invariant, rows);
    if (rows > 0) log.error({ invariant, rows }, 'holding what must hold');
  };
  return {
    look: async () => {
      const at = { steady: clock.steady(), now: clock.now() };
      for (const [invariant, count] of Object.entries(invariants)) note(invariant, await count(db, at));
      if (at.steady - trailAt >= TRAIL_EVERY_MS) {
        note(TRAIL, await brokenTrail(db));
        trailAt = at.steady;
      }
      return false;
    },
    last: () => last,
  };
}
