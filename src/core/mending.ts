/** What lacks a scope is tried again by itself. */
import { HOUR_MS, MINUTE_MS } from './time.ts';

const FIRST_MEND_MS = 10 * MINUTE_MS;
export const LONGEST_MEND_MS = 6 * HOUR_MS;

/** The pause before what lacks a scope is tried again: short at first, then longer and longer. */
export const mendingPause = (attempt: number): number =>
  Math.min(FIRST_MEND_MS * 2 ** Math.max(0, attempt - 1), LONGEST_MEND_MS);
