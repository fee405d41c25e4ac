/** What the page shows of a job: its people, its settings, who changed it last. */
import type { Job } from '../seed/jobs.ts';
import { jobConfigFields } from './job-config-fields.ts';
import { one, onOff, type RecordField } from './record-field.ts';

export const jobFields: readonly RecordField<Job>[] = [
  { name: 'code', zh: '编码', en: 'Code', read: ({ code }) => [code] },
  { name: 'place', zh: '城市、部门', en: 'City, department', read: ({ city, department }) => [city, department] },
  {
    name: 'open',
    zh: '启用',
    en: 'Open',
    control: 'on-off',
    read: ({ open }) => onOff(open),
    write: (job, [value]) => Object.assign(job, { open: value === 'on' }),
  },
  {
    name: 'recruiter',
    zh: '招聘负责人',
    en: 'Recruiter in charge',
    control: 'person',
    read: ({ recruiter }) => one(recruiter),
    write: (job, [value = '']) => Object.assign(job, { recruiter: value }),
  },
  {
    name: 'assistants',
    zh: '招聘协助人',
    en: 'Assistants',
    control: 'people',
    read: ({ assistants }) => assistants,
    write: (job, values) => Object.assign(job, { assistants: [...values] }),
  },
  {
    name: 'hiring-managers',
    zh: '用人经理',
    en: 'Hiring managers',
    control: 'people',
    read: ({ hiringManagers }) => hiringManagers,
    write: (job, values) => Object.assign(job, { hiringManagers: [...values] }),
  },
  ...jobConfigFields,
  { name: 'operator', zh: '最后修改人', en: 'Changed by', read: ({ lastOperator }) => one(lastOperator) },
];
