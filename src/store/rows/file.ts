import { z } from 'zod';
import { Table } from '../../core/table.ts';
import { json, words } from './json.ts';

/** A file that somebody sent, as long as something may still come of it. */
export const FileRow = z.object({
  id: z.string(),
  /** open_id. */
  requester: z.string(),
  name: words,
  content: json(Table),
  /** What came of it last: it is kept as long as that may be previewed again. */
  proposal_id: z.string().nullable(),
  created_at: z.number(),
});
export type SentFile = Readonly<z.output<typeof FileRow>>;
