/** The whole page: who I am and where, the chat, and beside it what the stand-in holds and is told. */
import { useCallback, useMemo, useState } from 'preact/hooks';
import { Chat } from './chat.tsx';
import { type Live, useLive } from './live.ts';
import { wasRestarted } from './restart.ts';
import { Side } from './side.tsx';
import { Sidebar } from './sidebar.tsx';
import { type Toasted, Toasts } from './toasts.tsx';
import {
  type Choices,
  chatOf,
  MessagesContext,
  TrafficContext,
  useChoices,
  useView,
  type View,
  ViewContext,
} from './view.ts';

export function App() {
  const { live, messages, traffic } = useLive();
  const [choices, choose] = useChoices();
  const [toasts, setToasts] = useState<readonly Toasted[]>([]);
  const toast = useCallback((text: string, style = 'info') => {
    const shown = { text, style, id: performance.now() };
    setToasts((now) => [...now, shown]);
    setTimeout(() => setToasts((now) => now.filter((each) => each !== shown)), 4_000);
  }, []);
  const view = useMemo(() => live && viewOf(live, choices, { choose, toast }), [live, choices]);
  // Drawn anew only when it changed, not with all that is said and told.
  const page = useMemo(() => view && <Page view={view} />, [view]);
  if (!live) return <p class="loading">正在打开沙盒… / Opening the sandbox…</p>;
  if (!page) return <p class="loading">沙盒里没有人 / The sandbox is empty</p>;
  return (
    <>
      <MessagesContext.Provider value={messages}>
        <TrafficContext.Provider value={traffic}>{page}</TrafficContext.Provider>
      </MessagesContext.Provider>
      <Toasts toasts={toasts} />
    </>
  );
}

function Page({ view }: { view: View }) {
  const [restarted, setRestarted] = useState(wasRestarted);
  return (
    <ViewContext.Provider value={view}>
      <div class={`page front-${view.front}`}>
        <Bar />
        <Sidebar />
        <main class="chat-side" aria-label={view.t('聊天', 'Chat')}>
          {restarted && <Restarted seen={() => setRestarted(false)} t={view.t} />}
          <Chat key={view.chat.id} />
        </main>
        <Side />
      </div>
    </ViewContext.Provider>
  );
}

function viewOf(live: Live, choices: Choices, tools: Pick<View, 'choose' | 'toast'>): View | null {
  const person = live.people.find(({ openId }) => openId === choices.me) ?? live.people[0];
  const chat = person && chatOf(live, person.openId, choices.place);
  if (!chat) return null;
  const t = (zh: string, en: string): string => (choices.language === 'zh' ? zh : en);
  const named = new Map(live.people.map(({ openId, name, enName }) => [openId, t(name, `${name} ${enName}`)]));
  named.set(live.bot.openId, live.bot.name);
  const nameOf = (openId: string): string => named.get(openId) ?? openId;
  return { ...choices, ...tools, live, person, chat, t, nameOf, me: person.openId };
}

function Restarted({ seen, t }: Pick<View, 't'> & { seen: () => void }) {
  return (
    <p class="restarted" role="status">
      {t(
        '沙盒重启过了：聊天、招聘数据和机器人的记录都从头开始。没发出去的话还在输入框里。',
        'The sandbox was restarted: chats, Hire and what the bot knew begin anew. What you had not sent is still in its box.',
      )}{' '}
      <button type="button" class="link-button" onClick={seen}>
        {t('知道了', 'OK')}
      </button>
    </p>
  );
}

/** Says what this is, and how it is read. */
function Bar() {
  const { t, language, theme, choose, live } = useView();
  return (
    <header class="bar">
      <h1>
        {t('招聘助手', 'hirebot')} <span class="tag orange">{t('沙盒 Sandbox', 'Sandbox 沙盒')}</span>
      </h1>
      <p class="hint about">
        {t(
          '飞书和飞书招聘的替身，人和数据都是编造的。',
          'A stand-in for Feishu and Feishu Hire; people and data are made up.',
        )}
      </p>
      {!live.connected && (
        <span class="tag red" role="status">
          {t('连接断开，正在重连…', 'Connection lost, trying again…')}
        </span>
      )}
      <div class="bar-tools">
        <button
          type="button"
          class="button small"
          onClick={() => choose({ language: language === 'zh' ? 'en' : 'zh' })}
        >
          <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{language === 'zh' ? 'English' : '中文'}</span>
        </button>
        <button
          type="button"
          class="button small"
          onClick={() => choose({ theme: theme === 'dark' ? 'light' : 'dark' })}
        >
          {theme === 'dark' ? t('浅色', 'Light') : t('深色', 'Dark')}
        </button>
      </div>
    </header>
  );
}
