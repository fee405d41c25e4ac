/** Whether a bot answers where the console sends deliveries to: a stranger's is refused there as this one refuses. */
import type { Text } from '../core/text.ts';
import { createHttp } from '../feishu/http.ts';
import { type Check, ill, unsure, well } from './check.ts';
import { events } from './events.ts';
import { type OwnAppParts, ownApp } from './own-app.ts';

export const reached: Check<OwnAppParts> = {
  what: 'own address',
  title: { zh: '本机器人的地址', en: 'Own address' },
  after: events,
  look: async (parts) => {
    const { pages, settings } = parts;
    if (settings.ok && settings.config.events === 'websocket') return [];
    const app = await ownApp(parts);
    const urls = [app?.event?.request_url, (app?.callback_info ?? app?.callback)?.request_url];
    const known = new Set(urls.flatMap((url) => (url && URL.canParse(url) ? [url] : [])));
    return Promise.all([...known].map(async (url) => found(url, await answered(url), pages.events)));
  },
};

/** What a stranger is told by the edge. */
const REFUSED = 401;

function found(url: string, status: number | null, page: string) {
  if (status === REFUSED) return well({ zh: `${url} 有回答`, en: `${url} answers` });
  if (status === null)
    return unsure({ zh: `从这里连不上 ${url}`, en: `${url} is not reached from here` }, fromElsewhere);
  const other = {
    zh: `${url} 回答的是 ${status}，后面不是这个机器人`,
    en: `${url} answers ${status}: what stands there is not this bot`,
  };
  return ill(other, {
    zh: `让反向代理把 /feishu/ 原样交给机器人（docs/deploying.md），或到 ${page} 改地址`,
    en: `have the reverse proxy pass /feishu/ on to the bot (docs/deploying.md), or change the address at ${page}`,
  });
}

const fromElsewhere: Text = {
  zh: '飞书也许连得上：机器人开着时从外网打开它试试；要看域名、证书和防火墙',
  en: 'Feishu may reach it all the same: open it from outside while the bot runs; look at host name, certificate and firewall',
};

/** Null where nothing answered. */
async function answered(url: string): Promise<number | null> {
  const http = createHttp(url);
  try {
    return (await http.send({ url, method: 'POST', data: {} })).status;
  } catch {
    return null;
  } finally {
    await http.close();
  }
}
