/** The tenant token: kept in memory, asked for once however many wait, renewed before it ends. */
import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import { Fault } from '../core/outcome.ts';
import { MINUTE_MS } from '../core/time.ts';
import type { Http } from './http.ts';
import { TOKEN_REFUSED } from './unanswered.ts';

/** Asked for again this long before Feishu lets it end. */
const EARLY_MS = 5 * MINUTE_MS;

const TokenAnswer = z.object({
  code: z.literal(0),
  tenant_access_token: z.string().min(1),
  expire: z.number().positive(),
});

export interface Tokens {
  current(): Promise<string>;
  /** Feishu refused this one: the next caller gets a new one. */
  drop(token: string): void;
}

export interface TokenParts {
  readonly http: Http;
  readonly appId: string;
  readonly appSecret: string;
  readonly now: () => number;
  readonly onAsked?: () => void;
}

export function createTokens({ http, appId, appSecret, now, onAsked = () => undefined }: TokenParts): Tokens {
  let cached: { token: string; until: number } | null = null;
  let pending: Promise<string> | null = null;

  const ask = async (): Promise<string> => {
    onAsked();
    const { text } = await http.send({
      method: 'POST',
      url: '/open-apis/auth/v3/tenant_access_token/internal',
      data: { app_id: appId, app_secret: appSecret },
    });
    const answer = TokenAnswer.safeParse(parsedJson(text));
    if (!answer.success) throw new Fault('getting the tenant token', { code: TOKEN_REFUSED });
    cached = { token: answer.data.tenant_access_token, until: now() + answer.data.expire * 1000 - EARLY_MS };
    return cached.token;
  };

  return {
    current: () => {
      if (cached && cached.until > now()) return Promise.resolve(cached.token);
      pending ??= ask().finally(() => {
        pending = null;
      });
      return pending;
    },
    drop: (token) => {
      if (cached?.token === token) cached = null;
    },
  };
}
