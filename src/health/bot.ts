import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import { type Check, ill, unsure, well } from './check.ts';
import { credentials } from './credentials.ts';
import type { AskParts } from './scopes.ts';

const Answer = z.looseObject({
  code: z.number(),
  bot: z.looseObject({ activate_status: z.number(), app_name: z.string().nullish() }).nullish(),
});

const ENABLED = 2;
/** `platform.md` section 2.1. */
const states: Readonly<Record<number, string>> = {
  0: 'not installed yet',
  1: 'stopped by the administrator',
  3: 'installed and not enabled',
  4: 'waiting for an upgrade to be allowed',
  5: 'its licence has expired',
  6: 'the plan of the tenant does not cover it',
};

/** An app without a published version gets no answer here. */
export const bot: Check<AskParts> = {
  what: 'bot',
  after: credentials,
  look: async ({ http, tokens, pages }) => {
    const { text } = await http.send({
      url: '/open-apis/bot/v3/info',
      headers: { authorization: `Bearer ${await tokens.current()}` },
    });
    const { data } = Answer.safeParse(parsedJson(text));
    if (!data) return [unsure('Feishu does not tell of it', `look at ${pages.bot}`)];
    if (!data.bot)
      return [
        ill(
          `Feishu answers with code ${data.code}`,
          `switch the bot on at ${pages.bot}, publish a version at ${pages.versions}`,
        ),
      ];
    const { activate_status: state } = data.bot;
    if (state === ENABLED) return [well('enabled, and a version is published')];
    return [
      ill(
        states[state] ?? `in state ${state}`,
        `see ${pages.versions}; the tenant's administrator allows and enables apps`,
      ),
    ];
  },
};
