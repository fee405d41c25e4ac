/** What the page shows of each thing in the stand-in Hire, and what may be changed there by hand. */
import { customFields } from '../seed/custom-fields.ts';
import type { Job } from '../seed/jobs.ts';
import type { PreHire } from '../seed/prehires.ts';
import type { Requirement } from '../seed/requirements.ts';
import { type Named, offerFlows, offerForms } from '../seed/settings.ts';
import type { Pool, Talent } from '../seed/talents.ts';
import type { World } from '../world/world.ts';

/** How a value is changed by hand. `people` and `person` hold open_ids. */
export type Control = 'text' | 'number' | 'date' | 'on-off' | 'person' | 'people' | 'choice' | 'choices';

export interface RecordField<Row> {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Ids or words, as Hire holds them. */
  readonly read: (row: Row) => readonly string[];
  readonly control?: Control;
  readonly options?: readonly Named[];
  readonly write?: (row: Row, values: readonly string[]) => void;
}

const one = (value: unknown): string[] =>
  value === undefined || value === null || value === '' ? [] : [String(value)];
const many = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const onOff = (value: boolean): string[] => [value ? 'on' : 'off'];
const json = (value: unknown): string => JSON.stringify(value);

export const jobFields: readonly RecordField<Job>[] = [
  { name: 'code', zh: '编码', en: 'Code', read: ({ code }) => [code] },
  { name: 'place', zh: '城市、部门', en: 'City, department', read: ({ city, department }) => [city, department] },
  {
    ...{ name: 'open', zh: '启用', en: 'Open', control: 'on-off' },
    read: ({ open }) => onOff(open),
    write: (job, [value]) => Object.assign(job, { open: value === 'on' }),
  },
  {
    ...{ name: 'recruiter', zh: '招聘负责人', en: 'Recruiter in charge', control: 'person' },
    read: ({ recruiter }) => one(recruiter),
    write: (job, [value = '']) => Object.assign(job, { recruiter: value }),
  },
  {
    ...{ name: 'assistants', zh: '招聘协助人', en: 'Assistants', control: 'people' },
    read: ({ assistants }) => assistants,
    write: (job, values) => Object.assign(job, { assistants: [...values] }),
  },
  {
    ...{ name: 'hiring-managers', zh: '用人经理', en: 'Hiring managers', control: 'people' },
    read: ({ hiringManagers }) => hiringManagers,
    write: (job, values) => Object.assign(job, { hiringManagers: [...values] }),
  },
  {
    ...{ name: 'evaluators', zh: '建议评估人', en: 'Evaluators', control: 'people' },
    read: ({ config }) => config.evaluators,
    write: ({ config }, values) => Object.assign(config, { evaluators: [...values] }),
  },
  {
    ...{ name: 'offer-form', zh: 'Offer 申请表', en: 'Offer form', control: 'choice', options: offerForms },
    read: ({ config }) => one(config.offerForm),
    write: ({ config }, [value = '']) => Object.assign(config, { offerForm: value }),
  },
  {
    ...{ name: 'offer-flow', zh: 'Offer 审批流', en: 'Offer flow', control: 'choice', options: offerFlows },
    read: ({ config }) => one(config.offerFlow),
    write: ({ config }, [value = '']) => Object.assign(config, { offerFlow: value }),
  },
  { name: 'requirements', zh: '关联需求', en: 'Requirements', read: ({ config }) => config.requirements },
  { name: 'related', zh: '关联职位', en: 'Related jobs', read: ({ config }) => config.relatedJobs },
  {
    ...{ name: 'interviewers', zh: '建议面试官', en: 'Interviewers' },
    read: ({ config }) => config.interviewers.map(({ round, people }) => `${round}: ${people.join(' ')}`),
  },
  {
    ...{ name: 'feedback-form', zh: '面试评价表', en: 'Feedback form' },
    read: ({ config }) => one(config.feedbackForm),
  },
  {
    ...{ name: 'round-types', zh: '面试轮次类型', en: 'Round types' },
    read: ({ config }) => config.roundTypes.map(({ round, form }) => `${round} → ${form}`),
  },
  {
    ...{ name: 'self-scheduling', zh: '候选人自助约面', en: 'Self-scheduling', control: 'on-off' },
    read: ({ config }) => onOff(config.scheduling.on),
    write: ({ config }, [value]) => Object.assign(config.scheduling, { on: value === 'on' }),
  },
  { name: 'scheduling', zh: '约面设置', en: 'Scheduling', read: ({ config }) => [json(config.scheduling.config)] },
  { name: 'registration', zh: '面试登记表', en: 'Registration', read: ({ config }) => one(config.registration) },
  { name: 'onboarding', zh: '入职登记表', en: 'Onboarding form', read: ({ config }) => one(config.onboarding) },
  { name: 'site', zh: '官网申请表', en: 'Site form', read: ({ config }) => one(config.site) },
  { name: 'operator', zh: '最后修改人', en: 'Changed by', read: ({ lastOperator }) => one(lastOperator) },
];

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
  part({ name: 'name', zh: '名称', en: 'Name', key: 'name', control: 'text' }),
  part({ name: 'headcount', zh: '需求人数', en: 'Head count', key: 'head_count', control: 'number' }),
  part({ name: 'status', zh: '状态', en: 'Status', key: 'display_progress', control: 'choice', options: progress }),
  part({ name: 'priority', zh: '优先级', en: 'Priority', key: 'priority', control: 'choice', options: priorities }),
  part({ name: 'recruiters', zh: '需求负责人', en: 'Recruiters', key: 'recruiter_id_list', control: 'people' }),
  part({
    name: 'managers',
    zh: '用人经理',
    en: 'Hiring managers',
    key: 'jr_hiring_manager_id_list',
    control: 'people',
  }),
  part({ name: 'leaders', zh: '直属上级', en: 'Leaders', key: 'direct_leader_id_list', control: 'people' }),
  part({ name: 'min-salary', zh: '薪资下限（K）', en: 'Min salary (K)', key: 'min_salary', control: 'text' }),
  part({ name: 'max-salary', zh: '薪资上限（K）', en: 'Max salary (K)', key: 'max_salary', control: 'text' }),
  part({ name: 'description', zh: '描述', en: 'Description', key: 'description', control: 'text' }),
  part({ name: 'department', zh: '部门', en: 'Department', key: 'department_id' }),
  part({ name: 'min-level', zh: '最低职级', en: 'Min level', key: 'min_level_id' }),
  part({ name: 'max-level', zh: '最高职级', en: 'Max level', key: 'max_level_id' }),
  part({ name: 'family', zh: '职位序列', en: 'Job family', key: 'sequence_id' }),
  part({ name: 'address', zh: '工作地点', en: 'Address', key: 'address_id' }),
  part({ name: 'start', zh: '开始时间', en: 'Start', key: 'start_time' }),
  part({ name: 'deadline', zh: '截止时间', en: 'Deadline', key: 'deadline' }),
  { name: 'approval', zh: '审批状态', en: 'Approval', read: ({ approval }) => [String(approval)] },
  ...customFields.map(
    ({ id, zh, en }): RecordField<Requirement> => ({
      ...{ name: id, zh, en },
      read: ({ body }) => customValue(body.customized_data_list, id),
    }),
  ),
];

const customValue = (list: unknown, id: string): string[] => {
  const entries: readonly { object_id?: unknown; value?: unknown }[] = Array.isArray(list) ? list : [];
  return one(entries.find(({ object_id }) => object_id === id)?.value);
};

export const poolFields = ({ talents }: World): readonly RecordField<Pool>[] => [
  { name: 'en', zh: '英文名', en: 'English name', read: ({ en }) => [en] },
  { name: 'private', zh: '私有', en: 'Private', read: ({ isPrivate }) => onOff(isPrivate) },
  {
    ...{ name: 'members', zh: '人才', en: 'Talents' },
    read: ({ id }) => [...talents.values()].filter(({ pools }) => pools.has(id)).map(({ name }) => name),
  },
];

export const talentFields = ({ pools }: World): readonly RecordField<Talent>[] => [
  { name: 'mobile', zh: '手机', en: 'Mobile', read: ({ mobile }) => [mobile] },
  { name: 'email', zh: '邮箱', en: 'Mail', read: ({ email }) => [email] },
  { name: 'company', zh: '公司', en: 'Company', read: ({ company }) => [company] },
  {
    ...{ name: 'pools', zh: '人才库', en: 'Pools', control: 'choices', options: [...pools.values()] },
    read: (talent) => [...talent.pools],
    write: (talent, values) => {
      talent.pools.clear();
      for (const each of values) talent.pools.add(each);
    },
  },
];

export const preHireFields: readonly RecordField<PreHire>[] = [
  {
    ...{ name: 'hire-date', zh: '入职日期', en: 'Hire date', control: 'date' },
    read: ({ hireDate }) => one(hireDate),
    write: (preHire, [value = '']) => Object.assign(preHire, { hireDate: value }),
  },
  {
    ...{ name: 'worker-id', zh: '工号', en: 'Worker ID', control: 'text' },
    read: ({ workerId }) => one(workerId),
    write: (preHire, [value = '']) => Object.assign(preHire, { workerId: value }),
  },
  {
    ...{ name: 'status', zh: '状态', en: 'Status', control: 'text' },
    read: ({ status }) => one(status),
    write: (preHire, [value = '']) => Object.assign(preHire, { status: value }),
  },
  { name: 'workforce', zh: '人员类型', en: 'Workforce type', read: ({ employeeTypeId }) => one(employeeTypeId) },
  { name: 'person', zh: '个人信息', en: 'Person', read: ({ personId }) => one(personId) },
  {
    ...{ name: 'cost-centers', zh: '成本中心', en: 'Cost centers' },
    read: ({ costCenters }) => costCenters.map(({ cost_center_id, rate }) => `${cost_center_id} ${rate}%`),
  },
  {
    ...{ name: 'custom', zh: '自定义字段', en: 'Custom fields' },
    read: ({ customFields: own }) => own.map(({ field_name, value }) => `${field_name}=${value}`),
  },
];
