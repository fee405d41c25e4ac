/** Reads a list of Feishu page by page. */
import { z } from 'zod';
import type { Api, Call, Reply } from '../../core/api.ts';
import type { Gateway } from '../gateway.ts';

const Page = z.looseObject({
  items: z.array(z.unknown()).nullish(),
  has_more: z.boolean().nullish(),
  page_token: z.string().nullish(),
});

/** No tenant has more; a page token that never ends must not hold a worker for ever. */
const MAX_PAGES = 500;

export type Pages =
  | { readonly ok: true; readonly items: readonly unknown[] }
  | { readonly ok: false; readonly reply: Reply };

interface Listed extends Partial<Pick<Call, 'ids' | 'body'>>, Pick<Call, 'query'> {
  /** Enough, where not all are wanted. */
  readonly most?: number;
}

/** The whole list. `body` where the list is asked for with one. */
export async function readPages(
  gateway: Gateway,
  api: Api,
  { ids = {}, query, body, most = Number.POSITIVE_INFINITY }: Listed,
): Promise<Pages> {
  const items: unknown[] = [];
  let token = '';
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const reply = await gateway.read(api, {
      ids,
      query: { ...query, ...(token ? { page_token: token } : {}) },
      body,
    });
    if (reply.kind !== 'answered') return { ok: false, reply };
    const parsed = Page.safeParse(reply.data);
    if (!parsed.success)
      return { ok: false, reply: { kind: 'unknown', reason: 'unreadable page', logId: reply.logId } };
    items.push(...(parsed.data.items ?? []));
    token = parsed.data.page_token ?? '';
    if (!parsed.data.has_more || token === '' || items.length >= most) break;
  }
  return { ok: true, items };
}
