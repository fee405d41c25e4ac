/** A proposal as one row among others, as it is stored with the list. */
import { z } from 'zod';
import { acts } from './proposal.ts';
import { Text } from './text.ts';

export const ListedProposal = z
  .object({
    id: z.string(),
    title: Text,
    detail: Text,
    /** All that it would change; empty where that is too much for a row. */
    changes: z.array(Text).readonly().default([]),
    /** What the reader may decide right here. */
    acts: z.array(z.enum(acts)).readonly().default([]),
    /** Whose buttons meant what they mean here. */
    turn: z.number().default(0),
  })
  .readonly();
export type ListedProposal = z.output<typeof ListedProposal>;

/** What stands for all rows that can be withdrawn, beside the id of one. */
export const ALL_OWN = 'own';

/** Those that the reader asked for and that are not decided. */
export const withdrawable = (rows: readonly ListedProposal[]): ListedProposal[] =>
  rows.filter(({ acts }) => acts.includes('cancel'));
