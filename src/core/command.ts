/** Commands as they were typed: words not yet resolved to people, jobs or pools. They can be stored and completed later. */
import { z } from 'zod';
import { rowStates } from './row-state.ts';
import { Text } from './text.ts';
import { Edit } from './value.ts';

/** The line as the person typed it, for the audit trail. */
const text = z.string();

/** The rows of a file take the place of typed targets and edits. */
export const FromFile = z.object({
  /** Id of the file that is kept. */
  file: z.string(),
  /** Columns that mean nothing to the operation are left aside: the person has said so. */
  ignores: z.boolean(),
  /** What is meant by the word of a row that stands for several. */
  picked: z.array(z.object({ line: z.number(), name: z.string(), typed: z.string(), id: z.string() })),
  /** Rows that the person goes on without, by how they ended. */
  leftOut: z.partialRecord(z.enum(rowStates), z.array(z.number())),
});
export type FromFile = z.output<typeof FromFile>;

/** Asks for a write: `/job managers …`. */
export const OperationCommand = z.object({
  kind: z.literal('operation'),
  operation: z.string(),
  /** Words by target name, in the order they were typed. */
  targets: z.record(z.string(), z.array(z.string())),
  edits: z.record(z.string(), Edit),
  /** What was said to stand in a field now, by flag: 张伟 of 负责人张伟换成陈静. */
  supposed: z.record(z.string(), z.array(z.string())).exactOptional(),
  note: z.string(),
  dryRun: z.boolean(),
  /** Of a plain sentence: the command as it was understood. */
  understood: Text.exactOptional(),
  list: FromFile.exactOptional(),
  /** Rows with headers that were pasted behind it: read like a file. */
  table: z.string().exactOptional(),
  /** Its rows are wanted as a file, to be filled in and sent back. */
  asFile: z.literal(true).exactOptional(),
  text,
});
export type OperationCommand = z.output<typeof OperationCommand>;

/** Only reads: `/job show …`. */
export const LookCommand = z.object({
  kind: z.literal('look'),
  look: z.string(),
  /** What is looked for, as it was typed or the id that was picked; empty where nothing was. */
  about: z.string(),
  /** Whose they are: words for people, by the flag of their role; without a flag in any of them. */
  by: z.record(z.string(), z.array(z.string())).exactOptional(),
  text,
});
export type LookCommand = z.output<typeof LookCommand>;

export const reportNames = [
  'pending',
  'history',
  'undo',
  'stop',
  'pass',
  'whoami',
  'stats',
  'template',
  'export',
  'doctor',
  'report',
] as const;

/** About proposals and oneself: `/pending`. */
export const ReportCommand = z.object({
  kind: z.literal('report'),
  report: z.enum(reportNames),
  words: z.array(z.string()),
  text,
});
export type ReportCommand = z.output<typeof ReportCommand>;

/** `/help …`, and whatever is no command. */
export const HelpCommand = z.object({
  kind: z.literal('help'),
  /** The command that it is about, as it was typed; empty for all. */
  topic: z.string(),
  text,
});
export type HelpCommand = z.output<typeof HelpCommand>;

export const Command = z.discriminatedUnion('kind', [OperationCommand, LookCommand, ReportCommand, HelpCommand]);
export type Command = z.output<typeof Command>;

/** The kind of chat that a command was typed in is kept with it. */
const typedIn = { direct: z.boolean().default(false) };
export const StoredOperation = OperationCommand.extend(typedIn);
export type StoredOperation = z.output<typeof StoredOperation>;
export const StoredCommand = z.discriminatedUnion('kind', [
  StoredOperation,
  LookCommand.extend(typedIn),
  ReportCommand.extend(typedIn),
  HelpCommand.extend(typedIn),
]);
