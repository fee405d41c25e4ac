/**
 * The tables: a zod row each, as the database holds it (`z.input`) and as the bot reads it (`z.output`).
 * Times are milliseconds since 1970 UTC, JSON is text, yes and no are 1 and 0: the same on both databases.
 */
import type { Generated, Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { Call, canonicalJson } from '../core/api.ts';
import { Ask } from '../core/ask.ts';
import { LookCommand, OperationCommand, ReportCommand } from '../core/command.ts';
import { Incoming } from '../core/incoming.ts';
import { itemStates, proposalStates } from '../core/proposal.ts';
import { Text } from '../core/text.ts';
import { Values } from '../core/value.ts';
import { flag, json } from './json.ts';

/** A delivery by Feishu, kept for seven days so that a late retry is recognised. */
export const DeliveryRow = z.object({
  /** `<app_id>:<message_id>` of a message, `<app_id>:<event_id>` of anything else. */
  key: z.string(),
  kind: z.string(),
  /** The event; emptied as soon as it is handled. */
  payload: json(Incoming).nullable(),
  state: z.enum(['new', 'done', 'poison']),
  /** How often a worker has taken it; also tells whether it still has it. */
  tries: z.number(),
  /** How often its handler has broken. */
  faults: z.number(),
  /** While a worker has it; another may take it after this moment. */
  lease_until: z.number(),
  received_at: z.number(),
});

/** The kind of chat that a command was typed in is kept with it. */
const typedIn = { direct: z.boolean().default(false) };
const StoredOperation = OperationCommand.extend(typedIn);
export type StoredOperation = z.output<typeof StoredOperation>;
const StoredCommand = z.discriminatedUnion('kind', [
  StoredOperation,
  LookCommand.extend(typedIn),
  ReportCommand.extend(typedIn),
]);

export const ProposalRow = z.object({
  id: z.string(),
  number: z.number(),
  operation: z.string(),
  requester: z.string(),
  /** Names of the people on its cards, by open_id: a click must be answered without asking Feishu. */
  names: json(z.record(z.string(), z.string())),
  /** What all items share, such as the pool. */
  within: json(z.object({ id: z.string(), label: z.string() }).nullable()).nullable(),
  chat_id: z.string(),
  source_message_id: z.string(),
  /** Which command of the source message. */
  source_index: z.number(),
  /** For `rebase` and `edit`. */
  command: json(StoredOperation),
  note: z.string(),
  state: z.enum(proposalStates),
  /** Grows with everything that a card shows. */
  version: z.number(),
  /** Over the canonical requests of all items. */
  hash: z.string(),
  /** What the card says above the changes. */
  notices: json(z.array(Text).readonly()),
  created_at: z.number(),
  expires_at: z.number(),
  decided_at: z.number().nullable(),
  decided_by: z.string().nullable(),
  /** After the first yes to a change that is asked for twice. */
  asked_twice: flag,
  /** The proposal whose effect this one takes back. */
  undoes: z.string().nullable(),
  /** How many reminders its approvers have got. */
  reminded: z.number(),
  /** When the requester last asked its approvers to hurry. */
  nudged_at: z.number(),
  /** When `RETENTION` has taken names, texts and values away. */
  purged: flag,
});
export type Proposal = Readonly<z.output<typeof ProposalRow>>;
/** The database fills the rest. */
export const NewProposalRow = ProposalRow.omit({
  decided_at: true,
  decided_by: true,
  asked_twice: true,
  reminded: true,
  nudged_at: true,
  purged: true,
});
export type NewProposal = Readonly<z.output<typeof NewProposalRow>>;

/** The entities of one item by target name. Written in one order, so that equal targets are equal text. */
const Ids = z.codec(z.string(), z.record(z.string(), z.string()), {
  decode: (text) => JSON.parse(text),
  encode: (ids) => canonicalJson(ids),
});

/** `{}` where there is nothing to send. */
const Request = z.codec(z.string(), Call.nullable(), {
  decode: (text) => (text === '{}' ? null : JSON.parse(text)),
  encode: (call) => (call === null ? '{}' : JSON.stringify(call)),
});

export const ItemRow = z.object({
  id: z.string(),
  proposal_id: z.string(),
  ordinal: z.number(),
  /** Items with the same call number travel in one call. */
  call_no: z.number(),
  /** No two calls with the same lock run at once. */
  lock_key: z.string(),
  target_label: z.string(),
  ids: Ids,
  /** Snapshot: the values that Hire held when the proposal was made. */
  seen: json(Values),
  wanted: json(Values),
  /** Values found when they had moved, for the stale card. */
  found: json(Values).nullable(),
  request: Request,
  state: z.enum(itemStates),
  attempt: z.number(),
  /** When an unclear call may be read back. */
  settle_at: z.number().nullable(),
  /** Not before this moment (a limit of Feishu, a pause between tries). */
  next_at: z.number(),
  code: z.number().nullable(),
  log_id: z.string().nullable(),
});
export type Item = Readonly<z.output<typeof ItemRow>>;
export const NewItemRow = ItemRow.omit({ settle_at: true });
export type NewItem = Readonly<z.output<typeof NewItemRow>>;

/** A card in a chat: of a proposal, of a question, or with fixed content. */
export const CopyRow = z.object({
  id: z.string(),
  /** Random; what a button of this copy carries. */
  ref: z.string(),
  proposal_id: z.string().nullable(),
  question_id: z.string().nullable(),
  /** The card where it is of neither. */
  content: json(z.custom<object>((card) => typeof card === 'object' && card !== null)).nullable(),
  version: z.number(),
  /** The version that Feishu has; 0 before the card is sent. */
  shown: z.number(),
  reply_to: z.string(),
  /** open_id where the card goes to a person: an approver's own copy. `chat_id` is empty until it was sent. */
  to_person: z.string().nullable(),
  message_id: z.string().nullable(),
  chat_id: z.string(),
  tries: z.number(),
  next_at: z.number(),
  state: z.enum(['live', 'dead']),
  created_at: z.number(),
});
export type Copy = Readonly<z.output<typeof CopyRow>>;

/** A command that waits for one more word: which of several, or a value that was left out. */
export const QuestionRow = z.object({
  id: z.string(),
  asked: z.string(),
  chat_id: z.string(),
  source_message_id: z.string(),
  command: json(StoredCommand),
  asks: json(Ask),
  state: z.enum(['open', 'answered']),
  answer: z.string().nullable(),
  created_at: z.number(),
});
export type Question = Readonly<z.output<typeof QuestionRow>>;

/** An approver's yes or no; each counts once. */
export const DecisionRow = z.object({
  proposal_id: z.string(),
  actor: z.string(),
  /** Approved, or rejected. */
  yes: flag,
  reason: z.string(),
  at: z.number(),
});
export type Decision = Readonly<z.output<typeof DecisionRow>>;

export const AuditRow = z.object({
  seq: z.number(),
  at: z.number(),
  actor: z.string(),
  kind: z.string(),
  proposal_id: z.string().nullable(),
  /** Canonical JSON: ids, codes, hashes; never names or contacts. Sealed as the text it is. */
  detail: z.string(),
  previous: z.string(),
  hash: z.string(),
});

/** Columns that the database fills where an insert leaves them out. */
type Filled<Row, Columns extends keyof Row> = Omit<Row, Columns> & { [C in Columns]: Generated<Row[C]> };

export interface Tables {
  inbox: z.input<typeof DeliveryRow>;
  proposals: Filled<z.input<typeof ProposalRow>, 'asked_twice' | 'reminded' | 'nudged_at' | 'purged'>;
  items: z.input<typeof ItemRow>;
  copies: Filled<z.input<typeof CopyRow>, 'created_at'>;
  questions: z.input<typeof QuestionRow>;
  decisions: z.input<typeof DecisionRow>;
  audit: z.input<typeof AuditRow>;
  /** One row: the newest audit entry. Updating it serialises writers on both databases. */
  audit_head: { id: number; seq: number; hash: string };
  /** When each API may be called next. */
  pace: { key: string; next_at: number };
  /** Calls under way, by lock key. */
  locks: { key: string; holder: string };
  counters: { name: string; value: number };
  /** What was learnt once: the tenant this app serves, the bot's own open_id. */
  facts: { name: string; value: string };
}

export type Db = Kysely<Tables>;
/** Asked for by what must not stand alone: the type says that a transaction is needed. */
export type Trx = Transaction<Tables>;
