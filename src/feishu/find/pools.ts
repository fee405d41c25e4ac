import { z } from 'zod';
import type { Api } from '../../core/api.ts';
import type { Entity } from '../../core/entity.ts';
import { I18n } from '../../hire/named.ts';
import { perMinute1000 } from '../../hire/windows.ts';
import type { Gateway } from '../gateway.ts';
import { createCatalogue, type Finder } from './catalogue.ts';
import { readPages } from './pages.ts';

/** `hire-api.md` B3. The slash at the end is part of the path. */
export const listPools: Api = {
  method: 'GET',
  path: '/open-apis/hire/v1/talent_pools/',
  windows: perMinute1000,
  scopes: ['hire:talent_folder', 'hire:talent_folder:readonly'],
};
const PAGE_SIZE = '100';
const PARTLY_VISIBLE = 1;

const Pool = z.looseObject({
  id: z.string(),
  i18n_name: I18n,
  is_private: z.number().nullish(),
});

export const createPools = (gateway: Gateway, now: () => number): Finder =>
  createCatalogue({
    now,
    scopes: listPools.scopes,
    load: async () => {
      const pages = await readPages(gateway, listPools, { query: { page_size: PAGE_SIZE } });
      return pages.ok ? { ok: true, entries: pages.items.flatMap(entityOf) } : pages;
    },
  });

function entityOf(item: unknown): Entity[] {
  const { data } = Pool.safeParse(item);
  if (!data) return [];
  const { zh_cn: zh, en_us: en } = data.i18n_name ?? {};
  return [
    {
      id: data.id,
      label: zh || en || '',
      detail: zh && en && zh !== en ? en : '',
      codes: en ? [en] : [],
      ...(data.is_private === PARTLY_VISIBLE
        ? { warning: { zh: '部分人可见的人才库', en: 'a pool that only some people see' } }
        : {}),
    },
  ];
}
