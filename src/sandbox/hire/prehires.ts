/** Pre-hires: v1 read and write (which checks nothing but cost centers), and the search of v2. */
import { z } from 'zod';
import { done, type Endpoint, type Given, get, MIXED, no, page, post } from '../platform/endpoint.ts';
import type { PreHire } from '../seed/prehires.ts';
import { costCenters, workforceTypes } from '../seed/settings.ts';
import type { World } from '../world/world.ts';

const PER_MINUTE_100 = [{ limit: 100, seconds: 60 }];
const READ = ['corehr:corehr:readonly', 'corehr:pre_hire:read', 'corehr:corehr', 'corehr:pre_hire:write'];
const Enum = z.strictObject({ enum_name: z.string().min(1) });

const Body = z.strictObject({
  onboarding_status: z.strictObject({
    enum_name: z.enum(['preboarding', 'deleted', 'day_one', 'withdrawn', 'completed']),
  }),
  ats_application_id: z.string().optional(),
  hire_date: z.iso.date().optional(),
  employee_type: Enum.optional(),
  worker_id: z.string().optional(),
  employee_type_id: z.string().optional(),
  person_id: z.string().optional(),
  custom_fields: z.array(z.strictObject({ field_name: z.string(), value: z.string() })).optional(),
  cost_center_rate: z
    .array(z.object({ cost_center_id: z.string().optional(), rate: z.number().optional() }))
    .optional(),
});
type Body = z.output<typeof Body>;

const Search = z.object({
  pre_hire_ids: z.array(z.string()).max(100).optional(),
  worker_ids: z.array(z.string()).max(100).optional(),
  key_word: z.string().optional(),
  fields: z.array(z.string()).optional(),
});

export const prehireEndpoints = (world: World): Endpoint[] => [...preHires(world), ...coreLists];

const preHires = (world: World): Endpoint[] => [
  {
    ...get('/corehr/v1/pre_hires/:pre_hire_id', MIXED, READ),
    handle: ({ params }) => {
      const found = world.preHires.get(params.pre_hire_id ?? '');
      return found ? done({ pre_hire: rowOf(found) }) : no(500, 1160025, 'record not found');
    },
  },
  {
    ...post('/corehr/v1/pre_hires/:pre_hire_id', PER_MINUTE_100, ['corehr:corehr', 'corehr:pre_hire:write']),
    method: 'patch',
    write: true,
    handle: ({ params, body, query }) => update(world, params.pre_hire_id ?? '', { body, token: query.client_token }),
  },
  {
    ...post('/corehr/v2/pre_hires/search', PER_MINUTE_100, [
      'corehr:pre_hire.search:read',
      'corehr:pre_hire:read',
      'corehr:pre_hire:write',
    ]),
    handle: ({ body, query }) => search(world, body, query),
  },
];

const coreLists: readonly Endpoint[] = [
  {
    ...get('/corehr/v1/employee_types', MIXED, [
      'corehr:common_data.preset_data:read',
      'corehr:corehr:readonly',
      'corehr:corehr',
    ]),
    handle: ({ query }) =>
      done(
        page(
          workforceTypes.map(({ id, zh, en }) => ({ id, name: spoken(zh, en), active: true })),
          query,
          { fallback: 10, most: 2000 },
        ),
      ),
  },
  {
    ...post('/corehr/v2/cost_centers/search', MIXED, ['corehr:cost_center:read']),
    handle: ({ query }) =>
      done(
        page(
          costCenters.map(({ id, zh, en, active }) => ({ cost_center_id: id, name: spoken(zh, en), active })),
          query,
          { fallback: 10, most: 100 },
        ),
      ),
  },
];

const spoken = (zh: string, en: string) => [
  { lang: 'zh-CN', value: zh },
  { lang: 'en-US', value: en },
];

function update(world: World, id: string, { body, token }: { body: unknown; token: unknown }): Given {
  const { data } = Body.safeParse(body);
  if (!data) return no(400, 99992402, 'field validation failed');
  const held = world.preHires.get(id);
  if (!held) return no(500, 1160025, 'record not found');
  const problem = wrongShares(data.cost_center_rate);
  if (problem) return problem;
  const key = typeof token === 'string' ? token : '';
  // Equal tokens mean one request.
  if (key === '' || !held.tokens.has(key)) write(held, data);
  if (key !== '') held.tokens.add(key);
  return done({ pre_hire: rowOf(held) });
}

function wrongShares(rows: Body['cost_center_rate']): Given | null {
  if (!rows) return null;
  if (rows.some(({ cost_center_id, rate }) => !cost_center_id || rate === undefined))
    return no(400, 1161021, 'incomplete');
  if (new Set(rows.map(({ cost_center_id }) => cost_center_id)).size < rows.length)
    return no(400, 1161019, 'duplicate');
  const outside = (rate = 0) => !Number.isInteger(rate) || rate < 1 || rate > 100;
  if (rows.some(({ rate }) => outside(rate))) return no(400, 1161020, 'rate');
  const centers = rows.map(({ cost_center_id }) => costCenters.find(({ id }) => id === cost_center_id));
  if (centers.includes(undefined)) return no(400, 1161022, 'not found');
  if (rows.reduce((sum, { rate = 0 }) => sum + rate, 0) !== 100) return no(400, 1161023, 'sum');
  return centers.some((center) => center?.active === false) ? no(400, 1161024, 'inactive') : null;
}

/** The harsher of the two readings: both lists are replaced whole. */
function write(held: PreHire, data: Body): void {
  held.status = data.onboarding_status.enum_name;
  held.applicationId = data.ats_application_id ?? held.applicationId;
  held.hireDate = data.hire_date ?? held.hireDate;
  held.employeeType = data.employee_type?.enum_name ?? held.employeeType;
  held.workerId = data.worker_id ?? held.workerId;
  held.employeeTypeId = data.employee_type_id ?? held.employeeTypeId;
  held.personId = data.person_id ?? held.personId;
  held.customFields = data.custom_fields ?? held.customFields;
  if (data.cost_center_rate)
    held.costCenters = data.cost_center_rate.map(({ cost_center_id = '', rate = 0 }) => ({ cost_center_id, rate }));
}

/** v1 tells no name. */
const rowOf = (held: PreHire) => ({
  id: held.id,
  ats_application_id: held.applicationId,
  hire_date: held.hireDate,
  employee_type: { enum_name: held.employeeType, display: spoken('员工', 'Employee') },
  worker_id: held.workerId,
  employee_type_id: held.employeeTypeId,
  person_id: held.personId,
  custom_fields: held.customFields.map((each) => ({ ...each })),
  cost_center_rate: held.costCenters.map((each) => ({ ...each })),
  onboarding_status: { enum_name: held.status, display: spoken(held.status, held.status) },
});

function search(world: World, body: unknown, query: Readonly<Record<string, unknown>>): Given {
  const { data } = Search.safeParse(body);
  const size = Number(query.page_size);
  if (!data || !(size >= 1 && size <= 100)) return no(400, 1160102, 'bad parameter');
  const { pre_hire_ids: ids, worker_ids: workers, key_word: word, fields = [] } = data;
  const found = [...world.preHires.values()].filter(
    ({ id, name, workerId }) =>
      (!ids || ids.includes(id)) &&
      (!workers || workers.includes(workerId)) &&
      (!word || name.includes(word) || workerId === word),
  );
  // Only the fields that were asked for.
  const rows = found.map(({ id, name, hireDate, status, workerId }) => ({
    pre_hire_id: id,
    ...(fields.includes('person_info.preferred_name') && { person_info: { preferred_name: name } }),
    ...(fields.includes('onboarding_info.onboarding_date') && {
      onboarding_info: { onboarding_date: hireDate, onboarding_status: status },
    }),
    ...(fields.includes('employment_info.worker_id') && { employment_info: { worker_id: workerId } }),
  }));
  return done(page(rows, query, { fallback: 10, most: 100 }));
}
