/** What the person at the page has chosen: who they are, where they talk, which pane, language and theme. */
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import type { ChatView, MessageView, PersonView } from '../page-server/page-state.ts';
import type { Traffic } from '../world/traffic.ts';
import type { Language } from './card/context.ts';
import type { Live } from './live.ts';

export type Pane = 'hire' | 'calls' | 'trouble';
export type Theme = 'light' | 'dark';

export interface Choices {
  readonly me: string;
  /** `direct` is one's own chat with the bot. */
  readonly place: 'direct' | 'group';
  readonly pane: Pane;
  /** On a phone, where one thing is shown at a time. */
  readonly front: 'chat' | 'pane';
  readonly language: Language;
  readonly theme: Theme;
}

const KEY = 'hirebot-sandbox';

const atFirst = (): Choices => ({
  me: '',
  place: 'direct',
  pane: 'hire',
  front: 'chat',
  language: navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en',
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
});

/** Kept in the browser; what is kept wrongly is as if it were not there. */
export function useChoices(): [Choices, (change: Partial<Choices>) => void] {
  const [choices, setChoices] = useState<Choices>(() => {
    try {
      return { ...atFirst(), ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
    } catch {
      return atFirst();
    }
  });
  useEffect(() => {
    localStorage.setItem(KEY, JSON.stringify(choices));
    document.documentElement.dataset.theme = choices.theme;
    document.documentElement.lang = choices.language === 'zh' ? 'zh-CN' : 'en';
  }, [choices]);
  const choose = useCallback((change: Partial<Choices>) => setChoices((now) => ({ ...now, ...change })), []);
  return [choices, choose];
}

export interface View extends Choices {
  readonly live: Live;
  readonly person: PersonView;
  readonly chat: ChatView;
  choose(change: Partial<Choices>): void;
  toast(text: string, style?: string): void;
  nameOf(openId: string): string;
  /** Words of the page itself in the reader's language. */
  t(zh: string, en: string): string;
}

export const ViewContext = createContext<View | null>(null);
/** Of all chats, the newest last. */
export const MessagesContext = createContext<readonly MessageView[]>([]);
/** What the bot sent and got, the newest last. */
export const TrafficContext = createContext<readonly Traffic[]>([]);

export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('rendering outside the page');
  return view;
}

/** Roles in the order in which the page offers them. */
export const roles = [
  { role: 'recruiter', zh: '招聘专员', en: 'Recruiter' },
  { role: 'colleague', zh: '同事', en: 'Colleague' },
  { role: 'lead', zh: '负责人', en: 'Lead' },
  { role: 'outsider', zh: '外部人员', en: 'Outsider' },
] as const;

export const chatOf = ({ chats }: Live, me: string, place: Choices['place']): ChatView | undefined =>
  chats.find(({ direct, members }) => (place === 'group' ? !direct : direct && members.includes(me)));
