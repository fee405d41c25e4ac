import { z } from 'zod';
import { flag, json } from './json.ts';

/** An uploaded file, by its key. */
const SentFile = z.strictObject({ file: z.string() }).readonly();
type SentFile = z.output<typeof SentFile>;

export const isFile = (content: object): content is SentFile => SentFile.safeParse(content).success;

/** A card in a chat: of a proposal, of a question, or with fixed content. */
export const CopyRow = z.object({
  id: z.string(),
  /** Random; what a button of this copy carries. */
  ref: z.string(),
  proposal_id: z.string().nullable(),
  question_id: z.string().nullable(),
  /** The card, or the file, where it is of neither. */
  content: json(z.union([SentFile, z.custom<object>((card) => typeof card === 'object' && card !== null)])).nullable(),
  version: z.number(),
  /** The version that Feishu has; 0 before the card is sent. */
  shown: z.number(),
  reply_to: z.string(),
  /** open_id where the card goes to a person: an approver's own copy. `chat_id` is empty until it was sent. */
  to_person: z.string().nullable(),
  message_id: z.string().nullable(),
  chat_id: z.string(),
  tries: z.number(),
  /** Not sent before. */
  next_at: z.number(),
  /** `dead`: nobody can see it any more, or a fresh one has its place. `poison`: it could not be drawn, whatever was tried. */
  state: z.enum(['live', 'dead', 'poison']),
  created_at: z.number(),
  /** How often drawing it has broken. */
  faults: z.number(),
  /** In the hands of a worker, or of a click's answer: nobody else updates the message before. */
  leased_until: z.number(),
  /** An update whose outcome is unknown may still land; after this the newest is sent once more. 0 where none can. */
  doubt_until: z.number(),
  /** Its first message or chat is gone: it stands in the person's own chat now. */
  moved: flag,
  /** Which page it shows, from 0. */
  page: z.number(),
  /** Whose message it answers, in their line; empty where nobody waits for it. */
  asker: z.string(),
  /** When its message was sent, by the steady clock; null before, and for what was never sent. */
  sent_at: z.number().nullable(),
  /** The copy whose place it took, before Feishu let nobody press that one any more. */
  replaced_id: z.string().nullable(),
});
export type Copy = Readonly<z.output<typeof CopyRow>>;
/** The database fills the rest. */
export const NewCopyRow = CopyRow.omit({
  faults: true,
  leased_until: true,
  doubt_until: true,
  page: true,
  sent_at: true,
});
export type NewCopy = Readonly<z.output<typeof NewCopyRow>>;
