/** Cards and files out: replies and updates of what was sent. */
import { z } from 'zod';
import type { Api, Reply } from '../core/api.ts';
import { perMinute1000, perSecond } from '../hire/windows.ts';
import type { Gateway, SendOptions } from './gateway.ts';

export const replyToMessage: Api = {
  method: 'POST',
  path: '/open-apis/im/v1/messages/:message_id/reply',
  windows: perMinute1000,
  scopes: ['im:message:send_as_bot', 'im:message', 'im:message:send'],
};
export const sendMessage: Api = { ...replyToMessage, path: '/open-apis/im/v1/messages' };
export const updateMessage: Api = {
  method: 'PATCH',
  path: '/open-apis/im/v1/messages/:message_id',
  windows: perMinute1000,
  scopes: ['im:message:update', 'im:message:send_as_bot', 'im:message'],
};
export const botInfo: Api = { method: 'GET', path: '/open-apis/bot/v3/info', windows: perMinute1000, scopes: [] };

/** Beside the limits of the API: to one chat, to one person, and of one message (`platform.md` section 3). */
const ofOne = perSecond(5);

const Sent = z.looseObject({ message_id: z.string(), chat_id: z.string().default('') });
const Bot = z.looseObject({ bot: z.looseObject({ open_id: z.string(), app_name: z.string().nullish() }) });

/** Nobody stands here and waits for a chat's turn while other chats have theirs: who is told to wait comes again. */
const PATIENCE_MS = 60;

/** Where a card ended up; null when it did not. */
export interface SentCard {
  readonly reply: Reply;
  readonly sent: { readonly messageId: string; readonly chatId: string } | null;
}

type Fence = NonNullable<SendOptions['fence']>;

export interface Once {
  /** The same within an hour sends one message however often it is asked for; its first content stays. */
  readonly uuid: string;
  readonly fence: Fence;
}

/** What a message is: a card, or a file that was uploaded, by its key. */
export type Outgoing = { readonly card: object } | { readonly file: string };

export interface Messages {
  /** Replies. */
  reply(to: { messageId: string; chatId: string }, said: Outgoing, once: Once): Promise<SentCard>;
  /** The same into the chat, for a message that was recalled. */
  post(chatId: string, said: Outgoing, once: Once): Promise<SentCard>;
  /** To a person's own chat with the bot. */
  send(openId: string, said: Outgoing, once: Once): Promise<SentCard>;
  update(messageId: string, card: object, fence: Fence): Promise<Reply>;
  /** The bot itself; null while Feishu does not tell. */
  bot(): Promise<{ readonly openId: string; readonly name: string } | null>;
}

export const createMessages = (gateway: Gateway): Messages => ({
  reply: async ({ messageId, chatId }, said, { uuid, fence }) => {
    const body = { ...bodyOf(said), uuid };
    const pace = [{ key: `chat ${chatId}`, windows: ofOne }];
    return sentCardOf(
      await gateway.send(
        replyToMessage,
        { ids: { message_id: messageId }, query: {}, body },
        { pace, fence, patienceMs: PATIENCE_MS },
      ),
    );
  },
  post: async (chatId, said, { uuid, fence }) => {
    const body = { receive_id: chatId, ...bodyOf(said), uuid };
    const pace = [{ key: `chat ${chatId}`, windows: ofOne }];
    const query = { receive_id_type: 'chat_id' };
    // It follows a reply that was refused: coming again would begin with that.
    return sentCardOf(await gateway.send(sendMessage, { ids: {}, query, body }, { pace, fence }));
  },
  send: async (openId, said, { uuid, fence }) => {
    const body = { receive_id: openId, ...bodyOf(said), uuid };
    const pace = [{ key: `person ${openId}`, windows: ofOne }];
    const query = { receive_id_type: 'open_id' };
    return sentCardOf(
      await gateway.send(sendMessage, { ids: {}, query, body }, { pace, fence, patienceMs: PATIENCE_MS }),
    );
  },
  update: (messageId, card, fence) =>
    gateway.send(
      updateMessage,
      { ids: { message_id: messageId }, query: {}, body: { content: JSON.stringify(card) } },
      { pace: [{ key: `message ${messageId}`, windows: ofOne }], fence, patienceMs: PATIENCE_MS },
    ),
  bot: async () => {
    const reply = await gateway.send(botInfo, { ids: {}, query: {}, body: undefined });
    const told = reply.kind === 'answered' ? Bot.safeParse(reply.data).data?.bot : undefined;
    return told ? { openId: told.open_id, name: told.app_name ?? '' } : null;
  },
});

const bodyOf = (said: Outgoing) =>
  'card' in said
    ? { msg_type: 'interactive', content: JSON.stringify(said.card) }
    : { msg_type: 'file', content: JSON.stringify({ file_key: said.file }) };

function sentCardOf(reply: Reply): SentCard {
  const sent = reply.kind === 'answered' ? Sent.safeParse(reply.data).data : undefined;
  return { reply, sent: sent ? { messageId: sent.message_id, chatId: sent.chat_id } : null };
}
