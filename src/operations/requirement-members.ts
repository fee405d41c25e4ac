/** Where the PUT of a requirement takes what the flags say (`contract/job-requirement.json`). */
import type { RequirementValues } from './requirement-fields.ts';

/** Members of the body by the flag that holds them. */
export const members = {
  name: 'name',
  status: 'display_progress',
  headcount: 'head_count',
  'recruitment-type': 'recruitment_type_id',
  'employee-type': 'employee_type_id',
  'max-level': 'max_level_id',
  'min-level': 'min_level_id',
  'job-family': 'sequence_id',
  category: 'category',
  department: 'department_id',
  recruiters: 'recruiter_id_list',
  'hiring-managers': 'jr_hiring_manager_id_list',
  leaders: 'direct_leader_id_list',
  start: 'start_time',
  deadline: 'deadline',
  priority: 'priority',
  degree: 'required_degree',
  'max-salary': 'max_salary',
  'min-salary': 'min_salary',
  address: 'address_id',
  description: 'description',
  process: 'process_type',
  'job-type': 'job_type_id',
  jobs: 'job_id_list',
  'employment-job': 'employment_job_id',
  position: 'position_id',
} as const satisfies Partial<Record<keyof RequirementValues, string>>;
