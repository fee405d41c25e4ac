import { z } from 'zod';
import { flag, words } from './json.ts';

/** An approver's yes or no; each counts once. */
export const DecisionRow = z.object({
  proposal_id: z.string(),
  actor: z.string(),
  /** Approved, or rejected. */
  yes: flag,
  reason: words,
  at: z.number(),
});
export type Decision = Readonly<z.output<typeof DecisionRow>>;
