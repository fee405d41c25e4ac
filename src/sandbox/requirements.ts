/** Requirements: list, search, template, and the PUT that forgets what is not sent. */
import { z } from 'zod';
import { badParameter, done, type Endpoint, type Given, get, MIXED, no, page, perSecond, post } from './endpoint.ts';
import { customFields, type Requirement } from './seed-records.ts';
import {
  departments,
  employeeTypes,
  families,
  jobTypes,
  levels,
  type Named,
  positionAddresses,
} from './seed-settings.ts';
import type { World } from './world.ts';

const READ = ['hire:job_requirement:readonly', 'hire:job_requirement'];
const numericId = z.string().regex(/^\d{0,20}$/);
const people = z.array(z.string().min(1));
const ms = z.string().regex(/^(\d{13})?$/);
const salary = z.string().regex(/^(\d+(\.\d+)?)?$/);

const Body = z.strictObject({
  name: z.string().min(1),
  display_progress: z.literal([1, 2, 3, 4, 5, 6]),
  head_count: z.number().int().min(0),
  recruitment_type_id: z.string().optional(),
  employee_type_id: numericId.optional(),
  max_level_id: numericId.optional(),
  min_level_id: numericId.optional(),
  sequence_id: numericId.optional(),
  category: z.literal([1, 2]).optional(),
  department_id: z.string().optional(),
  recruiter_id_list: people.optional(),
  jr_hiring_manager_id_list: people.optional(),
  direct_leader_id_list: people.optional(),
  start_time: ms.optional(),
  deadline: ms.optional(),
  priority: z.literal([1, 2, 3]).optional(),
  required_degree: z.literal([1, 2, 3, 4, 5, 6, 7, 8, 20]).optional(),
  max_salary: salary.optional(),
  min_salary: salary.optional(),
  address_id: numericId.optional(),
  description: z.string().optional(),
  customized_data_list: z.array(z.strictObject({ object_id: numericId, value: z.string() })).optional(),
  process_type: z.literal([1, 2]).optional(),
  job_type_id: numericId.optional(),
  job_id_list: z.array(numericId).max(200).optional(),
  employment_job_id: numericId.optional(),
  position_id: numericId.optional(),
  update_option: z.strictObject({ need_update_related_job: z.boolean().optional() }).optional(),
});
type Body = z.output<typeof Body>;

const Search = z.object({
  id_list: z.array(z.string()).max(100).optional(),
  short_code_list: z.array(z.string()).max(100).optional(),
});

export const requirementEndpoints = (world: World): Endpoint[] => [
  {
    ...get('/hire/v1/job_requirements', MIXED, READ),
    handle: ({ query }) =>
      done(
        page(
          [...world.requirements.values()].map((each) => rowOf(world, each)),
          query,
          { fallback: 1, most: 100 },
        ),
      ),
  },
  {
    ...post('/hire/v1/job_requirements/search', perSecond(10), READ),
    handle: ({ body }) => search(world, body),
  },
  {
    ...get('/hire/v1/job_requirement_schemas', perSecond(10), READ),
    handle: ({ query }) => done(page([schema], query, { fallback: 10, most: 100 })),
  },
  {
    ...post('/hire/v1/job_requirements/:job_requirement_id', perSecond(5), ['hire:job_requirement']),
    method: 'put',
    write: true,
    handle: ({ params, body, query }) => update(world, params.job_requirement_id ?? '', { body, query }),
  },
];

function search(world: World, body: unknown): Given {
  const { data } = Search.safeParse(body);
  if (!data) return badParameter('body');
  if (data.id_list?.length && data.short_code_list?.length) return no(400, 1002725, 'id_list and short_code_list');
  const wanted = ({ id, code }: Requirement) => data.id_list?.includes(id) || data.short_code_list?.includes(code);
  // A requirement whose approval is running does not come back.
  const found = [...world.requirements.values()].filter((each) => wanted(each) && each.approval !== 2);
  return done({ items: found.map((each) => rowOf(world, each)) });
}

function update(world: World, id: string, { body, query }: { body: unknown; query: unknown }): Given {
  const { data } = Body.safeParse(body);
  if (!data) return badParameter('body');
  const requirement = world.requirements.get(id);
  if (!requirement) return no(400, 1002703, 'job requirement not exist');
  const problem = locked(world, requirement) ?? wrongParts(world, data, query);
  if (problem) return problem;
  const { update_option, ...stored } = data;
  // The harsher of the two readings: what is not sent is gone.
  requirement.body = { ...stored };
  return done({});
}

function locked({ switches }: World, { approval }: Requirement): Given | null {
  if (!switches.jrApiEdit) return no(400, 1002701, 'api edit is off');
  if (switches.jrApproval) return no(400, 1002705, 'approval is on');
  return approval === 2 ? no(400, 1002703, 'approval is running') : null;
}

function wrongParts({ people: known, switches }: World, data: Body, query: unknown): Given | null {
  const kinds = z.object({
    job_level_id_type: z.literal('job_level_id'),
    employee_type_id_type: z.literal('employee_type_enum_id'),
  });
  const at = (list: readonly Named[], id: string | undefined) => list.find((each) => each.id === id);
  if (!data.employee_type_id && !data.recruitment_type_id) return badParameter('employee_type_id');
  const rightKinds = kinds.safeParse(query).success;
  if (data.employee_type_id && (!rightKinds || !at(employeeTypes, data.employee_type_id)))
    return no(400, 1002708, 'employee type not exist');
  const chosen = [data.max_level_id, data.min_level_id].filter((id) => id);
  if (chosen.some((id) => !rightKinds || at(levels, id)?.active !== true))
    return no(400, 1002710, 'job level inactive');
  const lists = [data.recruiter_id_list, data.jr_hiring_manager_id_list, data.direct_leader_id_list];
  if (lists.some((list = []) => new Set(list).size < list.length)) return no(400, 1002721, 'duplicate users');
  const strangers = lists.flat().filter((id) => id !== undefined && !known.some(({ openId }) => openId === id));
  if (strangers.length > 0) return no(400, 99992351, 'not a valid {open_id}');
  return switches.quota !== null && data.head_count > switches.quota
    ? no(400, 1002722, 'beyond the vacant quota')
    : null;
}

const i18n = (zh_cn: string, en_us: string) => ({ zh_cn, en_us });

const ref = (list: readonly Named[], value: unknown) => {
  const found = list.find((each) => each.id === value);
  return found ? { id: found.id, name: i18n(found.zh, found.en) } : undefined;
};

const persons = ({ people }: World, value: unknown) =>
  (Array.isArray(value) ? value : []).map((openId) => {
    const found = people.find((each) => each.openId === openId);
    return { id: openId, name: i18n(found?.name ?? '', found?.enName ?? '') };
  });

/** Written and read under the same name. */
const SAME = [
  'name',
  'display_progress',
  'head_count',
  'category',
  'start_time',
  'deadline',
  'priority',
  'required_degree',
  'max_salary',
  'min_salary',
  'description',
  'process_type',
  'employment_job_id',
  'position_id',
];

/** The read's shape; most names differ from those of the write. */
function rowOf(world: World, { id, code, body, approval, counts }: Requirement) {
  const { recruitment_type_id: legacy } = body;
  return {
    id,
    short_code: code,
    ...Object.fromEntries(SAME.map((member) => [member, body[member]])),
    recruitment_type: legacy ? { id: legacy, name: i18n('', '') } : undefined,
    employee_type: ref(employeeTypes, body.employee_type_id),
    max_level: ref(levels, body.max_level_id),
    min_level: ref(levels, body.min_level_id),
    sequence: ref(families, body.sequence_id),
    department: ref(departments, body.department_id),
    recruiter_list: persons(world, body.recruiter_id_list),
    jr_hiring_managers: persons(world, body.jr_hiring_manager_id_list),
    direct_leader_list: persons(world, body.direct_leader_id_list),
    address: ref(positionAddresses, body.address_id),
    customized_data_list: customRows(body.customized_data_list),
    job_type: ref(jobTypes, body.job_type_id),
    job_id_list: body.job_id_list ?? [],
    approval_status: approval,
    count_data: counts,
  };
}

const Rows = z.array(z.object({ object_id: z.string(), value: z.string() })).catch([]);

/** The read's shape of what was written as a string (`object_type` decides). */
const customRows = (stored: unknown) =>
  Rows.parse(stored ?? []).flatMap(({ object_id, value }) => {
    const field = customFields.find((each) => each.id === object_id);
    if (!field) return [];
    const option = (key: string) => {
      const found = field.options.find((each) => each.key === key);
      return { key, name: i18n(found?.zh ?? '', found?.en ?? '') };
    };
    const list = (): string[] => z.array(z.string()).parse(JSON.parse(value));
    const shapes: Readonly<Record<number, () => object>> = {
      3: () => ({ option: option(value) }),
      4: () => ({ option_list: list().map(option) }),
      5: () => ({ time: value }),
      6: () => ({ time: value }),
      7: () => ({ time: value }),
      8: () => ({ time_range: { start_time: list()[0], end_time: list()[1] } }),
      9: () => ({ number: value }),
    };
    const shape = shapes[field.type]?.() ?? { content: value };
    return [{ object_id, name: i18n(field.zh, field.en), object_type: field.type, value: shape }];
  });

const schema = {
  id: '7100000000000000001',
  name: i18n('默认模板', 'Default template'),
  object_list: [
    {
      id: '7100000000000000002',
      children_list: customFields.map(({ id, zh, en, type, options }) => ({
        id,
        name: i18n(zh, en),
        is_customized: true,
        is_required: type === 1,
        active_status: 1,
        setting: {
          object_type: type,
          config: {
            options: options.map(({ key, zh: called, en: spoken }) => ({
              key,
              name: i18n(called, spoken),
              active_status: 1,
            })),
          },
        },
      })),
    },
  ],
};
