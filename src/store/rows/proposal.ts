import { z } from 'zod';
import { StoredOperation } from '../../core/command.ts';
import { proposalStates } from '../../core/proposal.ts';
import { Text } from '../../core/text.ts';
import { flag, json, words } from './json.ts';

/** What a card says above the changes: to be minded before the decision, or as long as there is a card. */
const Notice = Text.unwrap()
  .extend({ stays: z.literal(true).exactOptional() })
  .readonly();

export const ProposalRow = z.object({
  id: z.string(),
  number: z.number(),
  /** What was asked for: what it is called on cards and lists. What is written, each item says. */
  operation: z.string(),
  requester: z.string(),
  /** Names of the people on its cards, by open_id: a click must be answered without asking Feishu. */
  names: json(z.record(z.string(), z.string())),
  /** What tells things of one name apart, by id: code and city, worker number. */
  details: json(z.record(z.string(), z.string())),
  /** What all items share, such as the pool. */
  within: json(z.object({ id: z.string(), label: z.string() }).nullable()).nullable(),
  chat_id: z.string(),
  source_message_id: z.string(),
  /** Which command of the source message. */
  source_index: z.number(),
  /** For `rebase` and `edit`. */
  command: json(StoredOperation),
  note: words,
  state: z.enum(proposalStates),
  /** Grows with everything that a card shows. */
  version: z.number(),
  /** Over the canonical requests of all items. */
  hash: z.string(),
  /** Over all that an approver reads: the same command said again has the same. Empty once it was decided: then none is its twin. */
  twin: z.string(),
  /** What the card says above the changes. */
  notices: json(z.array(Notice).readonly()),
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
  /** The version since which its buttons mean what they mean: clicks on older cards do not count. */
  turn: z.number(),
  /** The turn that cards of others on the same targets tell of. */
  told: z.number(),
  /** How often a person had what failed or was unclear sent again: each outcome is told anew. */
  retries: z.number(),
  /** Nothing more of it is begun, until a person or a mended scope has it go on. */
  stopped: flag,
  /** The code that its last calls were refused with, one after the other, and how many they were. */
  refused_code: z.number().nullable(),
  refused_times: z.number(),
  /** Version of the policy that its cards and approvers follow. */
  policy: z.string(),
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
  turn: true,
  told: true,
  retries: true,
  stopped: true,
  refused_code: true,
  refused_times: true,
  policy: true,
});
export type NewProposal = Readonly<z.output<typeof NewProposalRow>>;
