/** The deliveries of Feishu that this bot knows (`platform.md` sections 1.5, 2.1, 5.1), and what they become inside. */
import { z } from 'zod';
import type { Incoming, IncomingClick, IncomingLeaving, IncomingMessage, IncomingRecall } from '../core/incoming.ts';
import { readRef } from '../core/ref.ts';
import { contactOf } from './contact.ts';
import { formOf } from './form-value.ts';
import { ADDED, CLICK, ENTERED, LEAVING, MENU, MESSAGE, RECALL } from './subscription.ts';

export const UrlCheck = z.object({
  type: z.literal('url_verification'),
  token: z.string(),
  challenge: z.string().max(1024),
});

/** Seconds, milliseconds or microseconds since 1970. */
const Moment = z.string().regex(/^\d{10,19}$/);
const Context = z.object({ open_message_id: z.string().nullish(), open_chat_id: z.string().nullish() }).nullish();

/** Header and event stay apart: `event.token` of a click must never pass for `header.token`. */
export const Envelope = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: z.string().min(1).max(128),
    event_type: z.string().min(1).max(128),
    /** Of webhooks: the console's verification token. A long connection is trusted for itself. */
    token: z.string().default(''),
    app_id: z.string(),
    tenant_key: z.string().min(1),
    create_time: Moment,
  }),
  event: z.record(z.string(), z.unknown()),
  /** Some pages of the documentation show the context of a click here and not inside the event. */
  context: Context.optional(),
});
export type Envelope = z.output<typeof Envelope>;

const openId = z.object({ open_id: z.string().nullish() }).nullish();

const MessageEvent = z.object({
  sender: z.object({ sender_id: openId, sender_type: z.string().nullish(), tenant_key: z.string().nullish() }),
  message: z.object({
    message_id: z.string().min(1).max(128),
    create_time: Moment.nullish().catch(null),
    parent_id: z.string().max(128).nullish().catch(null),
    chat_id: z.string().max(128),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z
      .array(
        z.object({ key: z.string(), name: z.string().nullish(), id: openId, mentioned_type: z.string().nullish() }),
      )
      .nullish(),
  }),
});

const RecallEvent = z.object({ message_id: z.string().min(1).max(128) });

const LeavingEvent = z.object({
  target_user_id: z.object({ open_id: z.string().min(1).max(128) }),
  offboarding_id: z.string().max(128),
  status: z.number(),
});
/** In approval, withdrawn, rejected; as for other changes of CoreHR, its page for this one is UNCONFIRMED. */
const undecided: ReadonlySet<number> = new Set([1, 2, 3]);

/** Where the values of a form are: what is in there was filled in by people. */
export const FORM = ['event', 'action', 'form_value'] as const;

const ClickEvent = z.object({
  operator: z.object({ open_id: z.string().nullish(), tenant_key: z.string().nullish() }),
  action: z.object({
    value: z
      .object({ act: z.string().max(64), ref: z.string().max(128) })
      .nullish()
      .catch(null),
    option: z.string().nullish().catch(null),
    form_value: z.unknown().optional(),
  }),
  context: Context,
});

/** Milliseconds, whichever unit the page of this event used: seconds, milliseconds or microseconds. */
export const toMs = (digits: string): number => Math.round(Number(digits) * 10 ** (13 - digits.length));

/** What a verified envelope says. What this version has no use for is `other`: stored, acknowledged, not worked on. */
export const incomingOf = (envelope: Envelope): Incoming => incomingFrom(envelope) ?? { kind: 'other' };

function incomingFrom({ header, event, context }: Envelope): Incoming | null {
  switch (header.event_type) {
    case MESSAGE:
      return messageOf(event, header);
    case RECALL:
      return recallOf(event);
    case LEAVING:
      return leavingOf(event);
    case ENTERED:
    case ADDED:
    case MENU:
      return contactOf(event, header);
    case CLICK:
      return clickOf({ context, ...event }, header);
    default:
      return null;
  }
}

function recallOf(event: unknown): IncomingRecall | null {
  const { data } = RecallEvent.safeParse(event);
  return data ? { kind: 'recall', messageId: data.message_id } : null;
}

/** What is not decided, withdrawn or rejected is nobody else's business. */
function leavingOf(event: unknown): IncomingLeaving | null {
  const { data } = LeavingEvent.safeParse(event);
  if (!data || undecided.has(data.status)) return null;
  return { kind: 'leaving', person: data.target_user_id.open_id, record: data.offboarding_id };
}

function messageOf(event: unknown, { tenant_key, create_time }: Envelope['header']): IncomingMessage | null {
  const { data } = MessageEvent.safeParse(event);
  if (!data) return null;
  const { sender, message } = data;
  const foreign = Boolean(sender.tenant_key) && sender.tenant_key !== tenant_key;
  if (foreign || sender.sender_type === 'bot' || sender.sender_type === 'app' || !sender.sender_id?.open_id)
    return null;
  return {
    kind: 'message',
    messageId: message.message_id,
    parentId: message.parent_id ?? '',
    chatId: message.chat_id,
    direct: message.chat_type === 'p2p',
    sender: sender.sender_id.open_id,
    type: message.message_type,
    content: message.content,
    mentions: (message.mentions ?? []).map(({ key, name, id, mentioned_type }) => ({
      key,
      name: name ?? '',
      openId: id?.open_id ?? '',
      isBot: mentioned_type === 'bot',
    })),
    sentAt: toMs(message.create_time ?? create_time),
  };
}

function clickOf(event: Envelope['event'], { tenant_key }: Envelope['header']): IncomingClick | null {
  const { data } = ClickEvent.safeParse(event);
  if (!data) return null;
  const { operator, action, context } = data;
  const foreign = Boolean(operator.tenant_key) && operator.tenant_key !== tenant_key;
  return {
    kind: 'click',
    act: action.value?.act ?? '',
    ref: action.value?.ref ?? '',
    // Nobody: an empty operator may do nothing at all.
    operator: foreign ? '' : (operator.open_id ?? ''),
    messageId: context?.open_message_id ?? '',
    chatId: context?.open_chat_id ?? '',
    option: action.option || readRef(action.value?.ref ?? '').choice,
    ...formOf(action.form_value),
  };
}
