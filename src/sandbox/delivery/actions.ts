/** What people do in the chats, delivered to the bot as Feishu would. */
import { NoSuch } from '../world/no-such.ts';
import type { TrafficLog } from '../world/traffic.ts';
import { isOld, type Message, type World } from '../world/world.ts';
import { type Contact, contactEvent } from './contact-event.ts';
import { type Delivered, type DeliveryKeys, envelopeOf, post, sign, untilTaken } from './deliver.ts';
import { type Clicked, type ClickInput, clickEvent, readClickAnswer, tooOld } from './press.ts';
import { messageEvent, type SayInput } from './say-event.ts';

export interface Actions {
  /** Where the bot listens. */
  connect(botUrl: string): void;
  say(input: SayInput): Promise<{ message: Message; status: number }>;
  press(input: ClickInput): Promise<Clicked>;
  /** A person takes back what they said. */
  recall(messageId: string): Promise<{ status: number }>;
  /** A person comes to the bot without a word. */
  meet(contact: Contact): Promise<{ status: number }>;
  /** Nobody says anything any more; what was not acknowledged is not delivered again. */
  fallSilent(): void;
}

/** What a person said is taken back; the bot's own messages are not theirs to take. */
function recallEvent(world: World, messageId: string, at: number) {
  const message = world.messages.get(messageId);
  if (!message || message.sender === world.bot.openId) throw new NoSuch(`sandbox: nobody said ${messageId}`);
  message.recalled = true;
  world.news.tell({ kind: 'message', id: messageId });
  const { id, chatId } = message;
  return { message_id: id, chat_id: chatId, recall_time: String(at), recall_type: 'message_owner' };
}

export interface ActionDeps {
  readonly world: World;
  readonly keys: DeliveryKeys;
  readonly now: () => number;
  readonly retriesMs: readonly number[];
  readonly traffic: TrafficLog;
  /** Carries an envelope over a long connection; null while nobody is connected. Without it deliveries go by webhook. */
  readonly carry?: ((envelope: unknown) => Promise<Delivered | null>) | undefined;
}

const NOBODY: Delivered = { status: 0, body: '' };

export function createActions(deps: ActionDeps): Actions {
  const { world, keys, now, retriesMs } = deps;
  let botUrl = '';
  const silence = new AbortController();
  const deliver = async (type: string, event: unknown, at: number): Promise<Delivered> => {
    const envelope = envelopeOf(keys, { type, event, at });
    const attempt = async (): Promise<Delivered> =>
      deps.carry
        ? ((await deps.carry(envelope)) ?? NOBODY)
        : post(`${botUrl}/feishu/events`, sign(envelope, keys.encryptKey, now()));
    const delivered = await untilTaken(attempt, { retriesMs, until: silence.signal });
    noteDelivery(deps, { what: type, at, sent: event, delivered });
    return delivered;
  };
  return {
    connect: (url) => {
      botUrl = url;
    },
    say: async (input) => {
      const at = now();
      const { message, event } = messageEvent(world, input, { tenantKey: keys.tenantKey, at });
      const { status } = await deliver('im.message.receive_v1', event, at);
      return { message, status };
    },
    recall: async (messageId) => {
      const at = now();
      const { status } = await deliver('im.message.recalled_v1', recallEvent(world, messageId, at), at);
      return { status };
    },
    meet: async (contact) => {
      const at = now();
      const { type, event } = contactEvent(world, contact, { tenantKey: keys.tenantKey, at });
      const { status } = await deliver(type, event, at);
      return { status };
    },
    fallSilent: () => silence.abort(),
    press: (input) => pressed(deps, input, botUrl),
  };
}

async function pressed(deps: ActionDeps, input: ClickInput, botUrl: string): Promise<Clicked> {
  const { world, keys, now } = deps;
  const at = now();
  const message = world.messages.get(input.messageId);
  if (message && isOld(message, at)) return tooOld;
  const event = clickEvent(world, input, keys.tenantKey);
  const envelope = envelopeOf(keys, { type: 'card.action.trigger', event, at });
  const byWebhook = async () =>
    botUrl === '' ? null : post(`${botUrl}/feishu/cards`, sign(envelope, keys.encryptKey, at));
  const delivered = await (deps.carry ?? byWebhook)(envelope);
  if (!delivered) return readClickAnswer(world, { status: null, body: '' }, undefined);
  noteDelivery(deps, { what: 'card.action.trigger', at, sent: event, delivered });
  return readClickAnswer(world, delivered, message);
}

interface Noted {
  readonly what: string;
  readonly at: number;
  readonly sent: unknown;
  readonly delivered: Delivered;
}

function noteDelivery({ world, traffic, now }: ActionDeps, { what, at, sent, delivered }: Noted): void {
  const noted = traffic.note({
    at,
    ms: now() - at,
    to: 'bot',
    what,
    status: delivered.status,
    code: null,
    fault: null,
    effect: false,
    sent,
    got: delivered.body,
  });
  world.news.tell({ kind: 'traffic', traffic: noted });
}
