/** What the page shows of a requirement: members of its PUT, and its custom fields. */
import { customFields } from '../seed/custom-fields.ts';
import type { Requirement } from '../seed/requirements.ts';
import type { Named } from '../seed/settings.ts';
import { type Control, many, one, type RecordField } from './record-field.ts';

const priorities: readonly Named[] = [
  { id: '1', zh: '高', en: 'High' },
  { id: '2', zh: '中', en: 'Medium' },
  { id: '3', zh: '低', en: 'Low' },
];
const progress: readonly Named[] = [
  { id: '1', zh: '待启动', en: 'Not started' },
  { id: '2', zh: '进行中', en: 'In progress' },
  { id: '3', zh: '已取消', en: 'Cancelled' },
  { id: '4', zh: '已暂停', en: 'Suspended' },
  { id: '5', zh: '已完成', en: 'Completed' },
  { id: '6', zh: '已超期', en: 'Overdue' },
];

interface Part {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** In the body of the write. */
  readonly key: string;
  readonly control?: Control;
  readonly options?: readonly Named[];
}

/** A member of a requirement, as the write wrote it. */
const part = ({ key, ...rest }: Part): RecordField<Requirement> => ({
  ...rest,
  read: ({ body }) => (Array.isArray(body[key]) ? many(body[key]) : one(body[key])),
  ...(rest.control
    ? { write: ({ body }, values) => Object.assign(body, { [key]: written(rest.control, values) }) }
    : {}),
});

function written(control: Control | undefined, values: readonly string[]): unknown {
  if (control === 'people') return [...values];
  if (control === 'number' || control === 'choice') return Number(values[0]);
  return values[0] ?? '';
}

export const requirementFields: readonly RecordField<Requirement>[] = [
  { name: 'code', zh: '编号', en: 'Number', read: ({ code }) => [code] },
  part({ name: 'name', zh: '需求名称', en: 'Name', key: 'name', control: 'text' }),
  part({ name: 'headcount', zh: '需求人数', en: 'Head count', key: 'head_count', control: 'number' }),
  part({ name: 'status', zh: '需求状态', en: 'Status', key: 'display_progress', control: 'choice', options: progress }),
  part({ name: 'priority', zh: '招聘优先级', en: 'Priority', key: 'priority', control: 'choice', options: priorities }),
  part({ name: 'recruiters', zh: '需求负责人', en: 'Recruiters', key: 'recruiter_id_list', control: 'people' }),
  part({
    name: 'managers',
    zh: '用人经理',
    en: 'Hiring managers',
    key: 'jr_hiring_manager_id_list',
    control: 'people',
  }),
  part({ name: 'leaders', zh: '直属上级', en: 'Leaders', key: 'direct_leader_id_list', control: 'people' }),
  part({ name: 'min-salary', zh: '月薪下限（K）', en: 'Min salary (K)', key: 'min_salary', control: 'text' }),
  part({ name: 'max-salary', zh: '月薪上限（K）', en: 'Max salary (K)', key: 'max_salary', control: 'text' }),
  part({ name: 'description', zh: '需求描述', en: 'Description', key: 'description', control: 'text' }),
  part({ name: 'department', zh: '需求部门', en: 'Department', key: 'department_id' }),
  part({ name: 'min-level', zh: '最低职级', en: 'Min level', key: 'min_level_id' }),
  part({ name: 'max-level', zh: '最高职级', en: 'Max level', key: 'max_level_id' }),
  part({ name: 'family', zh: '职位序列', en: 'Job family', key: 'sequence_id' }),
  part({ name: 'address', zh: '工作地点', en: 'Address', key: 'address_id' }),
  part({ name: 'start', zh: '开始日期', en: 'Start', key: 'start_time' }),
  part({ name: 'deadline', zh: '预计完成日期', en: 'Deadline', key: 'deadline' }),
  { name: 'approval', zh: '审批状态', en: 'Approval', read: ({ approval }) => [String(approval)] },
  ...customFields.map(
    ({ id, zh, en }): RecordField<Requirement> => ({
      name: id,
      zh,
      en,
      read: ({ body }) => customValue(body.customized_data_list, id),
    }),
  ),
];

const customValue = (list: unknown, id: string): string[] => {
  const entries: readonly { object_id?: unknown; value?: unknown }[] = Array.isArray(list) ? list : [];
  return one(entries.find(({ object_id }) => object_id === id)?.value);
};
