import { type Check, unsure } from './check.ts';
import { type CredentialsParts, credentials } from './credentials.ts';

/** Neither is told by an API that the bot may call. */
export const availability: Check<CredentialsParts> = {
  what: 'availability',
  after: credentials,
  look: async ({ pages }) => [
    unsure('Feishu does not tell who may use the bot: others do not find it (230013)', `look at ${pages.versions}`),
    unsure(
      "Feishu does not tell the tenant's plan: the free one has 10,000 calls a month for all apps together (99991403)",
      'ask the administrator of the tenant',
    ),
  ],
};
