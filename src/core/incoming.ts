/** What comes in from Feishu, as the rest of the bot knows it. The edge makes it from envelopes; the inbox keeps it. */
import { z } from 'zod';

export const IncomingMessage = z.object({
  kind: z.literal('message'),
  messageId: z.string(),
  /** The message that this one replies to; empty where it is none. */
  parentId: z.string().default(''),
  chatId: z.string(),
  direct: z.boolean(),
  sender: z.string(),
  type: z.string(),
  content: z.string(),
  mentions: z.array(z.object({ key: z.string(), name: z.string(), openId: z.string(), isBot: z.boolean() })),
  /** When it was sent, ms. */
  sentAt: z.number(),
});
export type IncomingMessage = z.output<typeof IncomingMessage>;

export const IncomingClick = z.object({
  kind: z.literal('click'),
  act: z.string(),
  ref: z.string(),
  operator: z.string(),
  messageId: z.string(),
  chatId: z.string(),
  /** The chosen value of a list. */
  option: z.string(),
  /** Form values by field name; a field with several values is a list. */
  form: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** Names of fields whose values are none that a form has. */
  unread: z.array(z.string()).default([]),
});
export type IncomingClick = z.output<typeof IncomingClick>;

/** Somebody took a message back. */
export const IncomingRecall = z.object({ kind: z.literal('recall'), messageId: z.string() });
export type IncomingRecall = z.output<typeof IncomingRecall>;

/** Somebody's leave was decided on. */
export const IncomingLeaving = z.object({
  kind: z.literal('leaving'),
  /** open_id. */
  person: z.string(),
  /** Of the leave: it goes through several states. */
  record: z.string(),
});
export type IncomingLeaving = z.output<typeof IncomingLeaving>;

/** Somebody came without a word. */
export const IncomingContact = z.object({
  kind: z.literal('contact'),
  /** They opened the bot's chat, put it into a group, or chose from its menu. */
  way: z.enum(['entered', 'added', 'menu']),
  /** open_id. */
  person: z.string(),
  /** Empty for the menu. */
  chatId: z.string(),
  /** Of the entry of the menu; empty for the others. */
  key: z.string(),
  /** Of this delivery, however often it comes. */
  event: z.string(),
});
export type IncomingContact = z.output<typeof IncomingContact>;

/** An authentic delivery that this version has no use for. */
const IncomingOther = z.object({ kind: z.literal('other') });

export const Incoming = z.discriminatedUnion('kind', [
  IncomingMessage,
  IncomingClick,
  IncomingRecall,
  IncomingLeaving,
  IncomingContact,
  IncomingOther,
]);
export type Incoming = z.output<typeof Incoming>;
