/** Calls that keep their pace on a clock of the test's own, over a real database: one instance, or two on a server. */
import { randomUUID } from 'node:crypto';
import { createPace, type Depart, type Departure, type Wish } from '../../src/feishu/pace.ts';
import { countFrom, holdBack, takeRoom } from '../../src/store/pace.ts';
import { openFresh } from './database.ts';
import { createFakeClock } from './fake-clock.ts';

export interface Called extends Pick<Wish, 'keys' | 'turn' | 'fence'> {
  /** From the beginning on. */
  readonly afterMs?: number;
  /** Until its answer. */
  readonly tookMs?: number;
  readonly patienceMs?: number;
}

export interface Paced {
  now(): number;
  /** When each left, in the order given; shared out between the instances. */
  all(calls: readonly Called[]): Promise<number[]>;
  departure(call: Called): Promise<Departure>;
  holdBack(key: string, until: number): Promise<void>;
  pass(ms: number): Promise<void>;
  /** Time goes by and nothing runs meanwhile. */
  stall(ms: number): void;
  close(): Promise<void>;
}

const PATIENCE_MS = 10 * 60_000;

/** Of several instances each has every so many'th call. */
export async function startPaced(instances = 2): Promise<Paced> {
  const { db, other, close } = await openFresh();
  const clock = createFakeClock();
  const departs: Depart[] = [db, other].slice(0, instances).map((own) =>
    createPace({
      takeRoom: (leaving) => clock.busy(takeRoom(own, leaving)),
      countFrom: (calls, at) => clock.busy(countFrom(own, calls, at)),
      clock,
      newId: randomUUID,
    }),
  );
  const departure = (call: Called, index = 0): Promise<Departure> => {
    const depart = departs[index % departs.length];
    if (!depart) throw new Error('there is no instance');
    return depart({ ...call, patienceMs: call.patienceMs ?? PATIENCE_MS });
  };
  const leave = async (call: Called, index: number): Promise<number> => {
    await clock.sleep(call.afterMs ?? 0);
    const departed = await departure(call, index);
    if (departed.kind !== 'now') throw new Error('never left');
    const left = clock.now();
    await clock.sleep(call.tookMs ?? 20);
    await departed.ended(call.tookMs ?? 20);
    return left;
  };
  return {
    now: clock.now,
    all: (calls) => clock.run(Promise.all(calls.map(leave))),
    departure: (call) => clock.run(departure(call)),
    holdBack: (key, until) => holdBack(db, key, until),
    pass: (ms) => clock.run(clock.sleep(ms)),
    stall: clock.stall,
    close,
  };
}

/** Most moments inside any window of this length. */
export function mostIn(moments: readonly number[], windowMs: number): number {
  return Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + windowMs).length));
}
