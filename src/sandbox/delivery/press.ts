/** A click on a card, and what the client makes of the bot's answer. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { cardProblem } from '../platform/card-check.ts';
import { keepVersion, type Message, personOf, type World } from '../world/world.ts';
import type { Delivered } from './deliver.ts';

export interface ClickInput {
  /** Name, role, mail or open_id. */
  readonly from: string;
  readonly messageId: string;
  /** The control's own callback value, as the card carries it; absent where it has none. */
  readonly value?: unknown;
  /** Of the control; guessed where it is left out. */
  readonly tag?: string;
  /** Of a control in a form. */
  readonly name?: string;
  /** What was chosen in a list, a picker or an overflow menu outside a form. */
  readonly option?: string;
  readonly inputValue?: string;
  readonly checked?: boolean;
  readonly form?: Readonly<Record<string, unknown>>;
  /** As if the card had been forwarded to another chat. */
  readonly chatId?: string;
}

export interface Clicked {
  readonly status: number;
  /** The code that the client would show; 0 when the answer was fine. */
  readonly error: number;
  readonly toast: string;
  readonly toastEn: string;
  readonly style: 'info' | 'success' | 'error' | 'warning';
  readonly card: unknown;
}

export function clickEvent(world: World, input: ClickInput, tenantKey: string) {
  const { from, messageId, chatId } = input;
  const person = personOf(world, from);
  const message = world.messages.get(messageId);
  return {
    operator: { tenant_key: tenantKey, open_id: person?.openId ?? from, union_id: person?.unionId ?? '', user_id: '' },
    token: `c-${randomBytes(16).toString('hex')}`,
    action: actionOf(input),
    host: 'im_message',
    context: { open_message_id: messageId, open_chat_id: chatId ?? message?.chatId ?? '' },
  };
}

/** `platform.md` section 5.1: what is not there is left out. */
const actionOf = ({ value, tag, name, option, inputValue, checked, form }: ClickInput) => ({
  ...(value === undefined ? {} : { value }),
  tag: tag ?? (option === undefined ? 'button' : 'select_static'),
  timezone: 'Asia/Shanghai',
  ...(option === undefined ? {} : { option }),
  ...(inputValue === undefined ? {} : { input_value: inputValue }),
  ...(checked === undefined ? {} : { checked }),
  ...(form === undefined ? {} : { name: name ?? 'submit', form_value: form }),
});

const Toast = z.object({
  type: z.enum(['info', 'success', 'error', 'warning']).default('info'),
  content: z.string().default(''),
  i18n: z.record(z.string(), z.string()).optional(),
});
const Answer = z.object({
  toast: Toast.optional(),
  card: z.object({ type: z.literal('raw'), data: z.unknown() }).optional(),
});

/** The client itself says that the card is out of date; nothing is delivered. */
export const tooOld: Clicked = { status: 0, error: 200340, toast: '', toastEn: '', style: 'info', card: null };

/** Nobody has said where the bot listens. */
export interface NoAddress {
  readonly status: null;
  readonly body: string;
}

/** Codes of `platform.md` section 5.5. A card in the answer replaces what the chat shows. */
export function readClickAnswer(
  world: World,
  { status, body }: Delivered | NoAddress,
  message: Message | undefined,
): Clicked {
  const silent = { toast: '', toastEn: '', style: 'info', card: null } as const;
  const failed = (error: number): Clicked => ({ ...silent, status: status ?? 0, error });
  if (status === null) return failed(200340);
  if (status === 0) return failed(200341);
  if (status !== 200) return failed(200671);
  const parsed = Answer.safeParse(parsedJson(body));
  if (!parsed.success) return failed(200672);
  const { toast, card } = parsed.data;
  if (card) {
    const json = JSON.stringify(card.data);
    if (isVersionOne(card.data)) return failed(200830);
    if (cardProblem(json, { update: true })) return failed(200673);
    if (message) keepVersion(world, message, json);
  }
  if (!toast) return { ...silent, status, error: 0, card: card?.data ?? null };
  return {
    status,
    error: 0,
    toast: toast.i18n?.zh_cn ?? toast.content,
    toastEn: toast.i18n?.en_us ?? toast.content,
    style: toast.type,
    card: card?.data ?? null,
  };
}

/** A card of the old kind in answer to a click on a new one. */
const isVersionOne = (card: unknown): boolean =>
  card !== null && typeof card === 'object' && !('schema' in card) && 'elements' in card;

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
