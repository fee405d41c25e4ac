import { z } from 'zod';
import { Edit } from './value.ts';

/** A command as typed: words not yet resolved to people, jobs or pools. Can be stored and completed later. */
export const Command = z.object({
  operation: z.string(),
  /** Words by target name, in the order they were typed. */
  targets: z.record(z.string(), z.array(z.string())),
  edits: z.record(z.string(), Edit),
  note: z.string(),
  dryRun: z.boolean(),
  /** The line as the person typed it, for the audit trail. */
  text: z.string(),
});
export type Command = z.output<typeof Command>;
