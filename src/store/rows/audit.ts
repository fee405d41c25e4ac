import { z } from 'zod';

export const AuditRow = z.object({
  seq: z.number(),
  at: z.number(),
  actor: z.string(),
  kind: z.string(),
  proposal_id: z.string().nullable(),
  /** Canonical JSON: ids, codes, hashes; never names or contacts. Sealed as the text it is. */
  detail: z.string(),
  /** The hash of the entry before, which is sealed with this one: empty, but in entries of earlier versions. */
  previous: z.string(),
  hash: z.string(),
});
