/** What the PUT of a requirement takes, as documented. */
import { z } from 'zod';

const numericId = z.string().regex(/^\d{0,20}$/);
const people = z.array(z.string().min(1));
const ms = z.string().regex(/^(\d{13})?$/);
const salary = z.string().regex(/^(\d+(\.\d+)?)?$/);

export const RequirementBody = z.strictObject({
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
export type RequirementBody = z.output<typeof RequirementBody>;
