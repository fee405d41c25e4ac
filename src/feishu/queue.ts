/** Who leaves next of those that wait for one API: by rank, and within a rank in turns. */
import { ranks, type Turn } from '../core/api.ts';

export interface Waiting {
  readonly turn: Turn;
  /** There is no room for it before. */
  notBefore: number;
}

export interface Queue<Call extends Waiting> {
  add(call: Call): void;
  remove(call: Call): void;
  all(): readonly Call[];
  /** Undefined where nobody may be asked for yet. */
  next(now: number): Call | undefined;
}

export function createQueue<Call extends Waiting>(): Queue<Call> {
  const waiting: Call[] = [];
  /** Whose turn it was, the last one last. */
  const served = new Map<string, number>();
  let turns = 0;
  const since = ({ turn }: Call): number => served.get(turn.whom) ?? 0;
  const rank = ({ turn }: Call): number => ranks.indexOf(turn.rank);
  return {
    add: (call) => void waiting.push(call),
    remove: (call) => {
      waiting.splice(waiting.indexOf(call), 1);
      turns += 1;
      served.set(call.turn.whom, turns);
      // Nobody is behind another any more.
      if (waiting.length === 0) served.clear();
    },
    all: () => waiting,
    next: (now) =>
      waiting
        .filter(({ notBefore }) => notBefore <= now)
        .reduce<Call | undefined>((first, call) => {
          if (!first || rank(call) < rank(first)) return call;
          return rank(call) === rank(first) && since(call) < since(first) ? call : first;
        }, undefined),
  };
}
