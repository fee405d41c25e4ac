/** What a chat message says: its text with people as open_ids, and whether it is meant for the bot. */
import { parsedJson } from '../core/json.ts';

export interface Mention {
  /** Placeholder in the text, such as `@_user_1`. */
  readonly key: string;
  readonly name: string;
  /** Empty where Feishu does not tell it (people of another tenant). */
  readonly openId: string;
  readonly isBot: boolean;
}

export interface ChatMessage {
  readonly type: string;
  /** JSON text as Feishu delivers it (`platform.md` section 2.2). */
  readonly content: string;
  readonly mentions: readonly Mention[];
  readonly direct: boolean;
}

export interface Said {
  readonly text: string;
  readonly addressed: boolean;
  /** Names of the people mentioned, by open_id. */
  readonly people: ReadonlyMap<string, string>;
}

/** The bot itself; empty while it is not known yet. */
export interface Bot {
  readonly openId: string;
  readonly name: string;
}

export const unknownBot: Bot = { openId: '', name: '' };

/** Null for what is no text (images, files, stickers). */
export function readMessage({ type, content, mentions, direct }: ChatMessage, bot: Bot): Said | null {
  const isUs = (mention: Mention) => (bot.openId ? mention.openId === bot.openId : mention.isBot);
  const byKey = new Map(mentions.map((mention) => [mention.key, mention]));
  const spoken = (key: string): string => {
    const mention = byKey.get(key);
    if (!mention) return key;
    if (isUs(mention)) return ' ';
    return mention.openId ? ` ${mention.openId} ` : `@${mention.name}`;
  };
  const read = textOf(type, content, spoken);
  if (read === null) return null;
  const text = withoutName(read, bot.name);
  return {
    text: text.replace(JOINED, ''),
    addressed: direct || mentions.some(isUs) || text !== read,
    people: new Map(mentions.filter(({ openId }) => openId).map(({ openId, name }) => [openId, name])),
  };
}

/** Spaces that a mention was set apart by do not part it from `=` or from the next of a list. */
const JOINED = /(?<=[=＝,，、;；]) (?=ou_)|(?<=ou_[A-Za-z0-9_-]{1,125}) (?=[,，、;；])/g;

/** A name that was pasted as text calls the bot too. */
const withoutName = (text: string, name: string): string =>
  name === '' ? text : text.replaceAll(`@${name}`, ' ').replaceAll(`＠${name}`, ' ');

function textOf(type: string, content: string, spoken: (key: string) => string): string | null {
  const body = parsedObject(content);
  if (type === 'text') {
    // The whole placeholder is matched, so `@_user_1` never eats the beginning of `@_user_10`.
    return typeof body.text === 'string' ? body.text.replace(/@_user_\d+/g, spoken) : null;
  }
  if (type !== 'post' || !Array.isArray(body.content)) return null;
  const lines = body.content.map((line) =>
    Array.isArray(line) ? line.map((part) => partText(part, spoken)).join('') : '',
  );
  return [...(typeof body.title === 'string' && body.title ? [body.title] : []), ...lines].join('\n');
}

function partText(part: unknown, spoken: (key: string) => string): string {
  const { tag, text, user_id: userId, href } = asObject(part);
  if (tag === 'at') return typeof userId === 'string' ? spokenId(userId, spoken) : '';
  const said = typeof text === 'string' ? text : '';
  return tag === 'a' && typeof href === 'string' ? linked(said, href) : said;
}

/** As a link stands in a plain text. A mail or an address that was typed is its own title. */
const linked = (said: string, href: string): string =>
  said === '' || href === '' ? said || href : /^[^\s]+[.@][^\s]+$/.test(said) ? said : `[${said}](${href})`;

const spokenId = (userId: string, spoken: (key: string) => string): string =>
  userId.startsWith('ou_') ? ` ${userId} ` : spoken(userId);

const asObject = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' ? Object.assign(Object.create(null), value) : Object.create(null);

const parsedObject = (json: string): Record<string, unknown> => asObject(parsedJson(json));
