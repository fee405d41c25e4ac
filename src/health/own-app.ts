/** The app as the console has it, where Feishu tells: that takes a scope of its own. */
import { z } from 'zod';
import type { Api } from '../core/api.ts';
import { parsedJson } from '../core/json.ts';
import { addressOf, readApp, readAppVersion } from '../feishu/app-config.ts';
import { type AskParts, askFeishu } from './ask.ts';
import type { SettingsParts } from './settings.ts';

const text = z.string().nullish();
const names = z.array(z.string()).nullish();
const Callbacks = z.looseObject({ callback_type: text, request_url: text, subscribed_callbacks: names }).nullish();

const App = z.looseObject({
  online_version_id: text,
  unaudit_version_id: text,
  event: z.looseObject({ subscription_type: text, request_url: text, subscribed_events: names }).nullish(),
  callback: Callbacks,
  callback_info: Callbacks,
  encryption: z.looseObject({ encryption_key: text, verification_token: text }).nullish(),
});
export type OwnApp = z.output<typeof App>;

const Ids = z.array(z.string()).nullish();
const Version = z.looseObject({
  remark: z
    .looseObject({
      visibility: z
        .looseObject({
          is_all: z.boolean().nullish(),
          visible_list: z.looseObject({ open_ids: Ids, department_ids: Ids, group_ids: Ids }).nullish(),
        })
        .nullish(),
    })
    .nullish(),
});
export type OwnVersion = z.output<typeof Version>;

export type OwnAppParts = AskParts & SettingsParts;

/** Null where Feishu does not tell. */
export async function ownApp(parts: OwnAppParts): Promise<OwnApp | null> {
  const data = await asked(parts, readApp, {});
  return z.looseObject({ app: App }).safeParse(data).data?.app ?? null;
}

export async function ownVersion(parts: OwnAppParts, id: string): Promise<OwnVersion | null> {
  const data = await asked(parts, readAppVersion, { version_id: id });
  return z.looseObject({ app_version: Version }).safeParse(data).data?.app_version ?? null;
}

const Answer = z.looseObject({ code: z.literal(0), data: z.unknown() });

async function asked(parts: OwnAppParts, api: Api, ids: Readonly<Record<string, string>>): Promise<unknown> {
  const appId = (parts.settings.ok && parts.settings.config.app?.appId) || '';
  const url = addressOf(api, { app_id: appId, ...ids });
  const { text: answered } = await askFeishu(parts, { url, method: api.method, params: { lang: 'zh_cn' } });
  return Answer.safeParse(parsedJson(answered)).data?.data;
}

/** What the console's page cannot be looked at without. */
export const withScope = {
  zh: `开通 ${readApp.scopes.join('、')} 后这里能自己看`,
  en: `with ${readApp.scopes.join(', ')} this is looked at by itself`,
};
