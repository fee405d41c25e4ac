/** A requirement and its template in the shapes of the reads. */
import { z } from 'zod';
import { customFields } from '../seed/custom-fields.ts';
import type { Requirement } from '../seed/requirements.ts';
import {
  allDepartments,
  allEmployeeTypes,
  allFamilies,
  allPositionAddresses,
  jobTypes,
  levels,
  type Named,
} from '../seed/settings.ts';
import { standardFields } from '../seed/standard-fields.ts';
import type { World } from '../world/world.ts';

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
export function requirementRow(world: World, { id, code, body, approval, counts }: Requirement) {
  const { recruitment_type_id: legacy } = body;
  return {
    id,
    short_code: code,
    ...Object.fromEntries(SAME.map((member) => [member, body[member]])),
    recruitment_type: legacy ? { id: legacy, name: i18n('', '') } : undefined,
    employee_type: ref(allEmployeeTypes, body.employee_type_id),
    max_level: ref(levels, body.max_level_id),
    min_level: ref(levels, body.min_level_id),
    sequence: ref(allFamilies, body.sequence_id),
    department: ref(allDepartments, body.department_id),
    recruiter_list: persons(world, body.recruiter_id_list),
    jr_hiring_managers: persons(world, body.jr_hiring_manager_id_list),
    direct_leader_list: persons(world, body.direct_leader_id_list),
    address: ref(allPositionAddresses, body.address_id),
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

/** Fields that every tenant has, then the tenant's own, in one template. */
export const requirementTemplate = {
  id: '7100000000000000001',
  name: i18n('默认模板', 'Default template'),
  object_list: [
    {
      id: '7100000000000000002',
      children_list: [
        ...standardFields.map(({ id, zh, en, required }) => ({
          id,
          name: i18n(zh, en),
          is_customized: false,
          is_required: required,
          active_status: 1,
          setting: { object_type: 10, config: { options: [] } },
        })),
        ...customFields.map(({ id, zh, en, type, required, options }) => ({
          id,
          name: i18n(zh, en),
          is_customized: true,
          is_required: required,
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
      ],
    },
  ],
};
