/**
 * The tables. A row has a zod schema each, as the database holds it (`z.input`) and as the bot reads it (`z.output`).
 * Times are milliseconds since 1970 UTC, JSON is text, yes and no are 1 and 0: the same on both databases.
 */
import type { Generated, Kysely, Transaction } from 'kysely';
import type { z } from 'zod';
import type { AuditRow } from './rows/audit.ts';
import type { CopyRow } from './rows/copy.ts';
import type { DecisionRow } from './rows/decision.ts';
import type { DeliveryRow } from './rows/delivery.ts';
import type { FileRow } from './rows/file.ts';
import type { ItemRow } from './rows/item.ts';
import type { PersonRow } from './rows/person.ts';
import type { ProposalRow } from './rows/proposal.ts';
import type { QuestionRow } from './rows/question.ts';
import type { ReaderRow } from './rows/reader.ts';

/** Columns that the database fills where an insert leaves them out. */
type Filled<Row, Columns extends keyof Row> = Omit<Row, Columns> & { [C in Columns]: Generated<Row[C]> };

export interface Tables {
  inbox: Filled<z.input<typeof DeliveryRow>, 'sender' | 'chat'>;
  proposals: Filled<
    z.input<typeof ProposalRow>,
    | 'asked_twice'
    | 'reminded'
    | 'nudged_at'
    | 'purged'
    | 'turn'
    | 'told'
    | 'retries'
    | 'stopped'
    | 'refused_code'
    | 'refused_times'
    | 'policy'
  >;
  items: Filled<z.input<typeof ItemRow>, 'message' | 'tries' | 'line' | 'note' | 'untouched'>;
  copies: Filled<
    z.input<typeof CopyRow>,
    'created_at' | 'faults' | 'leased_until' | 'doubt_until' | 'moved' | 'page' | 'asker' | 'sent_at' | 'replaced_id'
  >;
  readers: z.input<typeof ReaderRow>;
  files: z.input<typeof FileRow>;
  questions: z.input<typeof QuestionRow>;
  decisions: z.input<typeof DecisionRow>;
  audit: z.input<typeof AuditRow>;
  /** One row: the newest audit entry. Updating it serialises writers on both databases. */
  audit_head: { id: number; seq: number; hash: string };
  people: z.input<typeof PersonRow>;
  /** What each of them is called, as names are compared. */
  people_keys: { key: string; person: string };
  /** When a list of people was last read: the contacts, the members of a chat. */
  people_lists: { name: string; read_at: number };
  /**
   * Before which moment each API, chat, person and message is left alone, as Feishu asked; and until when a run leaves the
   * next room to somebody who waits, in whatever instance.
   */
  pace: Filled<{ key: string; held_until: number; people_until: number }, 'people_until'>;
  /** When each call left, by all that it counts for. */
  departures: { call: string; key: string; at: number };
  /** Calls under way, by lock key. */
  locks: { key: string; holder: string };
  counters: { name: string; value: number };
  /** What was learnt once: the tenant this app serves, the bot's own open_id. */
  facts: { name: string; value: string };
}

export type Db = Kysely<Tables>;
/** Asked for by what must not stand alone: the type says that a transaction is needed. */
export type Trx = Transaction<Tables>;
