import type { Text } from '../core/text.ts';
import { CLICK, MESSAGE } from '../edge/subscription.ts';
import type { Config } from '../settings/config.ts';
import { type Check, ill, unsure, well } from './check.ts';
import { credentials } from './credentials.ts';
import { type OwnAppParts, ownApp, withScope } from './own-app.ts';
import { type Way, waysBy } from './ways.ts';

/** Without these nothing can be said or pressed; the others are missed in parts only. */
const needed: readonly string[] = [MESSAGE, CLICK];

interface Held {
  readonly by: string | null | undefined;
  readonly url: string | null | undefined;
  readonly names: readonly string[] | null | undefined;
}

export const events: Check<OwnAppParts> = {
  what: 'events',
  title: { zh: '事件与回调', en: 'Events and callbacks' },
  after: credentials,
  look: async (parts) => {
    const { pages, settings } = parts;
    const by: Config['events'] = settings.ok ? settings.config.events : 'webhook';
    const wanted = waysBy(by);
    const app = await ownApp(parts);
    const callback = app?.callback_info ?? app?.callback;
    if (!app?.event || !callback) {
      const look = {
        zh: `看 ${pages.events}；${published.zh}；${withScope.zh}`,
        en: `look at ${pages.events}; ${published.en}; ${withScope.en}`,
      };
      return [unsure(untold(wanted), look)];
    }
    const { subscription_type, request_url, subscribed_events } = app.event;
    const { callback_type, request_url: url, subscribed_callbacks } = callback;
    return [
      compared(EVENTS, { by: subscription_type, url: request_url, names: subscribed_events }, wanted.events),
      compared(CALLBACKS, { by: callback_type, url, names: subscribed_callbacks }, wanted.callbacks),
    ].map(({ found, verdict }) => (verdict === 'well' ? well(found) : judge[verdict](found, remedyAt(pages.events))));
  },
};

const judge = { ill, unsure };
const EVENTS: Text = { zh: '事件', en: 'events' };
const CALLBACKS: Text = { zh: '回调', en: 'callbacks' };

const published: Text = {
  zh: '在那里改过的要发布版本才生效',
  en: 'what was changed there takes effect with a published version',
};

const remedyAt = (page: string): Text => ({
  zh: `npm run setup -- --configure，或到 ${page} 改；${published.zh}`,
  en: `npm run setup -- --configure, or change it at ${page}; ${published.en}`,
});

interface Compared {
  readonly verdict: 'well' | 'unsure' | 'ill';
  readonly found: Text;
}

function compared(what: Text, { by, url, names }: Held, wanted: Way): Compared {
  if (by !== wanted.by) {
    const found = {
      zh: `${what.zh}用 ${by ?? '（没有设置）'} 接收，而 FEISHU_EVENTS 是 ${wanted.by}`,
      en: `${what.en} come by ${by ?? '(nothing set)'}, and FEISHU_EVENTS is ${wanted.by}`,
    };
    return { verdict: 'ill', found };
  }
  if (wanted.by === 'webhook' && !isAddress(url ?? '', wanted.path)) {
    const found = {
      zh: `${what.zh}的地址是「${url ?? ''}」，要以 ${wanted.path} 结尾`,
      en: `the address of ${what.en} is "${url ?? ''}" and has to end in ${wanted.path}`,
    };
    return { verdict: 'ill', found };
  }
  const missing = wanted.names.filter((name) => !names?.includes(name));
  if (missing.length === 0)
    return {
      verdict: 'well',
      found: { zh: `${what.zh}：${wanted.by}，都已订阅`, en: `${what.en}: ${wanted.by}, all subscribed` },
    };
  const found = { zh: `${what.zh}没有订阅 ${missing.join('、')}`, en: `not subscribed to ${missing.join(', ')}` };
  return { verdict: missing.some((name) => needed.includes(name)) ? 'ill' : 'unsure', found };
}

const isAddress = (url: string, path: string): boolean => URL.canParse(url) && new URL(url).pathname === path;

/** Says where to look. */
function untold({ events: told, callbacks }: ReturnType<typeof waysBy>): Text {
  const way =
    told.by === 'websocket'
      ? { zh: '都用长连接接收', en: 'over the long connection' }
      : { zh: `地址是 https://<你的域名>${told.path}`, en: `at https://<your host>${told.path}` };
  return {
    zh: `飞书没有告诉订阅了什么：要有事件 ${told.names.join('、')} 和回调 ${callbacks.names.join('、')}，${way.zh}`,
    en: `Feishu does not tell what is subscribed: it takes the events ${told.names.join(', ')} and the callback ${callbacks.names.join(', ')}, ${way.en}`,
  };
}
