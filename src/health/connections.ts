import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import { type Check, ill, unsure, well } from './check.ts';
import { credentials } from './credentials.ts';
import type { AskParts } from './scopes.ts';
import type { SettingsParts } from './settings.ts';

const Answer = z.object({ data: z.object({ online_instance_cnt: z.number() }) });

/** Feishu counts the long connections of the app, whoever holds them; no scope is needed. */
export const connections: Check<AskParts & SettingsParts> = {
  what: 'connections',
  after: credentials,
  look: async ({ http, tokens, pages, settings }) => {
    const { text } = await http.send({
      url: '/open-apis/event/v1/connection',
      headers: { authorization: `Bearer ${await tokens.current()}` },
    });
    const { data } = Answer.safeParse(parsedJson(text));
    const bySocket = settings.ok && settings.config.events === 'websocket';
    if (!data) return [unsure('Feishu does not tell how many long connections are open', `look at ${pages.events}`)];
    const { online_instance_cnt: count } = data.data;
    if (!bySocket) return [well(`${count} long connections; FEISHU_EVENTS is webhook`)];
    if (count > 0)
      return [well(`${count} open; each delivery goes to one of them, so all must be this bot on one database`)];
    const remedy = `start the bot; at ${pages.events} the long connection can be chosen while one is open`;
    return [ill('no long connection is open, and FEISHU_EVENTS is websocket', remedy)];
  },
};
