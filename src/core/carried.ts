/** What a row of an exported file carries unseen: which target it is, and what the cells and Hire held then. */
import { z } from 'zod';
import { canonicalJson } from './api.ts';
import { parsedJson } from './json.ts';
import { entriesIn, partsOf, type Value, type Values } from './value.ts';

export const Carried = z
  .object({
    ids: z.record(z.string(), z.string()),
    /** What it was exported for. */
    operation: z.string().default(''),
    /** By column: the words of the cell, and what tells whether Hire holds the same still. */
    was: z.record(z.string(), z.tuple([z.string(), z.string()])),
    /** By flag: the words of its cell with the ids or entries that they stand for. */
    named: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  })
  .readonly();
export type Carried = z.output<typeof Carried>;

/** What is more than this is told by its beginning and a mark: a cell holds only so much, and all fields stand in one. */
const MOST_SAID = 60;

export const carriedText = (carried: z.input<typeof Carried>): string => JSON.stringify(carried);

/** Null for what no export has written. */
export const carriedIn = (text: string): Carried | null => Carried.safeParse(parsedJson(text)).data ?? null;

/** A field, or one key of its entries. */
export interface Place {
  readonly flag: string;
  readonly key?: string | undefined;
}

export const placeName = ({ flag, key }: Place): string => (key === undefined ? flag : `${flag}=${key}`);

/** As a cell is compared: a program may have changed its line ends and the spaces around it. */
export const cellWords = (cell: string): string => {
  const even = cell.replace(/\r\n?/g, '\n').trim();
  return even.length > MOST_SAID ? `${even.slice(0, MOST_SAID)}…${even.length}:${fingerprint(even)}` : even;
};

/** Of what Hire holds there. */
export const valueMark = (values: Values, place: Place): string => fingerprint(canonicalJson(valueAt(values, place)));

export function valueAt(values: Values, { flag, key }: Place): Value {
  const value = values[flag] ?? null;
  if (key === undefined) return Array.isArray(value) ? [...value].sort() : value;
  return entriesIn(value)
    .filter((entry) => partsOf(entry).key === key)
    .sort();
}

/** Short, and the same for the same words: it tells a change that people made, it keeps nobody out. */
function fingerprint(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return [high, low].map((part) => (part >>> 0).toString(36)).join('-');
}
