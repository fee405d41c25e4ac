/** What the stand-in tenant holds at first. Made by rule, the same at every start; ids have 19 digits, beyond 2^53. */

import { type JobConfig, seedConfig } from './settings.ts';

export interface Person {
  readonly openId: string;
  readonly unionId: string;
  readonly name: string;
  readonly enName: string;
  readonly email: string;
  readonly mobile: string;
  readonly role: 'recruiter' | 'colleague' | 'lead' | 'outsider';
}

export interface Job {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly city: string;
  readonly department: string;
  open: boolean;
  recruiter: string;
  assistants: string[];
  hiringManagers: string[];
  /** Who changed it last, as Hire's history would show. */
  lastOperator: string;
  config: JobConfig;
}

export interface Pool {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly isPrivate: boolean;
}

export interface Talent {
  readonly id: string;
  readonly name: string;
  readonly mobile: string;
  readonly email: string;
  readonly company: string;
  readonly onboarded: boolean;
  readonly pools: Set<string>;
}

const surnames = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '赵',
  '黄',
  '周',
  '吴',
  '徐',
  '孙',
  '马',
  '朱',
  '胡',
  '郭',
  '何',
  '林',
  '高',
  '罗',
];
const given = [
  '思远',
  '雨桐',
  '子涵',
  '浩然',
  '欣怡',
  '梓轩',
  '佳琪',
  '俊杰',
  '诗涵',
  '宇航',
  '一诺',
  '明哲',
  '若曦',
  '天佑',
  '可欣',
  '文博',
  '静怡',
  '嘉豪',
  '晓彤',
  '博文',
];
const english = [
  'Ann',
  'Bob',
  'Carol',
  'David',
  'Emma',
  'Frank',
  'Grace',
  'Henry',
  'Iris',
  'Jack',
  'Kate',
  'Leo',
  'Mia',
  'Noah',
  'Olivia',
];
const titles = [
  '前端工程师',
  '后端工程师',
  '算法工程师',
  '测试工程师',
  '产品经理',
  '交互设计师',
  '数据分析师',
  '运维工程师',
  '销售经理',
  'HRBP',
  '财务专员',
  'iOS Engineer',
  '法务顾问',
  '市场经理',
  '项目经理',
  '安全工程师',
];
const cities = ['北京', '上海', '深圳', '成都'];
const departments = ['基础架构', '商业化', '电商', '企业服务', '人力资源'];
const companies = ['星河科技', '远山网络', '白鹭数据', '青松软件', '海岸智能', 'Northwind'];
const poolNames: readonly (readonly [string, string])[] = [
  ['校招储备', 'Campus 2027'],
  ['高潜人才', 'High potentials'],
  ['前端方向', 'Frontend'],
  ['后端方向', 'Backend'],
  ['算法方向', 'Machine learning'],
  ['产品方向', 'Product'],
  ['设计方向', 'Design'],
  ['销售方向', 'Sales'],
  ['招聘会 2026 秋', 'Job fair autumn 2026'],
  ['离职回流', 'Alumni'],
  ['海外人才', 'Overseas'],
  ['高管储备', 'Executives'],
];

const at = <T>(list: readonly T[], index: number): T => {
  const entry = list[index % list.length];
  if (entry === undefined) throw new Error('seeding from an empty list');
  return entry;
};

const id = (prefix: string, index: number): string =>
  `${prefix}${String(369_132_000_007 + index * 7_919).padStart(15, '8')}`;
const openIdOf = (index: number): string =>
  `ou_${(0x5eed0000 + index * 40_503).toString(16)}c0ffee${String(index).padStart(4, '0')}`;

export function seedPeople(): Person[] {
  const roles = ['recruiter', 'colleague', 'lead', 'outsider'] as const;
  const fixed = ['林晓', '张伟', '陈静', '外部访客'];
  return Array.from({ length: 25 }, (_, index) => ({
    openId: openIdOf(index),
    unionId: openIdOf(index).replace('ou_', 'on_'),
    name: fixed[index] ?? at(surnames, index * 3) + at(given, index * 7),
    enName: at(english, index),
    email: `${at(english, index).toLowerCase()}${index}@example.com`,
    mobile: `+86139${String(10_000_000 + index * 137)}`,
    role: roles[index] ?? 'colleague',
  }));
}

export function seedJobs(people: readonly Person[], requirements: readonly string[]): Job[] {
  return Array.from({ length: 64 }, (_, index) => ({
    id: id('7096', index),
    code: `J${1001 + index}`,
    // Every title stands in four cities, so a title alone is not an answer; some are unique.
    title: index < 60 ? at(titles, Math.floor(index / 4)) : `${at(titles, index)}（专项 ${index}）`,
    city: at(cities, index),
    department: at(departments, index * 3),
    open: index % 16 !== 15,
    recruiter: at(people, index % 3 === 0 ? 0 : index).openId,
    assistants: index % 5 === 0 ? [] : [at(people, index + 4).openId, at(people, index + 9).openId],
    hiringManagers: [at(people, index + 2).openId],
    lastOperator: '',
    config: seedConfig(index, people, requirements),
  }));
}

export const seedPools = (): Pool[] =>
  poolNames.map(([zh, en], index) => ({ id: id('6930', index), zh, en, isPrivate: index === 11 }));

export function seedTalents(pools: readonly Pool[]): Talent[] {
  return Array.from({ length: 400 }, (_, index) => ({
    id: id('6891', index),
    name:
      index % 9 === 4
        ? `${at(english, index)} ${['Wang', 'Smith', 'Lee'][index % 3]}`
        : at(surnames, index) + at(given, Math.floor(index / 3)),
    mobile: `138${String(10_000_000 + index * 2_713)}`,
    email: `talent${index}@mail.example.com`,
    company: at(companies, index * 5),
    onboarded: index % 50 === 49,
    pools: new Set(index % 4 === 0 ? [at(pools, Math.floor(index / 4)).id] : []),
  }));
}
