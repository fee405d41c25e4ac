/** People who start soon. */
import { given, surnames } from './person-names.ts';
import { at, dayMs, recordId } from './rule.ts';
import { costCenters, departments, workforceTypes } from './settings.ts';

export interface PreHire {
  readonly id: string;
  readonly name: string;
  readonly departmentId: string;
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

const statuses = ['preboarding', 'preboarding', 'preboarding', 'day_one'];

export const seedPreHires = (): PreHire[] =>
  Array.from({ length: 40 }, (_, index) => ({
    id: recordId('7080', index),
    // Two people share a name now and then, as in life.
    name: index === 39 ? '王思远' : `${at(surnames, Math.floor(index / 10))}${at(given, index % 10)}`,
    departmentId: at(departments, Math.floor(index / 3)).id,
    applicationId: recordId('4719', index),
    hireDate: new Date(dayMs(index)).toISOString().slice(0, 10),
    employeeType: 'employee',
    workerId: `${24_001 + index}`,
    employeeTypeId: at(workforceTypes, index).id,
    personId: recordId('6564', index),
    customFields: [
      { field_name: 'laptop__c', value: JSON.stringify(index % 2 === 0 ? 'MacBook' : 'ThinkPad') },
      { field_name: 'seat__c', value: String(100 + index) },
    ],
    costCenters: [{ cost_center_id: at(costCenters, index % 3).id, rate: 100 }],
    status: at(statuses, index),
    tokens: new Set<string>(),
  }));
