/** Why a PUT of a requirement is refused: the tenant's switches, kinds of ids, people, the quota. */
import { z } from 'zod';
import { badParameter, type Given, no } from '../platform/endpoint.ts';
import { customFields } from '../seed/custom-fields.ts';
import type { Requirement } from '../seed/requirements.ts';
import {
  allDepartments,
  allEmployeeTypes,
  allFamilies,
  allPositionAddresses,
  levels,
  type Named,
} from '../seed/settings.ts';
import { standardFields } from '../seed/standard-fields.ts';
import type { World } from '../world/world.ts';
import type { RequirementBody } from './requirement-body.ts';

interface Written {
  readonly data: RequirementBody;
  readonly query: unknown;
}

/** Null when Feishu would take it. */
export const requirementProblem = (world: World, requirement: Requirement, { data, query }: Written): Given | null =>
  locked(world, requirement) ??
  emptied(requirement, data) ??
  wrongKinds(data, query) ??
  outOfUse(data) ??
  wrongPeople(world, data) ??
  beyondQuota(world, data.head_count);

function locked({ switches }: World, { approval }: Requirement): Given | null {
  if (!switches.jrApiEdit) return no(400, 1002701, 'api edit is off');
  if (switches.jrApproval) return no(400, 1002705, 'approval is on');
  return approval === 2 ? no(400, 1002703, 'approval is running') : null;
}

/** What the template makes mandatory cannot be emptied; what was empty before the template wanted it may stay so. */
function emptied({ body }: Requirement, data: RequirementBody): Given | null {
  const filled = (rows: unknown) =>
    new Set(Rows.parse(rows).flatMap(({ object_id, value }) => (value ? [object_id] : [])));
  const held = filled(body.customized_data_list);
  const kept = filled(data.customized_data_list);
  const standard = standardFields.find(({ required, member }) => required && body[member] && !data[member]);
  const custom = customFields.find(({ id, required }) => required && held.has(id) && !kept.has(id));
  const missing = standard?.member ?? custom?.id;
  return missing === undefined ? null : badParameter(`${missing} is required`);
}

const Rows = z.array(z.object({ object_id: z.string(), value: z.string() })).catch([]);

/** What its list shows as switched off. */
function outOfUse(data: RequirementBody): Given | null {
  const off = (list: readonly Named[], id: string | undefined) => list.find((each) => each.id === id)?.active === false;
  if (off(allEmployeeTypes, data.employee_type_id)) return no(400, 1002708, 'employee type not exist');
  if (off(allDepartments, data.department_id)) return badParameter('department_id');
  if (off(allFamilies, data.sequence_id)) return badParameter('sequence_id');
  return off(allPositionAddresses, data.address_id) ? badParameter('address_id') : null;
}

const Kinds = z.object({
  job_level_id_type: z.literal('job_level_id'),
  employee_type_id_type: z.literal('employee_type_enum_id'),
});

/** Ids of levels and employee types are known by the kind that the query names. */
function wrongKinds(data: RequirementBody, query: unknown): Given | null {
  const at = (list: readonly Named[], id: string | undefined) => list.find((each) => each.id === id);
  if (data.employee_type_id === undefined && !data.recruitment_type_id) return badParameter('employee_type_id');
  const rightKinds = Kinds.safeParse(query).success;
  if (data.employee_type_id !== undefined && (!rightKinds || !at(allEmployeeTypes, data.employee_type_id)))
    return no(400, 1002708, 'employee type not exist');
  const chosen = [data.max_level_id, data.min_level_id].filter((id) => id);
  const inactive = chosen.some((id) => !rightKinds || at(levels, id)?.active !== true);
  return inactive ? no(400, 1002710, 'job level inactive') : null;
}

function wrongPeople({ people }: World, data: RequirementBody): Given | null {
  const lists = [data.recruiter_id_list, data.jr_hiring_manager_id_list, data.direct_leader_id_list];
  if (lists.some((list = []) => new Set(list).size < list.length)) return no(400, 1002721, 'duplicate users');
  const strangers = lists.flat().filter((id) => id !== undefined && !people.some(({ openId }) => openId === id));
  return strangers.length > 0 ? no(400, 99992351, 'not a valid {open_id}') : null;
}

const beyondQuota = ({ switches: { quota } }: World, heads: number): Given | null =>
  quota !== null && heads > quota ? no(400, 1002722, 'beyond the vacant quota') : null;
