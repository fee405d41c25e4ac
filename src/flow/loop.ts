/** Workers: each takes one piece of work at a time, and sleeps until there is more. */
import { faultFields, type Log } from '../core/log.ts';

const PAUSE_AFTER_FAULT_MS = 1000;

export interface Bell {
  ring(): void;
  /** Resolves at the next ring, or after `ms`. */
  wait(ms: number): Promise<void>;
}

export function createBell(): Bell {
  let wake: (() => void)[] = [];
  return {
    ring: () => {
      const waiting = wake;
      wake = [];
      for (const each of waiting) each();
    },
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake.push(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
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

/** Runs the loops until `stop`, which resolves when the steps under way are done. */
export function startLoops(loops: readonly Loop[], log: Log): { stop(): Promise<void> } {
  let stopping = false;
  const run = async ({ name, step, bell, idleMs }: Loop): Promise<void> => {
    while (!stopping) {
      const worked = await step().catch((cause: unknown) => {
        log.error({ loop: name, ...faultFields(cause) }, 'working');
        return null;
      });
      if (stopping) return;
      if (worked === null) await bell.wait(PAUSE_AFTER_FAULT_MS);
      else if (!worked) await bell.wait(idleMs);
    }
  };
  const running = Promise.all(loops.map(run));
  return {
    stop: async () => {
      stopping = true;
      for (const { bell } of loops) bell.ring();
      await running;
    },
  };
}
