/** The lists that give forms, flows, levels, addresses and the like their names (`hire-api.md` B1, B4, B5, B6). */
import { z } from 'zod';
import type { Api, Window } from '../../core/api.ts';
import type { Entity, EntityKind } from '../../core/entity.ts';
import { stoppedTrait } from '../../core/rules.ts';
import { departmentIds } from '../../hire/id-kinds.ts';
import { I18n } from '../../hire/named.ts';
import { INACTIVE } from '../../hire/status.ts';
import { perMinute1000, perSecond } from '../../hire/windows.ts';
import type { Gateway } from '../gateway.ts';
import { createCatalogue, type Finder, type Loaded, notActive } from './catalogue.ts';
import { readPages } from './pages.ts';

const Spoken = z.array(z.looseObject({ lang: z.string(), value: z.string() }));
const Name = z.union([z.string(), I18n, Spoken]).nullish();

/** Everything that any of the lists tells of an entry; each list fills a part. */
const Row = z.looseObject({
  id: z.string().nullish(),
  job_level_id: z.string().nullish(),
  job_family_id: z.string().nullish(),
  enum_id: z.string().nullish(),
  cost_center_id: z.string().nullish(),
  name: Name,
  content: z.string().nullish(),
  code: z.string().nullish(),
  remark: z.string().nullish(),
  city: z.looseObject({ name: I18n }).nullish(),
  active: z.boolean().nullish(),
  status: z.boolean().nullish(),
  enum_status: z.number().nullish(),
  active_status: z.number().nullish(),
  /** Departments that an approval flow is for; none means all. */
  department_list: z.array(z.looseObject({ id: z.string() })).nullish(),
  /** One registration form for all jobs. */
  is_used_as_interview: z.boolean().nullish(),
});
type Row = z.output<typeof Row>;

function namesOf(name: Row['name']): string[] {
  if (!name) return [];
  if (typeof name === 'string') return [name];
  if (Array.isArray(name)) return name.map(({ value }) => value);
  return [name.zh_cn, name.en_us].flatMap((each) => (each ? [each] : []));
}

function entityOf(item: unknown): Entity[] {
  const { data } = Row.safeParse(item);
  const id = data?.id || data?.job_level_id || data?.job_family_id || data?.enum_id || data?.cost_center_id;
  if (!data || !id) return [];
  const [label = '', ...others] = [...namesOf(data.name), ...(data.content ? [data.content] : [])];
  const off =
    data.active === false || data.status === false || data.enum_status === INACTIVE || data.active_status === INACTIVE;
  const place = namesOf(data.city?.name)[0];
  return [
    {
      id,
      label,
      detail: [data.code, place, data.remark].filter(Boolean).join(' · '),
      codes: [...(data.code ? [data.code] : []), ...others],
      ...(off ? { warning: notActive } : {}),
      ...traitsOf(data, off),
    },
  ];
}

/** What the rules of operations ask about an entry. */
function traitsOf({ department_list, is_used_as_interview }: Row, off: boolean): Pick<Entity, 'traits'> {
  const departments = (department_list ?? []).map(({ id }) => id);
  const traits = {
    ...(off ? stoppedTrait : {}),
    ...(departments.length > 0 ? { departments: departments.join(',') } : {}),
    ...(typeof is_used_as_interview === 'boolean' ? { forAllJobs: is_used_as_interview ? 'yes' : 'no' } : {}),
  };
  return Object.keys(traits).length > 0 ? { traits } : {};
}

interface ListSpec {
  readonly kind: EntityKind;
  readonly api: Api;
  readonly query: Record<string, string>;
  readonly body?: unknown;
}

interface ListShape {
  readonly path: string;
  readonly windows: readonly Window[];
  readonly scopes: readonly string[];
  /** Largest page. */
  readonly page: string;
  readonly query?: Record<string, string>;
}

const list = (kind: EntityKind, { path, windows, scopes, page, query = {} }: ListShape): ListSpec => ({
  kind,
  api: { method: 'GET', path: `/open-apis${path}`, windows, scopes },
  query: { page_size: page, ...query },
});

const interview = ['hire:interview:readonly', 'hire:interview'];
const place = { path: '/hire/v1/locations', windows: perSecond(20), scopes: ['hire:location:readonly'], page: '100' };

const costCenters: ListSpec = {
  kind: 'cost-center',
  api: {
    method: 'POST',
    path: '/open-apis/corehr/v2/cost_centers/search',
    windows: perMinute1000,
    scopes: ['corehr:cost_center:read'],
  },
  query: { page_size: '100' },
  body: {},
};

export const lists: readonly ListSpec[] = [
  list('offer-form', {
    path: '/hire/v1/offer_application_forms',
    windows: perSecond(10),
    scopes: ['hire:offer_schema:readonly'],
    page: '200',
  }),
  list('offer-flow', {
    path: '/hire/v1/offer_approval_templates',
    windows: perSecond(10),
    scopes: ['hire:offer_approval_template:readonly'],
    page: '200',
    // The same kind of id as the departments of jobs have.
    query: departmentIds,
  }),
  list('interview-registration', {
    path: '/hire/v1/interview_registration_schemas',
    windows: perMinute1000,
    scopes: interview,
    page: '10',
  }),
  list('onboarding-form', {
    path: '/hire/v1/registration_schemas',
    windows: perSecond(20),
    scopes: ['hire:talent:readonly', 'hire:talent'],
    page: '50',
    query: { scenario: '6' },
  }),
  list('site-form', {
    path: '/hire/v1/portal_apply_schemas',
    windows: perSecond(20),
    scopes: ['hire:site:readonly', 'hire:site'],
    page: '50',
  }),
  list('position-address', { ...place, query: { usage: 'position_location' } }),
  list('interview-address', { ...place, query: { usage: 'interview_location' } }),
  list('job-type', {
    path: '/hire/v1/job_types',
    windows: perSecond(20),
    scopes: ['hire:job:readonly'],
    page: '100',
  }),
  list('level', {
    path: '/contact/v3/job_levels',
    windows: perSecond(10),
    scopes: ['contact:job_level:readonly'],
    page: '50',
  }),
  list('family', {
    path: '/contact/v3/job_families',
    windows: perSecond(10),
    scopes: ['contact:job_family:readonly'],
    page: '50',
  }),
  list('employee-type', {
    path: '/contact/v3/employee_type_enums',
    windows: perSecond(10),
    scopes: ['contact:contact.base:readonly'],
    page: '100',
  }),
  list('workforce-type', {
    path: '/corehr/v1/employee_types',
    windows: perMinute1000,
    scopes: ['corehr:common_data.preset_data:read', 'corehr:corehr:readonly', 'corehr:corehr'],
    page: '100',
  }),
  costCenters,
];

export const createList = ({ api, query, body }: ListSpec, gateway: Gateway, now: () => number): Finder =>
  createCatalogue({
    now,
    scopes: api.scopes,
    load: async (): Promise<Loaded> => {
      const pages = await readPages(gateway, api, { query, body });
      // The same place under two usages is two lists; within one, an id counts once.
      return pages.ok ? { ok: true, entries: oneForAll(uniqueById(pages.items.flatMap(entityOf))) } : pages;
    },
  });

/** Members of a list may be the items themselves under other names; what counts is the id. */
const uniqueById = (entries: readonly Entity[]): Entity[] => [
  ...new Map(entries.map((each) => [each.id, each])).values(),
];

/** Where one form is for all jobs, that is so of every other form too. */
const oneForAll = (entries: readonly Entity[]): readonly Entity[] =>
  entries.some(({ traits }) => traits?.forAllJobs === 'yes')
    ? entries.map((each) => ({ ...each, traits: { ...each.traits, forAllJobs: 'yes' } }))
    : entries;
