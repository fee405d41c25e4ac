import { z } from 'zod';
import { json } from './json.ts';

/** What somebody has looked at of one copy that has several pages. */
export const ReaderRow = z.object({
  copy_id: z.string(),
  /** open_id. */
  reader: z.string(),
  /** How many pages the copy had then: with another number the pages are others. */
  pages: z.number(),
  /** From 0. */
  looked: json(z.array(z.number()).readonly()),
});
export type Reader = Readonly<z.output<typeof ReaderRow>>;
