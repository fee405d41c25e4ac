import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import type { Text } from '../core/text.ts';
import { type AskParts, askFeishu } from './ask.ts';
import { type Check, ill, unsure, well } from './check.ts';
import { credentials } from './credentials.ts';
import type { SettingsParts } from './settings.ts';

const Answer = z.object({ data: z.object({ online_instance_cnt: z.number() }) });

/** Feishu counts the long connections of the app, whoever holds them; no scope is needed. */
export const connections: Check<AskParts & SettingsParts> = {
  what: 'connections',
  title: { zh: '长连接', en: 'Long connections' },
  after: credentials,
  look: async (parts) => {
    const { pages, settings } = parts;
    const { text } = await askFeishu(parts, { url: '/open-apis/event/v1/connection' });
    const count = Answer.safeParse(parsedJson(text)).data?.data.online_instance_cnt;
    const bySocket = settings.ok && settings.config.events === 'websocket';
    if (count === undefined) return [unsure(UNTOLD, { zh: `看 ${pages.events}`, en: `look at ${pages.events}` })];
    if (!bySocket) return [well(beside(count))];
    if (count > 0) return [well(shared(count))];
    const remedy = {
      zh: `启动机器人；有连接在线时才能在 ${pages.events} 选长连接`,
      en: `start the bot; at ${pages.events} the long connection can be chosen while one is open`,
    };
    return [ill(NONE, remedy)];
  },
};

const UNTOLD: Text = {
  zh: '飞书没有告诉有几条长连接',
  en: 'Feishu does not tell how many long connections are open',
};
const NONE: Text = {
  zh: '没有长连接在线，而 FEISHU_EVENTS 是 websocket',
  en: 'no long connection is open, and FEISHU_EVENTS is websocket',
};
const beside = (count: number): Text => ({
  zh: `${count} 条长连接；FEISHU_EVENTS 是 webhook`,
  en: `${count} long connections; FEISHU_EVENTS is webhook`,
});
const shared = (count: number): Text => ({
  zh: `${count} 条在线；每个事件只送到其中一条，它们必须是共用一个数据库的同一个机器人`,
  en: `${count} open; each delivery goes to one of them, so all must be this bot on one database`,
});
