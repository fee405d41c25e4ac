import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import type { HttpAnswer } from '../feishu/http.ts';
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

export interface ScopesParts extends AskParts {
  readonly required: readonly string[];
}

export const scopes: Check<ScopesParts> = {
  what: 'scopes',
  title: { zh: '权限', en: 'Scopes' },
  after: credentials,
  look: async (parts) => {
    const granted = await grantedScopes(parts);
    if (!granted)
      return [
        unsure(
          { zh: '飞书没有告诉', en: 'Feishu does not tell them' },
          {
            zh: `对照 ${parts.pages.scopes} 和 app-manifest.json`,
            en: `compare ${parts.pages.scopes} with app-manifest.json`,
          },
        ),
      ];
    const missing = parts.required.filter((scope) => !granted.has(scope));
    const count = parts.required.length;
    if (missing.length === 0)
      return [well({ zh: `${count} 项必需权限都已开通`, en: `all ${count} required ones are granted` })];
    const names = missing.join(' ');
    return [
      ill(
        { zh: `缺少：${names}`, en: `missing: ${names}` },
        {
          zh: `到 ${parts.pages.scopes} 开通并发布版本；或 npm run setup -- --repair`,
          en: `grant them at ${parts.pages.scopes} and publish a version; or npm run setup -- --repair`,
        },
      ),
    ];
  },
};
