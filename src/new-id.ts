/** What the rows of the bot are known by. */
import { randomBytes } from 'node:crypto';

/** 96 bits: an id that stands in a button cannot be guessed. */
const CHANCE_BYTES = 12;

/** The time first: rows that are made one after the other stand side by side in each index, and touch few of its pages. */
export const newIdAt = (ms: number): string =>
  Math.trunc(ms).toString(36) + randomBytes(CHANCE_BYTES).toString('base64url');
