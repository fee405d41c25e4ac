/** Fields of requirements that every tenant has, as this tenant's template wants them. */
import { recordId } from './rule.ts';

export interface StandardField {
  readonly id: string;
  /** What the body of the PUT calls it. */
  readonly member: 'name' | 'department_id' | 'deadline' | 'description' | 'priority' | 'address_id' | 'sequence_id';
  readonly zh: string;
  readonly en: string;
  readonly required: boolean;
}

const fields = [
  ['name', '需求名称', 'Name', true],
  ['department_id', '需求部门', 'Department', true],
  ['deadline', '预计完成日期', 'Target date', true],
  ['description', '需求描述', 'Description', false],
  ['priority', '招聘优先级', 'Priority', false],
  ['address_id', '工作地点', 'Work address', false],
  ['sequence_id', '职位序列', 'Job family', false],
] as const;

export const standardFields: readonly StandardField[] = fields.map(([member, zh, en, required], index) => ({
  id: recordId('7102', index),
  member,
  zh,
  en,
  required,
}));
