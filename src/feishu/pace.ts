/** When a call may leave, whatever the limit is of: an API, a chat, a person, a message (docs/decisions/0016). */
import { type Asking, createLane, type Lane, type LaneDeps, NAP_MS } from './lane.ts';

/** One that leaves later than this after its moment takes another. */
const LATEST_MS = 20;
/** How much ahead of its moment a call asks at most. */
const MOST_LEAD_MS = 250;

export interface PaceDeps extends LaneDeps {
  readonly newId: () => string;
}

export interface Wish extends Pick<Asking, 'keys' | 'turn' | 'patienceMs'> {
  /** Asked right before the call leaves, after all waiting. */
  readonly fence?: (() => Promise<void>) | undefined;
}

export type Departure =
  | { readonly kind: 'too-far'; readonly waitMs: number }
  | { readonly kind: 'now'; readonly ended: (tookMs: number | null) => Promise<void> };

/** Resolves when the call is to leave, at once. */
export type Depart = (wish: Wish) => Promise<Departure>;

export function createPace(deps: PaceDeps): Depart {
  const { clock, newId } = deps;
  const lanes = new Map<string, Lane>();
  const laneOf = (api: string): Lane => {
    const lane = lanes.get(api) ?? createLane(deps, api);
    lanes.set(api, lane);
    return lane;
  };
  return async ({ fence, ...wish }) => {
    const call = newId();
    const lane = laneOf(wish.keys[0]?.key ?? '');
    const asked = clock.now();
    for (let leadMs = 0; ; ) {
      const room = await lane.room({ ...wish, call, again: leadMs > 0, leadMs, asked });
      if (room.kind === 'full') return { kind: 'too-far', waitMs: room.until - clock.now() };
      await fence?.();
      await until(clock, room.from);
      const late = clock.now() - room.from;
      if (late <= LATEST_MS) return { kind: 'now', ended: lane.left(call, room.from) };
      // By what it came too late it asks earlier, so that a slow database is in time too.
      leadMs = Math.min(leadMs + late, MOST_LEAD_MS);
    }
  };
}

/** Timers may be early by a fraction of a millisecond. */
async function until({ now, sleep }: LaneDeps['clock'], at: number): Promise<void> {
  while (now() < at) await sleep(Math.min(at - now(), NAP_MS));
}
