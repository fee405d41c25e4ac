/** An operator's command asks Feishu as the app: one connection, from its first question to its end. */
import { createHttp } from '../feishu/http.ts';
import { createTokens } from '../feishu/token.ts';
import type { AskParts } from '../health/ask.ts';
import type { App } from '../settings/config.ts';
import { consolePages } from '../settings/console.ts';

export async function asking<T>(
  { appId, appSecret, baseUrl }: Pick<App, 'appId' | 'appSecret' | 'baseUrl'>,
  now: () => number,
  ask: (parts: AskParts) => Promise<T>,
): Promise<T> {
  const http = createHttp(baseUrl);
  const tokens = createTokens({ http, appId, appSecret, now });
  try {
    return await ask({ http, tokens, pages: consolePages(baseUrl, appId) });
  } finally {
    await http.close();
  }
}
