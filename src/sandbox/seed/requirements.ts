/** Requirements, as their PUT last wrote them. */
import { customFields, customValue } from './custom-fields.ts';
import type { Person } from './people.ts';
import { at, dayMs, recordId } from './rule.ts';
import { departments, employeeTypes, families, jobTypes, levels, positionAddresses } from './settings.ts';

export interface Requirement {
  readonly id: string;
  readonly code: string;
  /** What the PUT wrote, by the names of its body. */
  body: Record<string, unknown>;
  /** 1 not started, 2 running, 3 passed. */
  approval: number;
  readonly counts: { readonly offer_count: number; readonly pre_hire_count: number; readonly complete_count: number };
}

export function seedRequirements(people: readonly Person[]): Requirement[] {
  return Array.from({ length: 30 }, (_, index) => ({
    id: recordId('6966', index),
    code: `R${String(401 + index).padStart(5, '0')}`,
    approval: index === 29 ? 2 : 1,
    counts: { offer_count: index % 3, pre_hire_count: index % 2, complete_count: 0 },
    body: {
      name: `${at(departments, index).zh}${at(jobTypes, index).zh}需求 ${index + 1}`,
      display_progress: (index % 4) + 1,
      head_count: 4 + (index % 8),
      employee_type_id: at(employeeTypes, index).id,
      max_level_id: at(levels, 2).id,
      min_level_id: at(levels, index % 2).id,
      sequence_id: at(families, index).id,
      category: (index % 2) + 1,
      department_id: at(departments, index).id,
      recruiter_id_list: [at(people, index).openId],
      jr_hiring_manager_id_list: [at(people, index + 2).openId],
      direct_leader_id_list: [at(people, index + 4).openId],
      start_time: String(dayMs(index)),
      deadline: String(dayMs(index + 120)),
      priority: (index % 3) + 1,
      required_degree: 6,
      max_salary: String(30 + index),
      min_salary: String(15 + index),
      address_id: at(positionAddresses, index).id,
      description: '负责核心系统的设计与实现。',
      process_type: (index % 2) + 1,
      job_type_id: at(jobTypes, index).id,
      job_id_list: [],
      customized_data_list: customFields.map(({ id: object_id, type }) => ({
        object_id,
        value: customValue(type, index),
      })),
    },
  }));
}
