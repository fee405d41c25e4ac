/** Talents, and the pools they are in. */
import { english, given, surnames } from './person-names.ts';
import { at, hireId } from './rule.ts';

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

export const seedPools = (): Pool[] =>
  poolNames.map(([zh, en], index) => ({ id: hireId('6930', index), zh, en, isPrivate: index === 11 }));

export function seedTalents(pools: readonly Pool[]): Talent[] {
  return Array.from({ length: 400 }, (_, index) => ({
    id: hireId('6891', index),
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
