/** Jobs, and how each is set at first. */
import { type JobConfig, seedConfig } from './job-config.ts';
import type { Person } from './people.ts';
import { at, hireId } from './rule.ts';
import { departments } from './settings.ts';

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

export function seedJobs(people: readonly Person[], requirements: readonly string[]): Job[] {
  return Array.from({ length: 64 }, (_, index) => ({
    id: hireId('7096', index),
    code: `J${1001 + index}`,
    // Every title stands in four cities, so a title alone is not an answer; some are unique.
    title: index < 60 ? at(titles, Math.floor(index / 4)) : `${at(titles, index)}（专项 ${index}）`,
    city: at(cities, index),
    department: at(departments, index * 3).zh,
    open: index % 16 !== 15,
    recruiter: at(people, index % 3 === 0 ? 0 : index).openId,
    assistants: index % 5 === 0 ? [] : [at(people, index + 4).openId, at(people, index + 9).openId],
    hiringManagers: [at(people, index + 2).openId],
    lastOperator: '',
    config: seedConfig(index, people, requirements),
  }));
}

/** 1 a real job, 2 a virtual one that collects candidates. */
export const attributeOf = ({ code }: { readonly code: string }): 1 | 2 => (Number(code.slice(1)) % 16 === 9 ? 2 : 1);
