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

export interface ScopesParts extends AskParts {
  readonly required: readonly string[];
}

export const scopes: Check<ScopesParts> = {
  what: 'scopes',
  after: credentials,
  look: async (parts) => {
    const { text } = await askScopes(parts);
    const { data } = Answer.safeParse(parsedJson(text));
    if (!data) return [unsure('Feishu does not tell them', `compare ${parts.pages.scopes} with app-manifest.json`)];
    const granted = new Set(
      data.data.scopes.filter(({ grant_status }) => grant_status === GRANTED).map(({ scope_name }) => scope_name),
    );
    const missing = parts.required.filter((scope) => !granted.has(scope));
    if (missing.length === 0) return [well(`all ${parts.required.length} required ones are granted`)];
    return [ill(`missing: ${missing.join(' ')}`, `grant them at ${parts.pages.scopes} and publish a version`)];
  },
};
