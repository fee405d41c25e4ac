import { z } from 'zod';
import type { Api, Reply } from '../../core/api.ts';
import type { Entity } from '../../core/entity.ts';
import { isHireId } from '../../core/ids.ts';
import { stoppedTrait } from '../../core/rules.ts';
import { departmentIds, personIds } from '../../hire/id-kinds.ts';
import { I18n } from '../../hire/named.ts';
import { perSecond } from '../../hire/windows.ts';
import type { Gateway } from '../gateway.ts';
import { createCatalogue, type Finder, type Loaded } from './catalogue.ts';
import { readPages } from './pages.ts';

/** `hire-api.md` B1: no search, 20 a page at most. */
export const listJobs: Api = {
  method: 'GET',
  path: '/open-apis/hire/v1/jobs',
  windows: perSecond(50),
  scopes: ['hire:job:readonly'],
};
/** One job as it is now: open or closed, of which department. */
export const readJob: Api = {
  method: 'GET',
  path: '/open-apis/hire/v1/jobs/:job_id',
  windows: perSecond(50),
  scopes: ['hire:job:readonly'],
};
const PAGE_SIZE = '20';
/** Reads under way at the same time; the pace of the API holds them apart anyway. */
const WIDTH = 8;
const QUERY = { ...personIds, ...departmentIds };
const CLOSED = 2;
const NO_SUCH_JOB = 1002601;

const named = z.looseObject({ id: z.string().nullish(), zh_name: z.string().nullish() }).nullish();
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

export function createJobs(gateway: Gateway, now: () => number): Finder {
  const catalogue = createCatalogue({
    now,
    scopes: listJobs.scopes,
    load: async () => {
      const pages = await readPages(gateway, listJobs, { query: { page_size: PAGE_SIZE, ...QUERY } });
      return pages.ok ? { ok: true, entries: pages.items.flatMap(entityOf) } : pages;
    },
  });
  return {
    ...catalogue,
    current: async (ids) => {
      const read = await readEach(gateway, ids.filter(isHireId));
      // Where jobs cannot be read one by one, the list tells the same.
      return read.ok ? read : catalogue.current(ids);
    },
  };
}

async function readEach(gateway: Gateway, ids: readonly string[]): Promise<Loaded> {
  const entries: Entity[] = [];
  const waiting = ids.values();
  let failed: Reply | null = null;
  const worker = async (): Promise<void> => {
    for (const job_id of waiting) {
      if (failed) return;
      const reply = await gateway.read(readJob, { ids: { job_id }, query: QUERY, body: undefined });
      if (reply.kind === 'answered') entries.push(...entityOf(One.safeParse(reply.data).data?.job));
      // A job that is not there is told by the read of the target.
      else if (reply.kind !== 'refused' || reply.code !== NO_SUCH_JOB) failed = reply;
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
  return failed ? { ok: false, reply: failed } : { ok: true, entries };
}

const One = z.looseObject({ job: z.unknown() });

function entityOf(item: unknown): Entity[] {
  const { data } = Job.safeParse(item);
  if (!data) return [];
  const { id, title, code, active_status, job_attribute, department } = data;
  const city = data.city?.zh_name ?? data.city_list?.map(({ name }) => name?.zh_cn ?? '').join('、');
  const closed = active_status === CLOSED;
  return [
    {
      id,
      label: title ?? '',
      detail: [code, city, department?.zh_name].filter(Boolean).join(' · '),
      // Cards show both together.
      ...(code
        ? { code, codes: [code, `${title} ${code}`, `${code} ${title}`], mark: code }
        : { codes: [], mark: `ID ${id}` }),
      traits: {
        ...(job_attribute ? { attribute: String(job_attribute) } : {}),
        ...(department?.id ? { department: department.id } : {}),
        ...(closed ? stoppedTrait : {}),
      },
      ...(closed ? { warning: { zh: '职位已关闭', en: 'the job is closed' } } : {}),
    },
  ];
}
