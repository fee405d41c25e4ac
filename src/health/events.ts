import { CLICK, EVENTS_PATH, MESSAGE, RECALL } from '../edge/subscription.ts';
import { type Check, unsure } from './check.ts';
import { type CredentialsParts, credentials } from './credentials.ts';
import type { SettingsParts } from './settings.ts';

/** Says where to look, for no API tells what the app is subscribed to. */
export const events: Check<CredentialsParts & SettingsParts> = {
  what: 'events',
  title: { zh: '事件与回调', en: 'Events and callbacks' },
  after: credentials,
  look: async ({ pages, settings }) => {
    const bySocket = settings.ok && settings.config.events === 'websocket';
    const way = bySocket
      ? { zh: '都用长连接接收', en: 'over the long connection' }
      : { zh: `地址是 https://<你的域名>${EVENTS_PATH}`, en: `at https://<your host>${EVENTS_PATH}` };
    return [
      unsure(
        {
          zh: `飞书不告诉订阅了什么：要有事件 ${MESSAGE}、${RECALL} 和回调 ${CLICK}，${way.zh}`,
          en: `Feishu does not tell what is subscribed: it takes the events ${MESSAGE} and ${RECALL} and the callback ${CLICK}, ${way.en}`,
        },
        {
          zh: `看 ${pages.events}；在那里改过的要发布版本才生效`,
          en: `look at ${pages.events}; what was changed there takes effect with a published version`,
        },
      ),
    ];
  },
};
