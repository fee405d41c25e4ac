import type { Tokens } from '../feishu/token.ts';
import type { ConsolePages } from '../settings/console.ts';
import { type Check, ill, well } from './check.ts';

export interface CredentialsParts {
  readonly tokens: Tokens;
  readonly pages: ConsolePages;
}

export const credentials: Check<CredentialsParts> = {
  what: 'credentials',
  title: { zh: '凭证', en: 'Credentials' },
  look: async ({ tokens, pages }) => {
    try {
      await tokens.current();
      return [well({ zh: '能拿到租户令牌', en: 'Feishu gives a tenant token' })];
    } catch (cause) {
      const found = {
        zh: '拿不到租户令牌：检查 FEISHU_APP_ID、FEISHU_APP_SECRET 和网络',
        en: 'Feishu gives no tenant token: check FEISHU_APP_ID, FEISHU_APP_SECRET and the network',
      };
      const remedy = {
        zh: `ID 和密钥在 ${pages.credentials}；FEISHU_BASE_URL 要和它们一致`,
        en: `id and secret stand at ${pages.credentials}; FEISHU_BASE_URL must fit them`,
      };
      return [ill(found, remedy, cause)];
    }
  },
};
