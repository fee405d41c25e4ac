/** Messages: send, reply, update, read. */
import { z } from 'zod';
import { freshId, isOld, keepMessage, keepVersion, type Message, type World } from '../world/world.ts';
import { cardProblem } from './card-check.ts';
import { type Asked, done, type Endpoint, type Given, get, MIXED, no, page, post } from './endpoint.ts';
import { fileEndpoints } from './files.ts';
import { slidingWindow } from './limits.ts';

const SEND = ['im:message:send_as_bot', 'im:message', 'im:message:send'];
const UPDATE = ['im:message:update', 'im:message:send_as_bot', 'im:message'];
const READ = ['im:message:readonly', 'im:message'];
const UUID_MS = 3600_000;

const Sending = z.object({
  receive_id: z.string().optional(),
  msg_type: z.string(),
  content: z.string(),
  uuid: z.string().max(50).optional(),
});
const FileContent = z.object({ file_key: z.string() });
const Updating = z.object({ content: z.string() });

/** Where a person without a message in the chat is reached. */
const directChat = (world: World, openId: string): string | undefined =>
  [...world.chats.values()].find(({ direct, members }) => direct && members.includes(openId))?.id;

export interface ImDeps {
  readonly world: World;
  readonly now: () => number;
}

const idsOf = ({ people }: World) => new Set(people.map(({ openId }) => openId));

type Place = Pick<Message, 'chatId' | 'rootId' | 'threadId'>;

export function imEndpoints(deps: ImDeps): Endpoint[] {
  const send = createSender(deps);
  return [
    ...sendingEndpoints(deps, send),
    updateEndpoint(deps),
    ...readingEndpoints(deps),
    ...fileEndpoints(deps.world),
  ];
}

const saidBy = ({ bot }: World, { msg_type, content }: z.output<typeof Sending>) => ({
  id: freshId('om'),
  sender: bot.openId,
  type: msg_type,
  versions: [content],
  recalled: false,
});

/** What a message carries of what the bot has uploaded; null where it names no such file. */
function filesOf({ uploads }: World, { msg_type, content }: z.output<typeof Sending>): Message['files'] | null {
  if (msg_type !== 'file') return new Map();
  const { data } = FileContent.safeParse(JSON.parse(content));
  const file = uploads.get(data?.file_key ?? '');
  return data && file ? new Map([[data.file_key, file]]) : null;
}

/** Sends as the bot: one message per `uuid` in an hour, five a second to a chat, cards checked. */
function createSender({ world, now }: ImDeps): (asked: Asked, place: Place) => Given {
  const sent = new Map<string, { message: Message; at: number }>();
  const perChat = slidingWindow([{ limit: 5, seconds: 1 }], now);
  return ({ body }, place) => {
    const { data } = Sending.safeParse(body);
    if (!data) return no(400, 230001, 'Your request contains an invalid request parameter');
    const known = data.uuid === undefined ? undefined : sent.get(data.uuid);
    if (known !== undefined && now() - known.at < UUID_MS) return done(view(known.message));
    if (perChat(place.chatId) > 0) return no(400, 230020, 'This operation triggers the frequency limit.');
    const problem =
      data.msg_type === 'interactive' ? cardProblem(data.content, { update: false, people: idsOf(world) }) : null;
    if (problem) return no(400, problem.code, problem.msg);
    const files = filesOf(world, data);
    if (files === null) return no(400, 230001, 'invalid file_key');
    const message = { ...place, ...saidBy(world, data), createdAt: now(), files };
    keepMessage(world, message);
    if (data.uuid !== undefined) sent.set(data.uuid, { message, at: now() });
    return done(view(message));
  };
}

const sendingEndpoints = ({ world }: ImDeps, send: (asked: Asked, place: Place) => Given): Endpoint[] => [
  {
    ...post('/im/v1/messages', MIXED, SEND),
    handle: (asked) => {
      const to = Sending.safeParse(asked.body).data?.receive_id ?? '';
      const chatId = asked.query.receive_id_type === 'open_id' ? directChat(world, to) : to;
      const known = chatId !== undefined && world.chats.has(chatId);
      return known ? send(asked, { chatId, rootId: '', threadId: '' }) : no(400, 230001, 'invalid receive_id');
    },
  },
  {
    ...post('/im/v1/messages/:message_id/reply', MIXED, SEND),
    handle: (asked) => {
      const parent = world.messages.get(asked.params.message_id ?? '');
      if (!parent) return no(400, 230001, 'invalid message_id');
      if (parent.recalled) return no(400, 230011, 'The message was withdrawn.');
      return send(asked, { chatId: parent.chatId, rootId: parent.rootId || parent.id, threadId: parent.threadId });
    },
  },
];

function updateEndpoint({ world, now }: ImDeps): Endpoint {
  const perMessage = slidingWindow([{ limit: 5, seconds: 1 }], now);
  return {
    ...get('/im/v1/messages/:message_id', MIXED, UPDATE),
    method: 'patch',
    handle: ({ params, body }) => {
      const message = world.messages.get(params.message_id ?? '');
      const { data } = Updating.safeParse(body);
      if (message?.type !== 'interactive' || !data) return no(400, 230001, 'invalid message_id or content');
      if (message.recalled) return no(400, 230011, 'The message was withdrawn.');
      if (isOld(message, now())) return no(400, 230031, 'The message is too old to be updated.');
      if (perMessage(message.id) > 0) return no(400, 230020, 'This operation triggers the frequency limit.');
      const problem = cardProblem(data.content, { update: true, people: idsOf(world) });
      if (problem) return no(400, problem.code, problem.msg);
      keepVersion(world, message, data.content);
      return done({});
    },
  };
}

const MEMBERS = ['im:chat.members:read', 'im:chat:readonly', 'im:chat'];

const readingEndpoints = ({ world }: ImDeps): Endpoint[] => [
  {
    ...get('/im/v1/chats/:chat_id/members', MIXED, MEMBERS),
    handle: ({ params, query }) => membersOf(world, params.chat_id ?? '', query),
  },
  {
    ...get('/im/v1/messages/:message_id', MIXED, READ),
    handle: ({ params }) => {
      const message = world.messages.get(params.message_id ?? '');
      return message ? done({ items: [view(message)] }) : no(400, 230001, 'invalid message_id');
    },
  },
];

/** Bots are no members here. */
function membersOf({ chats, people }: World, chatId: string, query: Asked['query']): Given {
  const chat = chats.get(chatId);
  if (!chat) return no(400, 232006, 'Your request specifies a chat_id which is invalid.');
  const members = people.filter(({ openId }) => chat.members.includes(openId));
  const rows = members.map(({ openId, name }) => ({
    member_id_type: 'open_id',
    member_id: openId,
    name,
    tenant_key: '',
  }));
  return done({ ...page(rows, query, { fallback: 20, most: 100 }), member_total: members.length });
}

const view = ({ id, chatId, rootId, threadId, createdAt, type, versions, sender }: Message) => ({
  message_id: id,
  chat_id: chatId,
  create_time: String(createdAt),
  update_time: String(createdAt),
  msg_type: type,
  ...(rootId ? { root_id: rootId, parent_id: rootId } : {}),
  ...(threadId ? { thread_id: threadId } : {}),
  deleted: false,
  updated: versions.length > 1,
  sender: { id: sender, id_type: 'open_id', sender_type: 'app' },
  body: { content: versions.at(-1) },
});
