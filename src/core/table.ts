/** A file that somebody sent, as lines of cells in words. */
import { z } from 'zod';
import { Text } from './text.ts';

export const Line = z
  .object({
    /** As the program that shows it counts, from 1. */
    number: z.number(),
    cells: z.array(z.string()).readonly(),
  })
  .readonly();
export type Line = z.output<typeof Line>;

export const Table = z
  .object({
    /** The first line that says anything. */
    header: Line,
    /** The others that do. */
    lines: z.array(Line).readonly(),
    /** What is to be known about how it looked: merged cells, hidden rows. */
    notes: z.array(Text).readonly(),
  })
  .readonly();
export type Table = z.output<typeof Table>;

/** A cell that holds a formula, or what is left of one that went wrong: no value that anybody meant. */
export const isFormula = (cell: string): boolean => /^=|^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(cell);

/** Each letter of a word became a question mark where a file was saved in an encoding that does not have it. */
export const isLost = (cell: string): boolean => /^\?{2,}(?:\s|$)/.test(cell.trim());
