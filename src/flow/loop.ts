/** Workers: each takes one piece of work at a time, and sleeps until there is more. */
import { faultFields, type Log } from '../core/log.ts';

const PAUSE_AFTER_FAULT_MS = 1000;
/** A look that found nothing takes a quarter of the time at most, however often the bell rings and however many wait in vain. */
const REST_PER_LOOK = 3;
const LONGEST_REST_MS = 100;
/** So many rings within so long are a rush; what makes it goes first for so long, then the others have their turn. */
const RUSH_RINGS = 8;
const RUSH_LOOK_MS = 20;
const LONGEST_RUSH_MS = 1_000;
const TURN_MS = 100;

export interface Bell {
  ring(): void;
  /** Rings once more after `ms`, for what is due only then. */
  ringIn(ms: number): void;
  /** How often it has rung. */
  rings(): number;
  /** Resolves at the next ring, or after `ms` where that is given; at once where it has rung since there were `rings`. */
  wait(ms?: number, rings?: number): Promise<void>;
  /** How many wait now. */
  waiting(): number;
}

export function createBell(): Bell {
  const sleepers = new Set<() => void>();
  let rung = 0;
  const ring = (): void => {
    rung += 1;
    // Whoever lies down again meanwhile waits for the next ring.
    for (const wake of [...sleepers]) wake();
  };
  return {
    ring,
    // Whoever looks by itself sees it anyway: it keeps no process alive.
    ringIn: (ms) => void setTimeout(ring, ms).unref(),
    rings: () => rung,
    wait: (ms, rings = rung) =>
      new Promise((resolve) => {
        if (rings !== rung) return resolve();
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

const kindsOfWork = ['inbox', 'calls', 'cards', 'clock'] as const;
type KindOfWork = (typeof kindsOfWork)[number];
export type Bells = Readonly<Record<KindOfWork, Bell>>;

export interface Ringing {
  readonly bells: Bells;
  /** Somebody who works elsewhere has rung: it is not told on. */
  heard(kind: string): void;
}

/** `told` hears of every ring, for those who work elsewhere. */
export function createBells(told: (kind: KindOfWork) => void = () => undefined): Ringing {
  const own = { inbox: createBell(), calls: createBell(), cards: createBell(), clock: createBell() };
  const telling = (kind: KindOfWork): Bell => {
    const ring = (): void => {
      own[kind].ring();
      told(kind);
    };
    return { ...own[kind], ring };
  };
  return {
    bells: { inbox: telling('inbox'), calls: telling('calls'), cards: telling('cards'), clock: own.clock },
    heard: (word) => {
      const kind = kindsOfWork.find((each) => each === word);
      if (kind) own[kind].ring();
    },
  };
}

export interface Loop {
  readonly name: string;
  /** Does one piece of work; false when there was none. Where several are done at once, `found` lets another look meanwhile. */
  readonly step: (found: () => void) => Promise<boolean>;
  /** Pieces of work side by side; one after the other where left out. */
  readonly atOnce?: number;
  readonly bell: Bell;
  /** Looks by itself this often: for what other instances leave, and for time passing. */
  readonly idleMs: number;
  /** What rings this has a deadline of its own, and goes first where much of it comes at once. */
  readonly givesWayTo?: Bell;
}

export interface Loops {
  /** Wakes everybody; resolves when each has looked since and all rest. */
  rest(): Promise<void>;
  /** Resolves when the steps under way are done. */
  stop(): Promise<void>;
}

/** What the loops of one process share. */
interface House {
  readonly loops: readonly Loop[];
  readonly log: Log;
  readonly allRest: Bell;
  stopping: boolean;
  resting: number;
}

export function startLoops(loops: readonly Loop[], log: Log): Loops {
  const house: House = { loops, log, allRest: createBell(), stopping: false, resting: 0 };
  const wake = (): void => {
    for (const { bell } of loops) bell.ring();
  };
  const running = Promise.all(loops.map((loop) => run(house, loop)));
  return {
    rest: () => {
      const rested = house.allRest.wait();
      wake();
      return rested;
    },
    stop: async () => {
      house.stopping = true;
      wake();
      await running;
    },
  };
}

async function run(house: House, loop: Loop): Promise<void> {
  const { bell, idleMs, atOnce = 1 } = loop;
  const underWay = new Set<Promise<unknown>>();
  const rushOver = loop.givesWayTo ? createRush(loop.givesWayTo) : null;
  while (!house.stopping) {
    if (rushOver) await rushOver();
    if (house.stopping) break;
    // What rings while it looks may be for what it has not seen.
    const heard = bell.rings();
    const began = performance.now();
    const worked = await look(loop, underWay, house.log);
    if (house.stopping) break;
    if (worked === null) await bell.wait(PAUSE_AFTER_FAULT_MS);
    if (underWay.size >= atOnce) await Promise.race(underWay);
    if (worked !== false) continue;
    await restAfter(performance.now() - began);
    if (underWay.size > 0) await Promise.race([...underWay, bell.wait(idleMs, heard)]);
    else if (heard === bell.rings()) await lieDown(house, loop);
  }
  await Promise.all(underWay);
}

/** Resolves when no rush is on, or when it has had its time. */
function createRush({ rings }: Bell): () => Promise<void> {
  let before = rings();
  let since = performance.now();
  let turnEnds = 0;
  const isOn = (): boolean => {
    const passed = performance.now() - since;
    const rung = rings() - before;
    if (passed >= RUSH_LOOK_MS) {
      before = rings();
      since = performance.now();
    }
    return rung >= RUSH_RINGS * Math.max(1, passed / RUSH_LOOK_MS);
  };
  return async () => {
    const began = performance.now();
    while (began >= turnEnds && isOn()) {
      await new Promise((resolve) => setTimeout(resolve, RUSH_LOOK_MS));
      const now = performance.now();
      if (now - began >= LONGEST_RUSH_MS) turnEnds = now + TURN_MS;
    }
  };
}

async function restAfter(lookedMs: number): Promise<void> {
  const restMs = Math.min(lookedMs * REST_PER_LOOK, LONGEST_REST_MS);
  if (restMs > REST_PER_LOOK) await new Promise((resolve) => setTimeout(resolve, restMs));
}

async function lieDown(house: House, { bell, idleMs }: Loop): Promise<void> {
  house.resting += 1;
  if (house.resting === house.loops.length) house.allRest.ring();
  await bell.wait(idleMs);
  house.resting -= 1;
}

/** Resolves when the step has found work, or has come to its end; null after a fault. */
const look = ({ name, step }: Loop, underWay: Set<Promise<unknown>>, log: Log): Promise<boolean | null> =>
  new Promise((resolve) => {
    const work = step(() => resolve(true))
      .catch((cause: unknown) => {
        log.error({ loop: name, ...faultFields(cause) }, 'working');
        return null;
      })
      .then((worked) => {
        underWay.delete(work);
        resolve(worked);
      });
    underWay.add(work);
  });

/** Works on each by itself: one that breaks is told, and those behind it go on. */
export async function eachAlone<Row extends { readonly id: string }>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  work: (row: Row) => Promise<void>,
  { log, activity }: { log: Log; activity: string },
): Promise<void> {
  for await (const row of rows) {
    await work(row).catch((cause: unknown) => log.error({ id: row.id, ...faultFields(cause) }, activity));
  }
}
