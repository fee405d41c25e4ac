/** Row types. Times are milliseconds since 1970 UTC, JSON is text, yes and no are 1 and 0: the same on both databases. */
import type { Kysely } from 'kysely';
import type { ItemState, ProposalState } from '../core/proposal.ts';

/** A delivery by Feishu, kept for seven days so that a late retry is recognised. */
export interface InboxTable {
  /** `<app_id>:<message_id>` of a message, `<app_id>:<event_id>` of anything else. */
  key: string;
  kind: string;
  /** The event as JSON; emptied as soon as it is handled. */
  payload: string | null;
  state: 'new' | 'done' | 'poison';
  /** How often a worker has taken it; also tells whether it still has it. */
  tries: number;
  /** How often its handler has broken. */
  faults: number;
  /** While a worker has it; another may take it after this moment. */
  lease_until: number;
  received_at: number;
}

export interface ProposalTable {
  id: string;
  number: number;
  operation: string;
  requester: string;
  /** Names of the people on its cards, by open_id, JSON: a click must be answered without asking Feishu. */
  names: string;
  /** What all items share, such as the pool: `{id, label}` as JSON, or null. */
  within: string | null;
  chat_id: string;
  source_message_id: string;
  /** Which command of the source message. */
  source_index: number;
  /** The command as JSON, for `rebase`. */
  command: string;
  note: string;
  state: ProposalState;
  /** Grows with everything that a card shows. */
  version: number;
  /** Over the canonical requests of all items. */
  hash: string;
  /** Texts that the card shows above the changes, JSON. */
  notices: string;
  created_at: number;
  expires_at: number;
  decided_at: number | null;
  decided_by: string | null;
  /** 1 after the first yes to a change that is asked for twice. */
  asked_twice: number;
  /** The proposal whose effect this one takes back. */
  undoes: string | null;
  /** How many reminders its approvers have got. */
  reminded: number;
  /** When the requester last asked its approvers to hurry. */
  nudged_at: number;
  /** 1 when `RETENTION` has taken names, texts and values away. */
  purged: number;
}

export interface ItemTable {
  id: string;
  proposal_id: string;
  ordinal: number;
  /** Items with the same call number travel in one call. */
  call_no: number;
  /** No two calls with the same lock run at once. */
  lock_key: string;
  target_label: string;
  ids: string;
  /** Snapshot: the values that Hire held when the proposal was made. */
  seen: string;
  wanted: string;
  /** Values found when they had moved, for the stale card. */
  found: string | null;
  request: string;
  state: ItemState;
  attempt: number;
  /** When an unclear call may be read back. */
  settle_at: number | null;
  /** Not before this moment (a limit of Feishu, a pause between tries). */
  next_at: number;
  code: number | null;
  log_id: string | null;
}

/** A card in a chat: of a proposal, of a question, or with fixed content. */
export interface CopyTable {
  id: string;
  /** Random; what a button of this copy carries. */
  ref: string;
  proposal_id: string | null;
  question_id: string | null;
  /** The card as JSON where it is of neither. */
  content: string | null;
  version: number;
  /** The version that Feishu has; 0 before the card is sent. */
  shown: number;
  reply_to: string;
  /** open_id where the card goes to a person: an approver's own copy. `chat_id` is empty until it was sent. */
  to_person: string | null;
  message_id: string | null;
  chat_id: string;
  tries: number;
  next_at: number;
  state: 'live' | 'dead';
  created_at: number;
}

/** A command that waits for one more word: which of several, or a value that was left out. */
export interface QuestionTable {
  id: string;
  asked: string;
  chat_id: string;
  source_message_id: string;
  command: string;
  /** What is asked, JSON. */
  asks: string;
  state: 'open' | 'answered';
  answer: string | null;
  created_at: number;
}

/** An approver's yes or no; each counts once. */
export interface DecisionTable {
  proposal_id: string;
  actor: string;
  /** 1 approved, 0 rejected. */
  yes: number;
  reason: string;
  at: number;
}

export interface AuditTable {
  seq: number;
  at: number;
  actor: string;
  kind: string;
  proposal_id: string | null;
  /** JSON: ids, codes, hashes; never names or contacts. */
  detail: string;
  previous: string;
  hash: string;
}

export interface Tables {
  inbox: InboxTable;
  proposals: ProposalTable;
  items: ItemTable;
  copies: CopyTable;
  questions: QuestionTable;
  decisions: DecisionTable;
  audit: AuditTable;
  /** One row: the newest audit entry. Updating it serialises writers on both databases. */
  audit_head: { id: number; seq: number; hash: string };
  /** When each API may be called next. */
  pace: { key: string; next_at: number };
  /** Calls under way, by lock key. */
  locks: { key: string; holder: string };
  counters: { name: string; value: number };
  /** What was learnt once: the tenant this app serves. */
  facts: { name: string; value: string };
}

export type Db = Kysely<Tables>;
