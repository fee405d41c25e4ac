import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import { type Check, ill, unsure, well } from './check.ts';
import { credentials } from './credentials.ts';
import type { AskParts } from './scopes.ts';

const PreHires = z.looseObject({
  code: z.number(),
  data: z.looseObject({ items: z.array(z.unknown()).nullish() }).nullish(),
});

/** The range of CoreHR is empty at first, scope or not. The cheapest search tells. */
export const ranges: Check<AskParts> = {
  what: 'data range',
  after: credentials,
  look: async ({ http, tokens, pages }) => {
    const { text } = await http.send({
      url: '/open-apis/corehr/v2/pre_hires/search',
      method: 'POST',
      params: { page_size: '1' },
      data: { fields: [] },
      headers: { authorization: `Bearer ${await tokens.current()}` },
    });
    const { data } = PreHires.safeParse(parsedJson(text));
    const remedy = `set the data range of CoreHR (飞书人事, 数据权限) at ${pages.scopes} and publish a version`;
    if (data?.code !== 0) return [ill(`pre-hires cannot be read: code ${data?.code ?? 'none'}`, remedy)];
    if ((data.data?.items ?? []).length > 0) return [well('pre-hires are found')];
    return [unsure('no pre-hire is found: there is none, or the data range is empty', remedy)];
  },
};
