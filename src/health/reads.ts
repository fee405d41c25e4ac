import { z } from 'zod';
import type { Api } from '../core/api.ts';
import { parsedJson } from '../core/json.ts';
import type { Text } from '../core/text.ts';
import { listJobs } from '../feishu/find/jobs.ts';
import { listPools } from '../feishu/find/pools.ts';
import { listRequirements } from '../feishu/find/requirements.ts';
import { searchTalents } from '../feishu/find/talents.ts';
import { type AskParts, askFeishu } from './ask.ts';
import { type Check, ill, well } from './check.ts';
import { credentials } from './credentials.ts';

interface Read {
  readonly what: Text;
  readonly api: Api;
}

const all: readonly Read[] = [
  { what: { zh: '职位', en: 'jobs' }, api: listJobs },
  { what: { zh: '招聘需求', en: 'requirements' }, api: listRequirements },
  { what: { zh: '人才', en: 'talents' }, api: searchTalents },
  { what: { zh: '人才库', en: 'talent pools' }, api: listPools },
];

const Answer = z.looseObject({ code: z.number() });

/** One of each is read: a scope that is granted may still be of no use, where Hire is not there. */
export const reads: Check<AskParts> = {
  what: 'hire',
  title: { zh: '飞书招聘', en: 'Feishu Hire' },
  after: credentials,
  look: (parts) => Promise.all(all.map((read) => looked(parts, read))),
};

async function looked(parts: AskParts, { what, api }: Read) {
  const { text, status } = await askFeishu(parts, { url: api.path, params: { page_size: '1' } });
  const code = Answer.safeParse(parsedJson(text)).data?.code ?? `HTTP ${status}`;
  if (code === 0) return well({ zh: `能读${what.zh}`, en: `${what.en} are read` });
  const { scopes } = parts.pages;
  return ill(
    { zh: `读不了${what.zh}：代码 ${code}`, en: `${what.en} cannot be read: code ${code}` },
    {
      zh: `到 ${scopes} 开通 ${api.scopes[0]} 并发布版本；已开通就问租户管理员飞书招聘有没有启用`,
      en: `grant ${api.scopes[0]} at ${scopes} and publish a version; where it is granted, ask the administrator whether Hire is enabled`,
    },
  );
}
