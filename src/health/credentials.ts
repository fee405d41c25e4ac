import type { Tokens } from '../feishu/token.ts';
import type { ConsolePages } from '../settings/console.ts';
import { type Check, ill, well } from './check.ts';

export interface CredentialsParts {
  readonly tokens: Tokens;
  readonly pages: ConsolePages;
}

export const credentials: Check<CredentialsParts> = {
  what: 'credentials',
  look: async ({ tokens, pages }) => {
    try {
      await tokens.current();
      return [well('Feishu gives a tenant token')];
    } catch (cause) {
      const found = 'Feishu gives no tenant token: check FEISHU_APP_ID, FEISHU_APP_SECRET and the network';
      return [ill(found, `id and secret stand at ${pages.credentials}; FEISHU_BASE_URL must fit them`, cause)];
    }
  },
};
