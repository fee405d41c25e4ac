import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import { listJobs } from '../feishu/find/jobs.ts';
import { type AskParts, askFeishu } from './ask.ts';
import { type Check, ill, unsure } from './check.ts';
import { credentials } from './credentials.ts';

const Answer = z.looseObject({ code: z.number() });
const USED_UP = 99991403;

/** No API tells the plan; a call that counts tells whether it is used up. */
export const plan: Check<AskParts> = {
  what: 'plan',
  title: { zh: '套餐与调用次数', en: 'Plan and number of calls' },
  after: credentials,
  look: async (parts) => {
    const { text } = await askFeishu(parts, { url: listJobs.path, params: { page_size: '1' } });
    if (Answer.safeParse(parsedJson(text)).data?.code === USED_UP)
      return [
        ill(
          { zh: `本月的调用次数用完了（${USED_UP}）`, en: `the calls of this month are used up (${USED_UP})` },
          {
            zh: '请租户管理员升级套餐，或等到下个月',
            en: 'have the plan of the tenant raised, or wait for the next month',
          },
        ),
      ];
    return [
      unsure(
        {
          zh: `没有用完；飞书不告诉套餐：免费版所有应用每月一共 10,000 次调用（${USED_UP}）`,
          en: `not used up; Feishu does not tell the plan: the free one has 10,000 calls a month for all apps together (${USED_UP})`,
        },
        { zh: '问租户管理员', en: 'ask the administrator of the tenant' },
      ),
    ];
  },
};
