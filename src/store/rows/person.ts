import { z } from 'zod';
import { words } from './json.ts';

/** Somebody whose name was told: by a chat, by Hire, by the contacts. */
export const PersonRow = z.object({
  /** open_id. */
  id: z.string(),
  name: words,
  alias: words,
  department: words,
  /** When the name was last told. */
  seen_at: z.number(),
  /** When somebody last had to do with this person here; 0 for who only stands in the contacts. */
  met_at: z.number(),
});
export type PersonRow = Readonly<z.output<typeof PersonRow>>;
