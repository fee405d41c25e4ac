/** The calls to one API that wait: whoever is next asks for room, the others with it where there is none. */
import { type PaceKey, ranks, type Turn } from '../core/api.ts';
import { createQueue, type Queue, type Waiting } from './queue.ts';

/** Timers that come so late tell that the process stood still. */
const STALL_MS = 50;
/** An answer that takes so much longer than usual may be of a call that arrived late: the margin covers no more. */
const SLOW_MS = 20;
const MOST_LATE_MS = 1_000;
/** How fast slower answers are taken for usual. The first ones of a process are slow, and arrive late. */
const LEARNING = 0.02;
/** Longest sleep in one piece. */
export const NAP_MS = 1_000;

export interface Leaving {
  readonly call: string;
  readonly again: boolean;
  readonly keys: readonly PaceKey[];
  readonly from: number;
  readonly ofRun: boolean;
}

export interface LaneDeps {
  readonly takeRoom: (leaving: Leaving) => Promise<{ kind: 'leaves' } | { kind: 'full'; until: number; key: string }>;
  /** These count as gone from then on only. */
  readonly countFrom: (calls: readonly string[], at: number) => Promise<void>;
  readonly clock: { now(): number; sleep(ms: number): Promise<void> };
}

export interface Asking {
  readonly call: string;
  /** It had room, and left too late for it. */
  readonly again: boolean;
  /** The API first. */
  readonly keys: readonly PaceKey[];
  readonly turn: Turn;
  /** So much ahead of its moment it asks. */
  readonly leadMs: number;
  readonly asked: number;
  /** A call that would have to wait longer than this is not sent. */
  readonly patienceMs: number;
}

export type Room =
  | { readonly kind: 'leaves'; readonly from: number }
  | { readonly kind: 'full'; readonly until: number };

export interface Lane {
  /** Waits for room, and for those whose turn is before. */
  room(asking: Asking): Promise<Room>;
  /** It is on its way. What comes back is told of the end; after a yes, of how long that took. */
  left(call: string, at: number): (tookMs: number | null) => Promise<void>;
}

interface InLane extends Asking, Waiting {
  readonly done: (room: Room | Promise<never>) => void;
}

/** One of an API, in one process. */
interface State {
  readonly deps: LaneDeps;
  readonly api: string;
  readonly queue: Queue<InLane>;
  /** Those that were not answered yet. */
  readonly underWay: Set<string>;
  running: boolean;
  /** Ends a nap. */
  wake: () => void;
  /** How long an answer takes. */
  usualMs: number;
}

export function createLane(deps: LaneDeps, api: string): Lane {
  const lane: State = {
    deps,
    api,
    queue: createQueue<InLane>(),
    underWay: new Set(),
    running: false,
    wake: () => undefined,
    usualMs: 0,
  };
  return {
    room: (asking) =>
      new Promise((resolve) => {
        lane.queue.add({ ...asking, notBefore: 0, done: resolve });
        if (lane.running) lane.wake();
        else void run(lane);
      }),
    left: (call, at) => {
      lane.underWay.add(call);
      return (tookMs) => ended(lane, { call, at, tookMs });
    },
  };
}

async function run(lane: State): Promise<void> {
  const { queue, deps } = lane;
  lane.running = true;
  while (queue.all().length > 0) {
    const next = queue.next(deps.clock.now());
    if (next) await ask(lane, next).catch((cause: unknown) => leave(lane, next, Promise.reject(cause)));
    else await nap(lane).catch(() => undefined);
  }
  lane.running = false;
}

function leave({ queue }: State, call: InLane, room: Parameters<InLane['done']>[0]): void {
  queue.remove(call);
  call.done(room);
}

async function ask(lane: State, next: InLane): Promise<void> {
  const { deps, api, queue } = lane;
  const { call, again, keys, turn, leadMs, asked, patienceMs } = next;
  const from = deps.clock.now() + leadMs;
  const room = await deps.takeRoom({ call, again, keys, from, ofRun: turn.rank !== 'person' });
  if (room.kind === 'leaves') return leave(lane, next, { kind: 'leaves', from });
  for (const each of room.key === api ? behind(queue.all(), turn) : [next]) each.notBefore = room.until - each.leadMs;
  if (room.until - asked > patienceMs) leave(lane, next, { kind: 'full', until: room.until });
}

/** Until the next one may ask, or somebody else comes. */
async function nap(lane: State): Promise<void> {
  const { clock, countFrom } = lane.deps;
  const soonest = Math.min(...lane.queue.all().map(({ notBefore }) => notBefore));
  const asleep = clock.now();
  const ms = Math.min(Math.max(soonest - asleep, 1), NAP_MS);
  let woken = false;
  const called = new Promise<void>((resolve) => {
    lane.wake = () => {
      woken = true;
      resolve();
    };
  });
  await Promise.race([clock.sleep(ms), called]);
  // What had left before this process stood still may arrive only now.
  if (!woken && clock.now() - asleep - ms > STALL_MS) await countFrom([...lane.underWay], clock.now());
}

interface Ended {
  readonly call: string;
  readonly at: number;
  readonly tookMs: number | null;
}

async function ended(lane: State, { call, at, tookMs }: Ended): Promise<void> {
  lane.underWay.delete(call);
  if (tookMs === null) return;
  const late = tookMs - lane.usualMs - SLOW_MS;
  lane.usualMs = Math.min(lane.usualMs + (tookMs - lane.usualMs) * LEARNING, tookMs);
  if (late > 0) await lane.deps.countFrom([call], Math.ceil(at + Math.min(late, MOST_LATE_MS))).catch(() => undefined);
}

/** Where there is no room for one, there is none for those of its rank and below. */
const behind = (all: readonly InLane[], { rank }: Turn): readonly InLane[] =>
  all.filter(({ turn }) => ranks.indexOf(turn.rank) >= ranks.indexOf(rank));
