/** Puts a card into a chat of the stand-in as it is, past what Feishu would refuse. */
import { freshId, keepMessage, type Message, type World } from '../../src/sandbox/world/world.ts';

export function postCard(world: World, card: unknown): Message {
  const [person] = world.people;
  const message: Message = {
    id: freshId('om'),
    chatId: `oc_direct_${person?.openId}`,
    sender: world.bot.openId,
    type: 'interactive',
    createdAt: Date.now() + world.messages.size,
    rootId: '',
    threadId: '',
    versions: [typeof card === 'string' ? card : JSON.stringify(card)],
    files: new Map(),
    recalled: false,
  };
  keepMessage(world, message);
  return message;
}

/** A card around some elements. */
export const cardWith = (...elements: readonly unknown[]): object => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: { tag: 'plain_text', content: 'card' } },
  body: { elements },
});
