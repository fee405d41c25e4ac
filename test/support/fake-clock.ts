/** A clock that goes on only when nobody has anything left to do at the moment it shows. */
export interface FakeClock {
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Work of the real world: no time passes before it is done. */
  busy<T>(work: Promise<T>): Promise<T>;
  /** Time goes by and nothing runs meanwhile. */
  stall(ms: number): void;
  /** Lets time pass until this is done. */
  run<T>(work: Promise<T>): Promise<T>;
}

const START = 1_800_000_000_000;

export function createFakeClock(): FakeClock {
  let time = START;
  let working = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  /** All that follows from what has happened so far. */
  const quiet = async (): Promise<void> => {
    do await new Promise((resolve) => setImmediate(resolve));
    while (working > 0);
  };
  const tick = async (): Promise<void> => {
    await quiet();
    const next = sleepers.sort((one, other) => one.at - other.at).shift();
    if (!next) return;
    time = Math.max(time, next.at);
    next.wake();
  };
  return {
    now: () => time,
    sleep: (ms) => new Promise((wake) => void sleepers.push({ at: time + ms, wake })),
    busy: async (work) => {
      working += 1;
      try {
        return await work;
      } finally {
        working -= 1;
      }
    },
    stall: (ms) => {
      time += ms;
    },
    run: async (work) => {
      let over = false;
      const end = (): void => {
        over = true;
      };
      work.then(end, end);
      await quiet();
      while (!over) await tick();
      return work;
    },
  };
}
