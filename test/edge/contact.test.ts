import { expect, test } from 'vitest';
import { contactOf } from '../../src/edge/contact.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const header = (event_type: string) => ({ event_id: 'e1', event_type, tenant_key: 't1' });
const entered = 'im.chat.access_event.bot_p2p_chat_entered_v1';
const added = 'im.chat.member.bot.added_v1';
const menu = 'application.bot.menu_v6';
const who = { open_id: 'ou_a', union_id: 'on_a', user_id: '' };
const inChat = { chat_id: 'oc_1', operator_id: who };
const chosen = { operator: { operator_name: 'Ann', operator_id: who }, event_key: 'help', timestamp: 1 };
const events: readonly (readonly [string, object])[] = [
  [entered, { ...inChat, last_message_id: '', last_message_create_time: '' }],
  [added, { ...inChat, external: false, operator_tenant_key: 't1', name: 'x' }],
  [menu, chosen],
];

test('who came, where, and by which entry', () => {
  const told = events.map(([type, event]) => contactOf(event, header(type)));
  const base = { kind: 'contact', person: 'ou_a', event: 'e1' };
  expect(told).toEqual([
    { ...base, way: 'entered', chatId: 'oc_1', key: '' },
    { ...base, way: 'added', chatId: 'oc_1', key: '' },
    { ...base, way: 'menu', chatId: '', key: 'help' },
  ]);
});

test('a stranger of another tenant is not greeted', () => {
  expect(contactOf({ ...inChat, operator_tenant_key: 't2' }, header(added))).toBeNull();
});

test('whatever else comes is nothing, and breaks nothing', () => {
  const chance = createChance(15);
  const odd = [null, undefined, 7, '', 'x', [], {}, { open_id: '' }, { open_id: 'o'.repeat(129) }, 'k'.repeat(129)];
  const pick = () => odd[Math.floor(chance() * odd.length)];
  for (let turn = 0; turn < 500; turn += 1) {
    const [type = '', event = {}] = events[turn % events.length] ?? [];
    // One of the members that it needs is spoilt.
    const member =
      type === menu ? (chance() < 0.5 ? 'operator' : 'event_key') : chance() < 0.5 ? 'chat_id' : 'operator_id';
    const value = pick();
    const read = contactOf({ ...event, [member]: value }, header(type));
    expect(read === null || value === 'x').toBe(true);
  }
  expect(contactOf(inChat, header('im.chat.disbanded_v1'))).toBeNull();
});
