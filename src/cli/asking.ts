/** An operator's command asks Feishu as the app: one connection, from its first question to its end. */
import { createHttp } from '../feishu/http.ts';
import { createTokens } from '../feishu/token.ts';
import type { AskParts } from '../health/ask.ts';
import type { App, Config } from '../settings/config.ts';
import { consolePages } from '../settings/console.ts';

export type Asking = Pick<App, 'appId' | 'appSecret' | 'baseUrl'> & Pick<Config, 'proxy'>;

export async function asking<T>(
  { appId, appSecret, baseUrl, proxy }: Asking,
  now: () => number,
  ask: (parts: AskParts) => Promise<T>,
): Promise<T> {
  const http = createHttp(baseUrl, proxy);
  const tokens = createTokens({ http, appId, appSecret, now });
  try {
    return await ask({ http, tokens, pages: consolePages(baseUrl, appId) });
  } finally {
    await http.close();
  }
}
