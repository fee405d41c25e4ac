/** Something that was found, as a question offers it. */
import { z } from 'zod';
import { Text } from './text.ts';

export const FoundRow = z
  .object({
    id: z.string(),
    label: z.string(),
    detail: z.string(),
    /** Masked; left out where others would see it. */
    contact: z.string().exactOptional(),
    /** Something to know: closed, private. */
    warning: Text.exactOptional(),
    /** Of a word that was typed together with others: what takes the place of them all. */
    as: z.array(z.string()).readonly().exactOptional(),
  })
  .readonly();
export type FoundRow = z.output<typeof FoundRow>;
