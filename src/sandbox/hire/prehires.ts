/** Pre-hires: v1 read and write, which checks nothing but cost centers. */
import { z } from 'zod';
import { type Asked, done, type Endpoint, type Given, get, MIXED, no, post } from '../platform/endpoint.ts';
import { bent } from '../platform/mishap.ts';
import type { PreHire } from '../seed/prehires.ts';
import { costCenters } from '../seed/settings.ts';
import type { World } from '../world/world.ts';
import { searchPreHires } from './prehire-search.ts';
import { spoken } from './spoken.ts';

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

export const prehireEndpoints = (world: World): Endpoint[] => [
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
    handle: ({ params, ...asked }) => update(world, params.pre_hire_id ?? '', asked),
  },
  {
    ...post('/corehr/v2/pre_hires/search', PER_MINUTE_100, [
      'corehr:pre_hire.search:read',
      'corehr:pre_hire:read',
      'corehr:pre_hire:write',
    ]),
    handle: ({ body, query }) => searchPreHires(world, body, query),
  },
];

function update(world: World, id: string, { body, query, mishap }: Omit<Asked, 'params'>): Given {
  const { data } = Body.safeParse(body);
  if (!data) return no(400, 99992402, 'field validation failed');
  const held = world.preHires.get(id);
  if (!held) return no(500, 1160025, 'record not found');
  const problem = wrongShares(data.cost_center_rate);
  if (problem) return problem;
  const { client_token: token } = query;
  const key = typeof token === 'string' ? token : '';
  // Equal tokens mean one request.
  if (key === '' || !held.tokens.has(key)) write(held, bent(data, rowOf(held), mishap));
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
