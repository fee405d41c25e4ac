import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import { type AskParts, askFeishu } from './ask.ts';
import { type Check, ill, unsure, well } from './check.ts';
import { credentials } from './credentials.ts';

const PreHires = z.looseObject({
  code: z.number(),
  data: z.looseObject({ items: z.array(z.unknown()).nullish() }).nullish(),
});

/** What a scope covers is set apart from it, and is empty at first. The cheapest calls tell. */
export const ranges: Check<AskParts> = {
  what: 'data range',
  title: { zh: '数据范围', en: 'Data range' },
  after: credentials,
  look: async (parts) => [await preHires(parts), await contacts(parts)],
};

async function preHires(parts: AskParts) {
  const { pages } = parts;
  const { text } = await askFeishu(parts, {
    url: '/open-apis/corehr/v2/pre_hires/search',
    method: 'POST',
    params: { page_size: '1' },
    data: { fields: [] },
  });
  const { data } = PreHires.safeParse(parsedJson(text));
  const remedy = {
    zh: `到 ${pages.scopes} 设置飞书人事的数据权限并发布版本`,
    en: `set the data range of CoreHR (飞书人事, 数据权限) at ${pages.scopes} and publish a version`,
  };
  const code = data?.code ?? 'none';
  if (code !== 0)
    return ill({ zh: `读不了待入职：代码 ${code}`, en: `pre-hires cannot be read: code ${code}` }, remedy);
  if ((data?.data?.items ?? []).length > 0) return well({ zh: '能找到待入职人员', en: 'pre-hires are found' });
  const none = {
    zh: '一个待入职人员也没找到：本来没有，或数据范围是空的',
    en: 'no pre-hire is found: there is none, or the data range is empty',
  };
  return unsure(none, remedy);
}

const Ids = z.array(z.unknown()).nullish();
const Contacts = z.looseObject({
  code: z.literal(0),
  data: z.looseObject({ department_ids: Ids, group_ids: Ids, user_ids: Ids }),
});

async function contacts(parts: AskParts) {
  const { pages } = parts;
  const { text } = await askFeishu(parts, { url: '/open-apis/contact/v3/scopes', params: { page_size: '1' } });
  const remedy = {
    zh: `到 ${pages.scopes} 设置通讯录权限范围并发布版本`,
    en: `set the contact range (通讯录权限范围) at ${pages.scopes} and publish a version`,
  };
  const { data } = Contacts.safeParse(parsedJson(text));
  if (!data) return unsure({ zh: '飞书没有告诉通讯录权限范围', en: 'Feishu does not tell the contact range' }, remedy);
  const { department_ids, group_ids, user_ids } = data.data;
  if ([department_ids, group_ids, user_ids].some((ids) => (ids ?? []).length > 0))
    return well({ zh: '通讯录权限范围不是空的', en: 'the contact range is not empty' });
  return ill(
    { zh: '通讯录权限范围是空的：按姓名找不到同事', en: 'the contact range is empty: no colleague is found by name' },
    remedy,
  );
}
