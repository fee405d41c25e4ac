/** What a requirement holds: read by `…/search`, written whole by the PUT (`contract/job-requirement.json`). */
import { z } from 'zod';
import { choice } from '../core/fields/choice.ts';
import { moment } from '../core/fields/date.ts';
import { entries } from '../core/fields/entries/entries.ts';
import { count } from '../core/fields/number.ts';
import { instruction } from '../core/fields/on-off.ts';
import { salary } from '../core/fields/pay.ts';
import { people } from '../core/fields/person.ts';
import { reference, references } from '../core/fields/reference.ts';
import { plainId, words } from '../core/fields/text.ts';
import { entryOf } from '../core/value.ts';
import { Id, idsOf, Named, nameIn, namesOf } from '../hire/named.ts';
import { customField, customTyped } from './custom-field.ts';
import { customStep } from './custom-step.ts';
import { CustomRow, encodedRow, isUnwritable, rowWords, sameOrNew } from './custom-value.ts';
import { levelEnd } from './level-end.ts';

export const Requirement = z.object({
  id: Id,
  short_code: Id,
  name: Id,
  display_progress: z.number().nullish(),
  head_count: z.number().nullish(),
  recruitment_type: Named.nullish(),
  employee_type: Named.nullish(),
  max_level: Named.nullish(),
  min_level: Named.nullish(),
  sequence: Named.nullish(),
  category: z.number().nullish(),
  department: Named.nullish(),
  recruiter_list: z.array(Named).nullish(),
  jr_hiring_managers: z.array(Named).nullish(),
  direct_leader_list: z.array(Named).nullish(),
  start_time: Id,
  deadline: Id,
  priority: z.number().nullish(),
  required_degree: z.number().nullish(),
  max_salary: Id,
  min_salary: Id,
  address: Named.nullish(),
  description: Id,
  customized_data_list: z.array(CustomRow).nullish(),
  process_type: z.number().nullish(),
  job_type: Named.nullish(),
  job_id_list: z.array(z.string()).nullish(),
  employment_job_id: Id,
  position_id: Id,
  approval_status: z.number().nullish(),
  count_data: z
    .object({
      offer_count: z.number().nullish(),
      pre_hire_count: z.number().nullish(),
      complete_count: z.number().nullish(),
    })
    .nullish(),
});
export type Requirement = z.output<typeof Requirement>;

const progress = [
  { value: 1, zh: '待启动', en: 'Not started' },
  {
    value: 2,
    zh: '进行中',
    en: 'In progress',
    does: ['重启', '重新开启', '重新启动', '重新打开', '恢复', '重开', '启动', 'reopen', 'resume', 'restart'],
  },
  { value: 3, zh: '已取消', en: 'Cancelled', does: ['取消', 'cancel'] },
  { value: 4, zh: '已暂停', en: 'Suspended', does: ['暂停', 'pause', 'suspend', 'on hold', 'hold'] },
  { value: 5, zh: '已完成', en: 'Completed', does: ['完成', '招满', '招齐', '招完', 'complete', 'finish'] },
  { value: 6, zh: '已超期', en: 'Overdue' },
];
/** Nobody works on these any more. */
export const ended = [3, 5];
const recruitmentTypes = [
  { value: '101', zh: '社招全职', en: 'Social, full-time' },
  { value: '102', zh: '社招外包', en: 'Social, outsourced' },
  { value: '103', zh: '社招劳务', en: 'Social, labour service' },
  { value: '105', zh: '社招顾问', en: 'Social, consultant' },
  { value: '301', zh: '社招实习', en: 'Social, intern' },
  { value: '201', zh: '校招正式', en: 'Campus, regular' },
  { value: '202', zh: '校招实习', en: 'Campus, intern' },
];
const categories = [
  { value: 1, zh: '新增', en: 'New head count' },
  { value: 2, zh: '替换', en: 'Replacement' },
];
const priorities = [
  { value: 1, zh: '高', en: 'High' },
  { value: 2, zh: '中', en: 'Medium' },
  { value: 3, zh: '低', en: 'Low' },
];
const degrees = [
  { value: 1, zh: '小学及以上', en: 'Primary school or above' },
  { value: 2, zh: '初中及以上', en: 'Junior high or above' },
  { value: 3, zh: '专职及以上', en: 'Vocational secondary or above' },
  { value: 4, zh: '高中及以上', en: 'Senior high or above' },
  { value: 5, zh: '大专及以上', en: 'Associate degree or above' },
  { value: 6, zh: '本科及以上', en: 'Bachelor or above' },
  { value: 7, zh: '硕士及以上', en: 'Master or above' },
  { value: 8, zh: '博士及以上', en: 'Doctorate' },
  { value: 20, zh: '不限', en: 'No limit' },
];
const tracks = [
  { value: 1, zh: '社招', en: 'Social hiring' },
  { value: 2, zh: '校招', en: 'Campus hiring' },
];

const basic = { topic: { zh: '基本信息', en: 'Basics' } };
const team = { topic: { zh: '部门与人员', en: 'Department and people' } };
const level = { topic: { zh: '职级与薪资', en: 'Level and pay' } };
/** Both ends go by one name. */
const levels = { ...level, names: ['职级', '职级范围'] };
const pay = (oneEnd: string) => ({ ...level, names: `月薪 薪资 薪资范围 月薪范围 薪资区间 ${oneEnd}`.split(' ') });
const least = pay('最低月薪 月薪最低 最低薪资 薪资最低 薪资下限');
const most = pay('最高月薪 月薪最高 最高薪资 薪资最高 薪资上限');
const more = { topic: { zh: '更多', en: 'More' } };

export const requirementFields = {
  name: words({ zh: '需求名称', en: 'Name' }, { ...basic, emptiable: false, names: ['名称'] }),
  status: choice<number>({ zh: '需求状态', en: 'Status' }, progress, {
    ...basic,
    names: ['状态'],
    // Ended or only suspended: it is asked which.
    does: ['关闭', '关掉', '关', '停掉', '停一停', '停止', '停招', '不招', 'close', 'stop'],
  }),
  headcount: count({ zh: '需求人数', en: 'Head count' }, { ...basic, names: ['人数', 'HC', '编制', '招聘人数'] }),
  priority: choice<number>({ zh: '招聘优先级', en: 'Priority' }, priorities, {
    ...basic,
    names: ['优先级'],
    order: 'falling',
  }),
  start: moment({ zh: '开始日期', en: 'Start date' }, { ...basic, names: ['开始', '开始时间'] }),
  deadline: moment(
    { zh: '预计完成日期', en: 'Target date' },
    {
      ...basic,
      names: ['截止日期', '截止', '截止时间'],
      does: ['延期', '延长', '顺延'],
    },
  ),
  category: choice<number>({ zh: '需求类型', en: 'Kind' }, categories, basic),
  process: choice<number>({ zh: '招聘类型', en: 'Hiring track' }, tracks, basic),
  description: words({ zh: '需求描述', en: 'Description' }, { ...basic, long: true, names: ['描述'] }),
  recruiters: people({ zh: '需求负责人', en: 'Owners' }, { ...team, names: ['负责人'] }),
  'hiring-managers': people({ zh: '用人经理', en: 'Hiring managers' }, team),
  leaders: people({ zh: '直属上级', en: 'Direct leaders' }, team),
  department: reference('department', { zh: '需求部门', en: 'Department' }, { ...team, names: ['部门'] }),
  address: reference('position-address', { zh: '工作地点', en: 'Work address' }, { ...team, names: ['地点'] }),
  // Feishu wants it in every call; the older recruitment type is going away.
  'employee-type': reference('employee-type', { zh: '人员类型', en: 'Workforce type' }, { ...level, emptiable: false }),
  'recruitment-type': choice<string>({ zh: '职位性质', en: 'Recruitment type' }, recruitmentTypes, level),
  'min-level': levelEnd({ zh: '最低职级', en: 'Lowest level' }, { end: 'low', other: 'max-level' }, levels),
  'max-level': levelEnd({ zh: '最高职级', en: 'Highest level' }, { end: 'high', other: 'min-level' }, levels),
  'min-salary': salary({ zh: '月薪下限（K）', en: 'Salary floor (K)' }, { end: 'low', other: 'max-salary' }, least),
  'max-salary': salary({ zh: '月薪上限（K）', en: 'Salary ceiling (K)' }, { end: 'high', other: 'min-salary' }, most),
  degree: choice<number>({ zh: '学历要求', en: 'Education' }, degrees, { ...level, names: ['学历'] }),
  'job-family': reference('family', { zh: '职位序列', en: 'Job family' }, more),
  'job-type': reference('job-type', { zh: '职位类别', en: 'Job category' }, more),
  jobs: references('job', { zh: '关联职位', en: 'Linked jobs' }, more),
  custom: entries(
    { zh: '自定义字段', en: 'Custom fields' },
    {
      key: { label: { zh: '字段', en: 'Field' }, entity: 'custom-field' },
      value: customField,
      own: { kind: 'custom-field', typed: customTyped },
      merges: true,
      step: customStep,
      alike: sameOrNew,
    },
    more,
  ),
  'employment-job': plainId({ zh: '职务（飞书人事）', en: 'CoreHR job' }, more),
  position: plainId({ zh: '岗位（飞书人事）', en: 'CoreHR position' }, more),
  'update-related-jobs': instruction({ zh: '同时改关联职位', en: 'Also change the linked jobs' }, more),
};

const customOf = ({ customized_data_list }: Requirement): readonly string[] =>
  (customized_data_list ?? []).flatMap((row) => {
    const value = encodedRow(row);
    return value === null ? [] : [entryOf(row.object_id, value)];
  });
const jobsOf = ({ job_id_list }: Requirement): readonly string[] => job_id_list ?? [];

/** Values by flag: everything that the read gives and the PUT takes. */
export const valuesOf = (held: Requirement) => ({
  name: held.name ?? null,
  status: held.display_progress ?? null,
  headcount: held.head_count ?? null,
  priority: held.priority ?? null,
  start: held.start_time || null,
  deadline: held.deadline || null,
  category: held.category ?? null,
  process: held.process_type ?? null,
  description: held.description || null,
  recruiters: idsOf(held.recruiter_list),
  'hiring-managers': idsOf(held.jr_hiring_managers),
  leaders: idsOf(held.direct_leader_list),
  department: held.department?.id || null,
  address: held.address?.id || null,
  'employee-type': held.employee_type?.id || null,
  'recruitment-type': held.recruitment_type?.id || null,
  'min-level': held.min_level?.id || null,
  'max-level': held.max_level?.id || null,
  'min-salary': held.min_salary || null,
  'max-salary': held.max_salary || null,
  degree: held.required_degree ?? null,
  'job-family': held.sequence?.id || null,
  'job-type': held.job_type?.id || null,
  jobs: jobsOf(held),
  custom: customOf(held),
  'employment-job': held.employment_job_id || null,
  position: held.position_id || null,
});
export type RequirementValues = ReturnType<typeof valuesOf> & { 'update-related-jobs': boolean };

/** Names of what the requirement points at, and its custom fields in words. */
export function requirementNames(held: Requirement, timeZone: string): Record<string, string> {
  const rows = held.customized_data_list ?? [];
  const spoken = rows.flatMap((row): [string, string][] => {
    const value = encodedRow(row);
    const called = nameIn(row.name) || row.object_id;
    return value === null
      ? [[row.object_id, called]]
      : [
          [row.object_id, called],
          [entryOf(row.object_id, value), `${called}：${rowWords(row, timeZone)}`],
        ];
  });
  const named = namesOf([
    held.employee_type,
    held.max_level,
    held.min_level,
    held.sequence,
    held.department,
    held.address,
    held.job_type,
    ...(held.recruiter_list ?? []),
    ...(held.jr_hiring_managers ?? []),
    ...(held.direct_leader_list ?? []),
  ]);
  return { ...named, ...Object.fromEntries(spoken) };
}

/** Custom fields whose value could not be sent back. */
export const unwritableIn = (held: Requirement): string =>
  (held.customized_data_list ?? [])
    .filter(isUnwritable)
    .map(({ name, object_id }) => nameIn(name) || object_id)
    .join('、');
