/** Requirements with custom fields of every kind, and pre-hires, of the stand-in tenant. */
import type { Person } from './seed.ts';
import {
  costCenters,
  departments,
  employeeTypes,
  families,
  jobTypes,
  levels,
  type Named,
  positionAddresses,
  workforceTypes,
} from './settings.ts';

export interface CustomField {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly type: number;
  readonly options: readonly { readonly key: string; readonly zh: string; readonly en: string }[];
}

export interface Requirement {
  readonly id: string;
  readonly code: string;
  /** What the PUT wrote, by the names of its body. */
  body: Record<string, unknown>;
  /** 1 not started, 2 running, 3 passed. */
  approval: number;
  readonly counts: { readonly offer_count: number; readonly pre_hire_count: number; readonly complete_count: number };
}

export interface PreHire {
  readonly id: string;
  readonly name: string;
  applicationId: string;
  hireDate: string;
  employeeType: string;
  workerId: string;
  employeeTypeId: string;
  personId: string;
  customFields: { field_name: string; value: string }[];
  costCenters: { cost_center_id: string; rate: number }[];
  status: string;
  /** Tokens of requests that were carried out. */
  readonly tokens: Set<string>;
}

const id = (prefix: string, index: number): string =>
  `${prefix}${String(200_000_000_009 + index * 4_513).padStart(15, '3')}`;
const at = <T>(list: readonly T[], index: number): T => {
  const entry = list[index % list.length];
  if (entry === undefined) throw new Error('seeding from an empty list');
  return entry;
};
const idAt = (list: readonly Named[], index: number): string => at(list, index).id;

const skills = [
  { key: '1', zh: 'Go', en: 'Go' },
  { key: '2', zh: '英语', en: 'English' },
  { key: '3', zh: 'Kubernetes', en: 'Kubernetes' },
];
const urgencies = [
  { key: '1', zh: '普通', en: 'Normal' },
  { key: '2', zh: '加急', en: 'Urgent' },
];

const field = (
  type: number,
  [zh, en]: readonly [string, string],
  options: CustomField['options'] = [],
): CustomField => ({
  id: id('7101', type),
  zh,
  en,
  type,
  options,
});

export const customFields: readonly CustomField[] = [
  field(1, ['项目代号', 'Project code']),
  field(2, ['补充说明', 'Details']),
  field(3, ['紧急程度', 'Urgency'], urgencies),
  field(4, ['技能标签', 'Skills'], skills),
  field(5, ['面谈日期', 'Briefing date']),
  field(6, ['预算月份', 'Budget month']),
  field(7, ['预算年份', 'Budget year']),
  field(8, ['招聘周期', 'Hiring period']),
  field(9, ['预算人数', 'Budgeted heads']),
];

const DAY = 86_400_000;
const START = 1_796_054_400_000;
const ms = (days: number): string => String(START + days * DAY);

/** In the encoding of the write (`customized_data_list`). */
const customValue = (type: number, index: number): string => {
  switch (type) {
    case 1:
      return `P-${100 + index}`;
    case 2:
      return `团队扩张，第 ${index} 批；需要能独立负责模块的同学。`;
    case 3:
      return index % 2 === 0 ? '1' : '2';
    case 4:
      return JSON.stringify(index % 2 === 0 ? ['1', '2'] : ['3']);
    case 8:
      return JSON.stringify([ms(index), ms(index + 90)]);
    case 9:
      return String(3 + (index % 5));
    default:
      return ms(index);
  }
};

export function seedRequirements(people: readonly Person[]): Requirement[] {
  return Array.from({ length: 30 }, (_, index) => ({
    id: id('6966', index),
    code: `R${String(401 + index).padStart(5, '0')}`,
    approval: index === 29 ? 2 : 1,
    counts: { offer_count: index % 3, pre_hire_count: index % 2, complete_count: 0 },
    body: {
      name: `${at(departments, index).zh}${at(jobTypes, index).zh}需求 ${index + 1}`,
      display_progress: (index % 4) + 1,
      head_count: 4 + (index % 8),
      employee_type_id: idAt(employeeTypes, index),
      max_level_id: idAt(levels, 2),
      min_level_id: idAt(levels, index % 2),
      sequence_id: idAt(families, index),
      category: (index % 2) + 1,
      department_id: idAt(departments, index),
      recruiter_id_list: [at(people, index).openId],
      jr_hiring_manager_id_list: [at(people, index + 2).openId],
      direct_leader_id_list: [at(people, index + 4).openId],
      start_time: ms(index),
      deadline: ms(index + 120),
      priority: (index % 3) + 1,
      required_degree: 6,
      max_salary: String(30 + index),
      min_salary: String(15 + index),
      address_id: idAt(positionAddresses, index),
      description: '负责核心系统的设计与实现。',
      process_type: (index % 2) + 1,
      job_type_id: idAt(jobTypes, index),
      job_id_list: [],
      customized_data_list: customFields.map(({ id: object_id, type }) => ({
        object_id,
        value: customValue(type, index),
      })),
    },
  }));
}

const givenNames = ['思远', '雨桐', '子涵', '浩然', '欣怡', '梓轩', '佳琪', '俊杰', '诗涵', '宇航'];
const statuses = ['preboarding', 'preboarding', 'preboarding', 'day_one'];

export const seedPreHires = (): PreHire[] =>
  Array.from({ length: 40 }, (_, index) => ({
    id: id('7080', index),
    // Two people share a name now and then, as in life.
    name: index === 39 ? '王思远' : `${at(['王', '李', '张', '刘'], Math.floor(index / 10))}${at(givenNames, index)}`,
    applicationId: id('4719', index),
    hireDate: new Date(START + index * DAY).toISOString().slice(0, 10),
    employeeType: 'employee',
    workerId: `${24_001 + index}`,
    employeeTypeId: idAt(workforceTypes, index),
    personId: id('6564', index),
    customFields: [
      { field_name: 'laptop__c', value: JSON.stringify(index % 2 === 0 ? 'MacBook' : 'ThinkPad') },
      { field_name: 'seat__c', value: String(100 + index) },
    ],
    costCenters: [{ cost_center_id: idAt(costCenters, index % 3), rate: 100 }],
    status: at(statuses, index),
    tokens: new Set<string>(),
  }));
