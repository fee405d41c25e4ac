/** What a person types, as the event that Feishu makes of it. */
import { NoSuch } from '../world/no-such.ts';
import { freshId, keepMessage, type Message, personOf, type World } from '../world/world.ts';

export interface SayInput {
  /** Name, role, mail or open_id. */
  readonly from: string;
  /** `@name` becomes a mention, of people and of the bot. */
  readonly text: string;
  /** `group`, or left out for the direct chat. */
  readonly chat?: string;
  /** As rich text (`post`) instead of plain text. */
  readonly rich?: boolean;
  /** A message whose thread this one continues. */
  readonly replyTo?: string;
  /** The reply opens a thread, or goes on in it. */
  readonly thread?: boolean;
  /** Attached instead of a text. */
  readonly file?: { readonly name: string; readonly bytes: Buffer };
}

interface Mention {
  readonly key: string;
  readonly name: string;
  readonly openId: string;
  readonly bot: boolean;
}

export function messageEvent(world: World, input: SayInput, { tenantKey, at }: { tenantKey: string; at: number }) {
  const person = personOf(world, input.from);
  if (!person) throw new NoSuch(`sandbox: nobody is called ${input.from}`);
  const chat = [...world.chats.values()].find(({ direct, members, id }) =>
    input.chat ? id === input.chat || (input.chat === 'group' && !direct) : direct && members.includes(person.openId),
  );
  if (!chat) throw new NoSuch(`sandbox: no chat ${input.chat}`);
  const { text, mentions } = withMentions(world, input.text);
  const parent = input.replyTo ? world.messages.get(input.replyTo) : undefined;
  if (parent && input.thread) threadOf(world, parent);
  const fileKey = freshId('file');
  const message: Message = {
    id: freshId('om'),
    chatId: chat.id,
    sender: person.openId,
    type: input.file ? 'file' : input.rich ? 'post' : 'text',
    createdAt: at,
    recalled: false,
    mentions,
    rootId: parent ? parent.rootId || parent.id : '',
    threadId: parent ? rootOf(world, parent).threadId : '',
    versions: [contentOf(input, { text, mentions, fileKey })],
    files: new Map(input.file ? [[fileKey, input.file]] : []),
  };
  keepMessage(world, message);
  return {
    message,
    event: eventOf(message, { mentions, tenantKey, unionId: person.unionId, direct: chat.direct, parent }),
  };
}

const rootOf = (world: World, message: Message): Message => world.messages.get(message.rootId) ?? message;

/** A thread hangs on its root; its first reply opens it. */
function threadOf(world: World, message: Message): void {
  const root = rootOf(world, message);
  root.threadId ||= freshId('omt');
}

interface Spoken {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly fileKey: string;
}

function contentOf({ file, rich }: SayInput, { text, mentions, fileKey }: Spoken): string {
  if (file) return JSON.stringify({ file_key: fileKey, file_name: file.name });
  return rich ? richContent(text, mentions) : JSON.stringify({ text });
}

/** Longest names first, so that `@张伟` never eats the beginning of `@张伟明`. */
function withMentions(world: World, typed: string): { text: string; mentions: Mention[] } {
  const called = spokenNames(world);
  const mentions: Mention[] = [];
  const names = [...called.keys()].sort((a, b) => b.length - a.length).map(asWritten);
  const mention = new RegExp(`@(${names.join('|')})`, 'gi');
  const text = typed.replace(mention, (whole, name: string) => {
    const found = called.get(name.toLowerCase());
    if (!found) return whole;
    const key = `@_user_${mentions.length + 1}`;
    mentions.push({ key, ...found });
    return key;
  });
  return { text, mentions };
}

/** A name in Latin letters ends where they do: `@Ann` is not the beginning of `@Anna`. */
const asWritten = (name: string): string =>
  name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + (/[a-z]$/i.test(name) ? '(?![a-z])' : '');

/** Everybody by their name, in small letters, and as an English reader sees them; a name that several share is nobody's. */
function spokenNames({ people, bot }: World): Map<string, Omit<Mention, 'key'>> {
  const called = new Map<string, Omit<Mention, 'key'>>();
  const shared = people.map(({ enName }) => enName).filter((name, at, all) => all.indexOf(name) !== at);
  for (const { name, enName, openId } of people) {
    const person = { name, openId, bot: false };
    for (const each of [name, `${name} ${enName}`]) called.set(each.toLowerCase(), person);
    if (!shared.includes(enName)) called.set(enName.toLowerCase(), person);
  }
  return called.set(bot.name, { ...bot, bot: true });
}

/** A line per line, mentions and links as parts of their own. */
function richContent(text: string, mentions: readonly Mention[]): string {
  const part = (said: string) => {
    const mention = mentions.find(({ key }) => key === said);
    if (mention) return { tag: 'at', user_id: said, user_name: mention.name, style: [] };
    const [, title, href] = LINK.exec(said) ?? [];
    return href ? { tag: 'a', text: title, href, style: [] } : { tag: 'text', text: said, style: [] };
  };
  const lines = text.split('\n').map((line) => line.split(PARTS).filter(Boolean).map(part));
  return JSON.stringify({ title: '', content: lines });
}

const LINK = /^\[([^[\]]+)\]\((https?:\/\/[^()\s]+)\)$/;
const PARTS = /(@_user_\d+|\[[^[\]]+\]\(https?:\/\/[^()\s]+\))/;

interface EventParts {
  readonly mentions: readonly Mention[];
  readonly tenantKey: string;
  readonly unionId: string;
  readonly direct: boolean;
  /** What it replies to; inside a thread that is the root. */
  readonly parent: Message | undefined;
}

const eventOf = (message: Message, { mentions, tenantKey, unionId, direct, parent }: EventParts) => ({
  sender: {
    sender_id: { open_id: message.sender, union_id: unionId, user_id: '' },
    sender_type: 'user',
    tenant_key: tenantKey,
  },
  message: {
    message_id: message.id,
    create_time: String(message.createdAt),
    update_time: String(message.createdAt),
    ...(parent ? { root_id: message.rootId, parent_id: message.threadId ? message.rootId : parent.id } : {}),
    ...(message.threadId ? { thread_id: message.threadId } : {}),
    chat_id: message.chatId,
    chat_type: direct ? 'p2p' : 'group',
    message_type: message.type,
    content: message.versions[0],
    ...(mentions.length > 0 ? { mentions: mentions.map((mention) => mentionOf(mention, tenantKey)) } : {}),
  },
});

const mentionOf = ({ key, name, openId, bot }: Mention, tenantKey: string) => ({
  key,
  name,
  tenant_key: tenantKey,
  mentioned_type: bot ? 'bot' : 'user',
  id: { open_id: openId, union_id: openId.replace('ou_', 'on_'), user_id: '' },
});
