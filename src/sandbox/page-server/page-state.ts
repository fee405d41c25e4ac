/** What the page is told: who and what there is, messages with their newest version, the switches. */
import type { Trouble } from '../platform/trouble.ts';
import type { Traffic, TrafficLog } from '../world/traffic.ts';
import type { Message, Switches, World } from '../world/world.ts';
import { type NameEntry, namesByKind } from './names.ts';

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What a flag takes. */
export interface FlagWords extends Bilingual {
  readonly flag: string;
  readonly takes: 'choice' | 'name' | 'date' | 'nothing' | 'anything';
  readonly many: boolean;
  /** Of `name`: what kind of thing; of an entry `key=value` the kind of the key. */
  readonly kind?: string;
  readonly choices?: readonly Bilingual[];
}

/** One command of the bot, as the composer completes it. */
export interface CommandWords extends Bilingual {
  /** `/job managers` and `/职位 人员`. */
  readonly words: readonly string[];
  readonly targets: readonly { readonly kind: string; readonly many: boolean }[];
  readonly flags: readonly FlagWords[];
}

export interface PersonView {
  readonly openId: string;
  readonly name: string;
  readonly enName: string;
  readonly role: string;
}

export interface ChatView {
  readonly id: string;
  readonly name: string;
  readonly direct: boolean;
  readonly members: readonly string[];
}

export interface MessageView {
  readonly id: string;
  readonly chatId: string;
  readonly sender: string;
  readonly type: string;
  /** ms since 1970 UTC. */
  readonly createdAt: number;
  readonly rootId: string;
  readonly threadId: string;
  /** The newest version; the older ones are asked for one by one. */
  readonly content: string;
  readonly versions: number;
  readonly recalled: boolean;
  readonly files: readonly { readonly key: string; readonly name: string }[];
  /** Whom the placeholders in the text stand for. */
  readonly mentions: readonly { readonly key: string; readonly name: string }[];
}

export interface TroubleView extends Omit<Trouble, 'missingScopes'> {
  readonly missingScopes: readonly string[];
  readonly switches: Switches;
}

export interface PageState {
  /** Of this start: chats and Hire of another one are gone. */
  readonly start: string;
  readonly people: readonly PersonView[];
  readonly bot: { readonly openId: string; readonly name: string };
  readonly chats: readonly ChatView[];
  readonly messages: readonly MessageView[];
  readonly traffic: readonly Traffic[];
  readonly trouble: TroubleView;
  readonly scopes: readonly string[];
  readonly commands: readonly CommandWords[];
  readonly names: Readonly<Record<string, readonly NameEntry[]>>;
  /** The bot reads files. */
  readonly takesFiles: boolean;
}

export interface PageDeps {
  readonly start: string;
  readonly world: World;
  readonly trouble: Trouble;
  readonly traffic: TrafficLog;
  /** All that some endpoint asks for. */
  readonly scopes: readonly string[];
  readonly commands: readonly CommandWords[];
  readonly takesFiles: boolean;
}

export const messageView = (message: Message): MessageView => {
  const { id, chatId, sender, type, createdAt, rootId, threadId, versions, recalled } = message;
  const mentions = (message.mentions ?? []).map(({ key, name }) => ({ key, name }));
  const files = [...message.files].map(([key, { name }]) => ({ key, name }));
  const newest = { content: versions.at(-1) ?? '', versions: versions.length };
  return { id, chatId, sender, type, createdAt, rootId, threadId, recalled, mentions, files, ...newest };
};

export const troubleView = (trouble: Trouble, { switches }: World): TroubleView => ({
  ...trouble,
  missingScopes: [...trouble.missingScopes],
  switches,
});

export const pageState = ({ start, world, trouble, traffic, scopes, commands, takesFiles }: PageDeps): PageState => ({
  start,
  people: world.people.map(({ openId, name, enName, role }) => ({ openId, name, enName, role })),
  bot: world.bot,
  chats: [...world.chats.values()],
  messages: [...world.messages.values()].map(messageView),
  traffic: traffic.newest,
  trouble: troubleView(trouble, world),
  scopes,
  commands,
  names: namesByKind(world),
  takesFiles,
});
