/** How people come to the bot without a word (`platform.md` section 2.3): they open its chat, put it into a group, choose from its menu. */
import { z } from 'zod';
import type { IncomingContact } from '../core/incoming.ts';
import { ADDED, ENTERED, MENU } from './subscription.ts';

const Person = z.object({ open_id: z.string().min(1).max(128) });
const ChatEvent = z.object({
  chat_id: z.string().min(1).max(128),
  operator_id: Person,
  operator_tenant_key: z.string().nullish(),
});
const MenuEvent = z.object({ operator: z.object({ operator_id: Person }), event_key: z.string().min(1).max(128) });

export interface Header {
  readonly event_id: string;
  readonly event_type: string;
  readonly tenant_key: string;
}

/** Null for what is of another kind, cannot be read, or was done by a stranger of another tenant. */
export function contactOf(
  event: unknown,
  { event_id: id, event_type: type, tenant_key }: Header,
): IncomingContact | null {
  if (type === MENU) {
    const { data } = MenuEvent.safeParse(event);
    const person = data?.operator.operator_id.open_id;
    return person ? { kind: 'contact', way: 'menu', person, chatId: '', key: data.event_key, event: id } : null;
  }
  const { data } = ChatEvent.safeParse(event);
  if (!data || (type !== ENTERED && type !== ADDED)) return null;
  if (data.operator_tenant_key && data.operator_tenant_key !== tenant_key) return null;
  const { chat_id: chatId, operator_id: operator } = data;
  const way = type === ENTERED ? 'entered' : 'added';
  return { kind: 'contact', way, person: operator.open_id, chatId, key: '', event: id };
}
