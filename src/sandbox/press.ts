/** A click on a card, and what the client makes of the bot's answer. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { cardProblem } from './card-check.ts';
import type { Delivered } from './deliver.ts';
import { type Message, personOf, type World } from './world.ts';

export interface ClickInput {
  /** Name, role, mail or open_id. */
  readonly from: string;
  readonly messageId: string;
  /** The button's or list's own callback value, as the card carries it. */
  readonly value: unknown;
  readonly option?: string;
  readonly form?: Readonly<Record<string, unknown>>;
  /** As if the card had been forwarded to another chat. */
  readonly chatId?: string;
}

export interface Clicked {
  readonly status: number;
  /** The code that the client would show; 0 when the answer was fine. */
  readonly error: number;
  readonly toast: string;
  readonly card: unknown;
}

export function clickEvent(
  world: World,
  { from, messageId, value, option, form, chatId }: ClickInput,
  tenantKey: string,
) {
  const person = personOf(world, from);
  const message = world.messages.get(messageId);
  return {
    operator: { tenant_key: tenantKey, open_id: person?.openId ?? from, union_id: person?.unionId ?? '', user_id: '' },
    token: `c-${randomBytes(16).toString('hex')}`,
    action: {
      value,
      tag: option === undefined ? 'button' : 'select_static',
      timezone: 'Asia/Shanghai',
      ...(option === undefined ? {} : { option }),
      ...(form === undefined ? {} : { name: 'submit', form_value: form }),
    },
    host: 'im_message',
    context: { open_message_id: messageId, open_chat_id: chatId ?? message?.chatId ?? '' },
  };
}

const Answer = z.object({
  toast: z.object({ type: z.enum(['info', 'success', 'error', 'warning']), content: z.string() }).optional(),
  card: z.object({ type: z.literal('raw'), data: z.unknown() }).optional(),
});

/** Codes of `platform.md` section 5.5. A card in the answer replaces what the chat shows. */
export function readClickAnswer({ status, body }: Delivered, message: Message | undefined): Clicked {
  const failed = (error: number): Clicked => ({ status, error, toast: '', card: null });
  if (status === 0) return failed(200341);
  if (status !== 200) return failed(200671);
  const parsed = Answer.safeParse(parsedJson(body));
  if (!parsed.success) return failed(200672);
  const { toast, card } = parsed.data;
  if (card) {
    const json = JSON.stringify(card.data);
    if (cardProblem(json, { update: true })) return failed(200673);
    message?.versions.push(json);
  }
  return { status, error: 0, toast: toast?.content ?? '', card: card?.data ?? null };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
