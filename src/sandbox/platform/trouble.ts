/** Switches for rehearsing trouble. All off at first. */
import type { Mishap } from './mishap.ts';

export const faults = ['500-before', '500-after', 'reset-before', 'reset-after', 'empty-after', 'html', '429'] as const;
export type FaultKind = (typeof faults)[number];

export interface Trouble {
  /** Every answer comes this much later, ms. */
  slowMs: number;
  /** Every token comes this much later, ms. */
  slowTokenMs: number;
  /** Share of calls that a fault strikes, 0 to 1. */
  faultRate: number;
  /** Which faults strike, at random. */
  faultKinds: FaultKind[];
  /** Only the writes to Hire, or every call. */
  faultsOn: 'writes' | 'all';
  /** Faults for the next calls to Hire's writes, one each, before chance is asked. */
  next: FaultKind[];
  /** Refusals for the next writes to Hire, one each: nothing is done. */
  refusals: { status: number; code: number; msg: string }[];
  /** What becomes of the next accepted writes to Hire, one each. */
  mishaps: Mishap[];
  /** So many reads of a thing in Hire still show what stood there before it changed. */
  lagReads: number;
  /** Scopes that the app lacks. */
  missingScopes: Set<string>;
  /** The next updates of cards land this much later, ms, one each; of one that is lost the bot sees a cut connection at once. */
  lateUpdates: { ms: number; lost: boolean }[];
  /** Refusal of every message and every update of a card; null for none. */
  messages: { status: number; code: number; msg: string } | null;
  /** Refusal of every new long connection; null for none. */
  connections: { code: number; msg: string } | null;
  /** The tenant has used up the calls of its month. */
  quotaUsed: boolean;
  /** Tokens given out so far are refused. */
  tokensRevoked: boolean;
}

export const noTrouble = (): Trouble => ({
  slowMs: 0,
  slowTokenMs: 0,
  faultRate: 0,
  faultKinds: [...faults],
  faultsOn: 'writes',
  next: [],
  refusals: [],
  mishaps: [],
  lagReads: 0,
  missingScopes: new Set<string>(),
  lateUpdates: [],
  messages: null,
  connections: null,
  quotaUsed: false,
  tokensRevoked: false,
});

/** Small and repeatable: the same seed gives the same trouble (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function faultFor(trouble: Trouble, write: boolean, chance: () => number): FaultKind | null {
  if (write && trouble.next.length > 0) return trouble.next.shift() ?? null;
  if ((!write && trouble.faultsOn === 'writes') || chance() >= trouble.faultRate) return null;
  return trouble.faultKinds[Math.floor(chance() * trouble.faultKinds.length)] ?? null;
}
