import { z } from 'zod';
import type { Api } from '../../core/api.ts';
import type { Entity } from '../../core/entity.ts';
import { personIds } from '../../hire/id-kinds.ts';
import { I18n } from '../../hire/named.ts';
import { perSecond } from '../../hire/windows.ts';
import type { Gateway } from '../gateway.ts';
import { createCatalogue, type Finder } from './catalogue.ts';
import { readPages } from './pages.ts';

/** `hire-api.md` B1: no search, 20 a page at most. */
export const listJobs: Api = {
  method: 'GET',
  path: '/open-apis/hire/v1/jobs',
  windows: perSecond(50),
  scopes: ['hire:job:readonly'],
};
const PAGE_SIZE = '20';
const CLOSED = 2;

const named = z.looseObject({ zh_name: z.string().nullish() }).nullish();
const Job = z.looseObject({
  id: z.string(),
  title: z.string().nullish(),
  code: z.string().nullish(),
  active_status: z.number().nullish(),
  job_attribute: z.number().nullish(),
  city: named,
  city_list: z.array(z.looseObject({ name: I18n })).nullish(),
  department: named,
});

export const createJobs = (gateway: Gateway, now: () => number): Finder =>
  createCatalogue({
    now,
    scopes: listJobs.scopes,
    load: async () => {
      const pages = await readPages(gateway, listJobs, { query: { page_size: PAGE_SIZE, ...personIds } });
      return pages.ok ? { ok: true, entries: pages.items.flatMap(entityOf) } : pages;
    },
  });

function entityOf(item: unknown): Entity[] {
  const { data } = Job.safeParse(item);
  if (!data) return [];
  const city = data.city?.zh_name ?? data.city_list?.map(({ name }) => name?.zh_cn ?? '').join('、');
  return [
    {
      id: data.id,
      label: data.title ?? '',
      detail: [data.code, city, data.department?.zh_name].filter(Boolean).join(' · '),
      ...(data.code ? { codes: [data.code], mark: data.code } : { codes: [] }),
      ...(data.job_attribute ? { traits: { attribute: String(data.job_attribute) } } : {}),
      ...(data.active_status === CLOSED ? { warning: { zh: '职位已关闭', en: 'the job is closed' } } : {}),
    },
  ];
}
