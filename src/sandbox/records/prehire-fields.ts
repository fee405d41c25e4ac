/** What the page shows of a pre-hire. */
import type { PreHire } from '../seed/prehires.ts';
import { one, type RecordField } from './record-field.ts';

export const preHireFields: readonly RecordField<PreHire>[] = [
  {
    name: 'hire-date',
    zh: '入职日期',
    en: 'Hire date',
    control: 'date',
    read: ({ hireDate }) => one(hireDate),
    write: (preHire, [value = '']) => Object.assign(preHire, { hireDate: value }),
  },
  {
    name: 'worker-id',
    zh: '工号',
    en: 'Worker ID',
    control: 'text',
    read: ({ workerId }) => one(workerId),
    write: (preHire, [value = '']) => Object.assign(preHire, { workerId: value }),
  },
  {
    name: 'status',
    zh: '状态',
    en: 'Status',
    control: 'text',
    read: ({ status }) => one(status),
    write: (preHire, [value = '']) => Object.assign(preHire, { status: value }),
  },
  { name: 'workforce', zh: '人员类型', en: 'Workforce type', read: ({ employeeTypeId }) => one(employeeTypeId) },
  { name: 'person', zh: '个人信息', en: 'Person', read: ({ personId }) => one(personId) },
  {
    name: 'cost-centers',
    zh: '成本中心',
    en: 'Cost centers',
    read: ({ costCenters }) => costCenters.map(({ cost_center_id, rate }) => `${cost_center_id} ${rate}%`),
  },
  {
    name: 'custom',
    zh: '自定义字段',
    en: 'Custom fields',
    read: ({ customFields: own }) => own.map(({ field_name, value }) => `${field_name}=${value}`),
  },
];
