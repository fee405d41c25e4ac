import { type Check, unsure } from './check.ts';
import { type CredentialsParts, credentials } from './credentials.ts';

/** Neither is told by an API that the bot may call. */
export const availability: Check<CredentialsParts> = {
  what: 'availability',
  title: { zh: '可用范围与套餐', en: 'Availability and plan' },
  after: credentials,
  look: async ({ pages }) => [
    unsure(
      {
        zh: '飞书不告诉谁能用机器人：范围以外的人找不到它（230013）',
        en: 'Feishu does not tell who may use the bot: others do not find it (230013)',
      },
      { zh: `看 ${pages.versions}`, en: `look at ${pages.versions}` },
    ),
    unsure(
      {
        zh: '飞书不告诉租户的套餐：免费版所有应用每月一共 10,000 次调用（99991403）',
        en: "Feishu does not tell the tenant's plan: the free one has 10,000 calls a month for all apps together (99991403)",
      },
      { zh: '问租户管理员', en: 'ask the administrator of the tenant' },
    ),
  ],
};
