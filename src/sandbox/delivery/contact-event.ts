/** What the bot hears without a word: its chat is opened, it is put into a group, its menu is used, somebody leaves. */
import { NoSuch } from '../world/no-such.ts';
import { personOf, type World } from '../world/world.ts';

export type Contact =
  /** Told at every opening of the chat. */
  | { readonly kind: 'enter'; readonly from: string }
  | { readonly kind: 'add'; readonly from: string; readonly chat?: string }
  | { readonly kind: 'menu'; readonly from: string; readonly key: string }
  /** Their leave was decided on. */
  | { readonly kind: 'leave'; readonly from: string };

const types: Readonly<Record<Contact['kind'], string>> = {
  enter: 'im.chat.access_event.bot_p2p_chat_entered_v1',
  add: 'im.chat.member.bot.added_v1',
  menu: 'application.bot.menu_v6',
  leave: 'corehr.offboarding.status_updated_v2',
};

/** All that this tenant tells of. */
export const eventTypes: readonly string[] = [
  'im.message.receive_v1',
  'im.message.recalled_v1',
  ...Object.values(types),
];

/** Of a leave. */
const APPROVED = 4;

export interface Told {
  readonly type: string;
  readonly event: unknown;
}

export function contactEvent(
  world: World,
  contact: Contact,
  { tenantKey, at }: { tenantKey: string; at: number },
): Told {
  const person = personOf(world, contact.from);
  if (!person) throw new NoSuch(`sandbox: nobody is called ${contact.from}`);
  const who = { open_id: person.openId, union_id: person.unionId, user_id: '' };
  return { type: types[contact.kind], event: eventOf(world, contact, { who, tenantKey, at }) };
}

interface Happened {
  readonly who: { readonly open_id: string; readonly union_id: string; readonly user_id: string };
  readonly tenantKey: string;
  readonly at: number;
}

function eventOf(world: World, contact: Contact, { who, tenantKey, at }: Happened): unknown {
  switch (contact.kind) {
    case 'enter': {
      const chatId = `oc_direct_${who.open_id}`;
      const last = [...world.messages.values()].findLast((message) => message.chatId === chatId);
      return {
        chat_id: chatId,
        operator_id: who,
        last_message_id: last?.id ?? '',
        last_message_create_time: last ? String(last.createdAt) : '',
      };
    }
    case 'add': {
      const chat = [...world.chats.values()].find(({ direct, id }) => (contact.chat ? id === contact.chat : !direct));
      if (!chat) throw new NoSuch(`sandbox: no chat ${contact.chat}`);
      const names = { zh_cn: chat.name, en_us: chat.name };
      const place = { chat_id: chat.id, external: false, name: chat.name, i18n_names: names };
      return { ...place, operator_id: who, operator_tenant_key: tenantKey };
    }
    case 'menu':
      return {
        operator: { operator_id: who },
        event_key: contact.key,
        // Seconds, as the page of this event shows them.
        timestamp: Math.floor(at / 1000),
      };
    case 'leave':
      return { target_user_id: who, offboarding_id: `leave-${at}`, employment_id: '', status: APPROVED };
  }
}
