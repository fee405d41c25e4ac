/** How requirements are asked for, by whoever looks one up and by the operation that changes it. */
import type { Api } from '../core/api.ts';
import { departmentIds, personIds } from './id-kinds.ts';
import { perSecond } from './windows.ts';

/** The kinds of ids that stay when the old console is switched off, the same for reading and writing. */
export const requirementIdKinds = {
  ...personIds,
  ...departmentIds,
  job_level_id_type: 'job_level_id',
  job_family_id_type: 'job_family_id',
  employee_type_id_type: 'employee_type_enum_id',
};

/** `hire-api.md` B2: by id or by number, 100 at most. */
export const searchRequirements: Api = {
  method: 'POST',
  path: '/open-apis/hire/v1/job_requirements/search',
  windows: perSecond(10),
  scopes: ['hire:job_requirement:readonly', 'hire:job_requirement'],
};
