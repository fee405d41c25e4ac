import { z } from 'zod';
import { Call, canonicalJson } from '../../core/api.ts';
import { itemStates } from '../../core/proposal.ts';
import { Values } from '../../core/value.ts';
import { json, words } from './json.ts';

/** The entities of one item by target name. Written in one order, so that equal targets are equal text. */
const Ids = json(z.record(z.string(), z.string()), canonicalJson);

/** `{}` where there is nothing to send. */
const Nothing = z.codec(z.strictObject({}), z.null(), { decode: () => null, encode: () => ({}) });
const Request = json(z.union([Call, Nothing]));

export const ItemRow = z.object({
  id: z.string(),
  proposal_id: z.string(),
  ordinal: z.number(),
  /** The operation that writes it: items of one proposal may belong to several. */
  operation: z.string(),
  /** Items with the same call number travel in one call. */
  call_no: z.number(),
  /** No two calls with the same lock run at once. */
  lock_key: z.string(),
  target_label: words,
  ids: Ids,
  /** Snapshot: the values that Hire held when the proposal was made. Of an applied item those that changed. */
  seen: json(Values),
  /** How many fields the snapshot held besides, that were left alone. */
  untouched: z.number(),
  wanted: json(Values),
  /** Values found when they had moved, for the stale card. */
  found: json(Values).nullable(),
  /** What Hire holds as it was seen after the call; null until then. Of a failed item: Feishu said yes to something else. */
  held: json(Values).nullable(),
  /** When Feishu said yes, where what Hire holds has to be read back. */
  accepted_at: z.number().nullable(),
  request: Request,
  state: z.enum(itemStates),
  attempt: z.number(),
  /** When an unclear call may be read back, and an accepted one looked at. */
  settle_at: z.number().nullable(),
  /** Not before this moment (a limit of Feishu, a pause between tries); of a sent one: it has failed, and is read back then. */
  next_at: z.number(),
  code: z.number().nullable(),
  log_id: z.string().nullable(),
  /** Feishu's own words about it. */
  message: words.nullable(),
  /** The row of the file that it comes from, as a spreadsheet counts; null where it was typed. */
  line: z.number().nullable(),
  /** The reason that stands in that row. */
  note: words,
  /** How many tries have failed since the decision, or since a person asked to try again. */
  tries: z.number(),
});
export type Item = Readonly<z.output<typeof ItemRow>>;
/** The database fills the rest. */
export const NewItemRow = ItemRow.omit({
  untouched: true,
  settle_at: true,
  held: true,
  accepted_at: true,
  message: true,
  tries: true,
});
export type NewItem = Readonly<z.output<typeof NewItemRow>>;

/** Recorded as the code of an item whose approval did not hold until the call; no code of Feishu's is negative. */
export const NOT_APPROVED = -1;
/** The same for one whose operation this version no longer has. */
export const NO_OPERATION = -2;
