/** Workers: each takes one piece of work at a time, and sleeps until there is more. */
import { faultFields, type Log } from '../core/log.ts';

const PAUSE_AFTER_FAULT_MS = 1000;

export interface Bell {
  ring(): void;
  /** Resolves at the next ring, or after `ms` where that is given. */
  wait(ms?: number): Promise<void>;
  /** How many wait now. */
  waiting(): number;
}

export function createBell(): Bell {
  const sleepers = new Set<() => void>();
  return {
    ring: () => {
      // Whoever lies down again meanwhile waits for the next ring.
      for (const wake of [...sleepers]) wake();
    },
    wait: (ms) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          sleepers.delete(wake);
          resolve();
        };
        const timer = ms === undefined ? undefined : setTimeout(wake, ms);
        sleepers.add(wake);
      }),
    waiting: () => sleepers.size,
  };
}

export interface Loop {
  readonly name: string;
  /** Does one piece of work; false when there was none. */
  readonly step: () => Promise<boolean>;
  readonly bell: Bell;
  /** Looks by itself this often: for what other instances leave, and for time passing. */
  readonly idleMs: number;
}

export interface Loops {
  /** Wakes everybody; resolves when each has looked since and all rest. */
  rest(): Promise<void>;
  /** Resolves when the steps under way are done. */
  stop(): Promise<void>;
}

export function startLoops(loops: readonly Loop[], log: Log): Loops {
  const allRest = createBell();
  let stopping = false;
  let asked = 0;
  let resting = 0;
  const wake = (): void => {
    for (const { bell } of loops) bell.ring();
  };
  const run = async ({ name, step, bell, idleMs }: Loop): Promise<void> => {
    while (!stopping) {
      const since = asked;
      const worked = await step().catch((cause: unknown) => {
        log.error({ loop: name, ...faultFields(cause) }, 'working');
        return null;
      });
      if (stopping) return;
      if (worked === null) await bell.wait(PAUSE_AFTER_FAULT_MS);
      // Who was asked while looking looks again.
      if (worked !== false || since !== asked) continue;
      resting += 1;
      if (resting === loops.length) allRest.ring();
      await bell.wait(idleMs);
      resting -= 1;
    }
  };
  const running = Promise.all(loops.map(run));
  return {
    rest: () => {
      asked += 1;
      const rested = allRest.wait();
      wake();
      return rested;
    },
    stop: async () => {
      stopping = true;
      wake();
      await running;
    },
  };
}

/** Works on each by itself: one that breaks is told, and those behind it go on. */
export async function eachAlone<Row extends { readonly id: string }>(
  rows: AsyncIterable<Row>,
  work: (row: Row) => Promise<void>,
  { log, activity }: { log: Log; activity: string },
): Promise<void> {
  for await (const row of rows) {
    await work(row).catch((cause: unknown) => log.error({ id: row.id, ...faultFields(cause) }, activity));
  }
}
