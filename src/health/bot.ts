import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import type { Text } from '../core/text.ts';
import { type AskParts, askFeishu } from './ask.ts';
import { type Check, ill, unsure, well } from './check.ts';
import { credentials } from './credentials.ts';

const Answer = z.looseObject({
  code: z.number(),
  bot: z.looseObject({ activate_status: z.number(), app_name: z.string().nullish() }).nullish(),
});

const ENABLED = 2;
const UNTOLD: Text = { zh: '飞书没有告诉', en: 'Feishu does not tell of it' };
/** `platform.md` section 2.1. */
const states: Readonly<Record<number, Text>> = {
  0: { zh: '还没有安装', en: 'not installed yet' },
  1: { zh: '被管理员停用了', en: 'stopped by the administrator' },
  3: { zh: '已安装，没有启用', en: 'installed and not enabled' },
  4: { zh: '等待允许升级', en: 'waiting for an upgrade to be allowed' },
  5: { zh: '许可到期了', en: 'its licence has expired' },
  6: { zh: '租户的套餐不包括它', en: 'the plan of the tenant does not cover it' },
};

/** An app without a published version gets no answer here. */
export const bot: Check<AskParts> = {
  what: 'bot',
  title: { zh: '机器人', en: 'Bot' },
  after: credentials,
  look: async (parts) => {
    const { pages } = parts;
    const { text } = await askFeishu(parts, { url: '/open-apis/bot/v3/info' });
    const { data } = Answer.safeParse(parsedJson(text));
    if (!data) return [unsure(UNTOLD, { zh: `看 ${pages.bot}`, en: `look at ${pages.bot}` })];
    if (!data.bot) {
      const found = { zh: `飞书回答代码 ${data.code}`, en: `Feishu answers with code ${data.code}` };
      const remedy = {
        zh: `到 ${pages.bot} 开启机器人，到 ${pages.versions} 发布版本`,
        en: `switch the bot on at ${pages.bot}, publish a version at ${pages.versions}`,
      };
      return [ill(found, remedy)];
    }
    const { activate_status: state } = data.bot;
    if (state === ENABLED) return [well({ zh: '已启用', en: 'enabled' })];
    const remedy = {
      zh: `看 ${pages.versions}；应用由租户管理员批准和启用`,
      en: `see ${pages.versions}; the tenant's administrator allows and enables apps`,
    };
    return [ill(states[state] ?? { zh: `状态是 ${state}`, en: `in state ${state}` }, remedy)];
  },
};
