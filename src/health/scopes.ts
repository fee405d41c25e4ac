import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import type { Text } from '../core/text.ts';
import type { HttpAnswer } from '../feishu/http.ts';
import { manifest } from '../settings/manifest.ts';
import { type AskParts, askFeishu } from './ask.ts';
import { type Check, ill, unsure, well } from './check.ts';
import { credentials } from './credentials.ts';

const Answer = z.object({
  data: z.object({ scopes: z.array(z.looseObject({ scope_name: z.string(), grant_status: z.number() })) }),
});
const GRANTED = 1;

/** Asks which scopes the app has. */
export const askScopes = (parts: AskParts): Promise<HttpAnswer> =>
  askFeishu(parts, { url: '/open-apis/application/v6/scopes' });

/** Null where Feishu does not tell. */
export async function grantedScopes(parts: AskParts): Promise<ReadonlySet<string> | null> {
  const { data } = Answer.safeParse(parsedJson((await askScopes(parts)).text));
  if (!data) return null;
  const granted = data.data.scopes.filter(({ grant_status }) => grant_status === GRANTED);
  return new Set(granted.map(({ scope_name }) => scope_name));
}

const { required, optional } = manifest.scopes.tenant;

const remedyAt = (page: string): Text => ({
  zh: `到 ${page} 开通并发布版本；或 npm run setup -- --repair`,
  en: `grant it at ${page} and publish a version; or npm run setup -- --repair`,
});

const untold = (page: string) =>
  unsure(
    { zh: '飞书没有告诉', en: 'Feishu does not tell them' },
    { zh: `对照 ${page} 和 app-manifest.json`, en: `compare ${page} with app-manifest.json` },
  );

/** Without one of these the bot does not work. */
export const scopes: Check<AskParts> = {
  what: 'scopes',
  title: { zh: '权限', en: 'Scopes' },
  after: credentials,
  look: async (parts) => {
    const page = parts.pages.scopes;
    const granted = await grantedScopes(parts);
    if (!granted) return [untold(page)];
    const lacking = Object.entries(required).filter(([name]) => !granted.has(name));
    const count = Object.keys(required).length;
    if (lacking.length === 0)
      return [well({ zh: `${count} 项必需权限都已开通`, en: `all ${count} required ones are granted` })];
    return lacking.map(([name, { gives }]) =>
      ill({ zh: `缺少：${name}（${gives.zh}）`, en: `missing: ${name} (${gives.en})` }, remedyAt(page)),
    );
  },
};

/** What each makes nicer, and how it is without. */
export const optionalScopes: Check<AskParts> = {
  what: 'optional scopes',
  title: { zh: '可选权限', en: 'Optional scopes' },
  after: credentials,
  look: async (parts) => {
    const page = parts.pages.scopes;
    const granted = await grantedScopes(parts);
    if (!granted) return [untold(page)];
    return Object.entries(optional).map(([name, { gives, without }]) =>
      granted.has(name)
        ? well({ zh: `${name}：${gives.zh}`, en: `${name}: ${gives.en}` })
        : unsure(
            { zh: `没有 ${name}（${gives.zh}）：${without.zh}`, en: `no ${name} (${gives.en}): ${without.en}` },
            remedyAt(page),
          ),
    );
  },
};
