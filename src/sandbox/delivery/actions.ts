/** What people do in the chats, delivered to the bot as Feishu would. */
import type { TrafficLog } from '../world/traffic.ts';
import type { Message, World } from '../world/world.ts';
import { type Delivered, type DeliveryKeys, deliverEvent, envelopeOf, post, sign } from './deliver.ts';
import { type Clicked, type ClickInput, clickEvent, readClickAnswer } from './press.ts';
import { messageEvent, type SayInput } from './say-event.ts';

export interface Actions {
  /** Where the bot listens. */
  connect(botUrl: string): void;
  say(input: SayInput): Promise<{ message: Message; status: number }>;
  press(input: ClickInput): Promise<Clicked>;
}

export interface ActionDeps {
  readonly world: World;
  readonly keys: DeliveryKeys;
  readonly now: () => number;
  readonly retriesMs: readonly number[];
  readonly traffic: TrafficLog;
}

export function createActions(deps: ActionDeps): Actions {
  const { world, keys, now, retriesMs } = deps;
  let botUrl = '';
  return {
    connect: (url) => {
      botUrl = url;
    },
    say: async (input) => {
      const at = now();
      const { message, event } = messageEvent(world, input, { tenantKey: keys.tenantKey, at });
      const envelope = envelopeOf(keys, { type: 'im.message.receive_v1', event, at });
      const url = `${botUrl}/feishu/events`;
      const delivered = await deliverEvent({ url, envelope, encryptKey: keys.encryptKey, now, retriesMs });
      noteDelivery(deps, { what: 'im.message.receive_v1', at, sent: event, delivered });
      return { message, status: delivered.status };
    },
    press: async (input) => {
      const at = now();
      if (botUrl === '') return readClickAnswer(world, { status: null, body: '' }, undefined);
      const event = clickEvent(world, input, keys.tenantKey);
      const envelope = envelopeOf(keys, { type: 'card.action.trigger', event, at });
      const delivered = await post(`${botUrl}/feishu/cards`, sign(envelope, keys.encryptKey, at));
      noteDelivery(deps, { what: 'card.action.trigger', at, sent: event, delivered });
      return readClickAnswer(world, delivered, world.messages.get(input.messageId));
    },
  };
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
