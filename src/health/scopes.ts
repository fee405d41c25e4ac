import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import type { Http, HttpAnswer } from '../feishu/http.ts';
import { type Check, ill, unsure, well } from './check.ts';
import { type CredentialsParts, credentials } from './credentials.ts';

const Answer = z.object({
  data: z.object({ scopes: z.array(z.looseObject({ scope_name: z.string(), grant_status: z.number() })) }),
});
const GRANTED = 1;

export interface AskParts extends CredentialsParts {
  readonly http: Http;
}

/** Asks which scopes the app has. */
export const askScopes = async ({ http, tokens }: AskParts): Promise<HttpAnswer> =>
  http.send({
    url: '/open-apis/application/v6/scopes',
    headers: { authorization: `Bearer ${await tokens.current()}` },
  });

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
  after: credentials,
  look: async (parts) => {
    const granted = await grantedScopes(parts);
    if (!granted) return [unsure('Feishu does not tell them', `compare ${parts.pages.scopes} with app-manifest.json`)];
    const missing = parts.required.filter((scope) => !granted.has(scope));
    if (missing.length === 0) return [well(`all ${parts.required.length} required ones are granted`)];
    return [ill(`missing: ${missing.join(' ')}`, `grant them at ${parts.pages.scopes} and publish a version`)];
  },
};
