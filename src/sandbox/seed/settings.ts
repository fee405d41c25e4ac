/** Forms, flows, levels and other lists of the stand-in tenant. */
import { at, idMaker } from './rule.ts';

export interface Named {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly active?: boolean;
  /** Of an approval flow: the departments it is for; all where it names none. */
  readonly departments?: readonly string[];
}

const id = idMaker({ start: 100_000_000_003, step: 6_367, pad: '5' });

const named = (prefix: string, names: readonly (readonly [string, string])[]): Named[] =>
  names.map(([zh, en], index) => ({ id: id(prefix, index), zh, en }));

export const offerForms = named('6960', [
  ['社招申请表', 'Social hiring offer'],
  ['校招申请表', 'Campus offer'],
  ['实习申请表', 'Intern offer'],
]);
export const registrations = named('6930', [
  ['通用面试登记表', 'General interview registration'],
  ['技术面试登记表', 'Technical interview registration'],
]);
export const onboardingForms = named('6931', [
  ['正式员工入职登记表', 'Onboarding, regular'],
  ['实习生入职登记表', 'Onboarding, intern'],
]);
export const siteForms = named('6932', [
  ['官网标准申请表', 'Career site, standard'],
  ['官网校招申请表', 'Career site, campus'],
]);
export const feedbackForms = named('7012', [
  ['技术面评价表', 'Technical feedback'],
  ['综合面评价表', 'General feedback'],
  ['HR 面评价表', 'HR feedback'],
]);
export const roundTypes = named('7013', [
  ['初面', 'First round'],
  ['复面', 'Second round'],
  ['终面', 'Final round'],
]);
export const levels = named('6907', [
  ['P5', 'P5'],
  ['P6', 'P6'],
  ['P7', 'P7'],
  ['P8', 'P8'],
]).map((level, index) => ({ ...level, active: index !== 3 }));
export const families = named('6911', [
  ['技术序列', 'Engineering'],
  ['产品序列', 'Product'],
  ['职能序列', 'Functions'],
]);
export const employeeTypes = named('6909', [
  ['正式', 'Regular'],
  ['实习', 'Intern'],
  ['外包', 'Outsourced'],
]);
export const workforceTypes = named('6892', [
  ['正式员工', 'Regular'],
  ['实习生', 'Intern'],
  ['顾问', 'Consultant'],
]);
export const jobTypes = named('6933', [
  ['研发', 'R&D'],
  ['产品', 'Product'],
  ['销售', 'Sales'],
]);
export const positionAddresses = named('7265', [
  ['北京总部', 'Beijing HQ'],
  ['上海办公室', 'Shanghai office'],
  ['深圳办公室', 'Shenzhen office'],
]);
export const interviewAddresses = named('7266', [
  ['北京总部 3 层会议区', 'Beijing HQ, floor 3'],
  ['上海办公室 1 层', 'Shanghai office, floor 1'],
]);
export const costCenters = named('6950', [
  ['研发中心', 'R&D center'],
  ['平台部', 'Platform'],
  ['市场部', 'Marketing'],
  ['旧业务线', 'Old business'],
]).map((center, index) => ({ ...center, active: index !== 3 }));
export const departments: readonly Named[] = ['基础架构', '商业化', '电商', '企业服务', '人力资源'].map(
  (zh, index) => ({
    id: `od-sandbox${String(index).padStart(24, '0')}`,
    zh,
    en: zh,
  }),
);
export const offerFlows: readonly Named[] = named('6961', [
  ['标准审批流', 'Standard approval'],
  ['高管审批流', 'Executive approval'],
  ['商业化专用审批流', 'Approval for sales'],
]).map((flow, index) => (index === 2 ? { ...flow, departments: [at(departments, 1).id] } : flow));

/** Nothing that is seeded uses these any more; the lists still show them. */
const switchedOff = (prefix: string, zh: string, en: string): Named => ({ id: id(prefix, 9), zh, en, active: false });
export const allFamilies = [...families, switchedOff('6911', '旧序列', 'Old family')];
export const allEmployeeTypes = [...employeeTypes, switchedOff('6909', '派遣', 'Dispatched')];
export const allPositionAddresses = [...positionAddresses, switchedOff('7265', '广州旧址', 'Guangzhou, old site')];
export const allInterviewAddresses = [
  ...interviewAddresses,
  switchedOff('7266', '广州旧址会议室', 'Guangzhou, old rooms'),
];
export const allDepartments: readonly Named[] = [
  ...departments,
  { id: `od-sandbox${'9'.padStart(24, '0')}`, zh: '旧业务部', en: '旧业务部', active: false },
];
