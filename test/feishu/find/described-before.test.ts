/** Whatever tells one thing from another of its name finds it when it stands before the name. */
import { expect, test } from 'vitest';
import type { Entity } from '../../../src/core/entity.ts';
import { describedBefore } from '../../../src/feishu/find/described-before.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';

const titles = ['前端工程师', '产品经理', 'HRBP', '测试工程师', '算法的工程师'];
const cities = ['上海', '北京', '深圳', '成都'];
const departments = ['企业服务', '电商', '商业化', '基础架构'];

const jobs: readonly Entity[] = titles.flatMap((label) =>
  cities.flatMap((city, at): Entity[] =>
    departments.slice(0, 2).map((department, nth) => ({
      id: `${label}-${city}-${department}`,
      label,
      detail: [`J${1000 + at * 2 + nth}`, city, department].join(' · '),
      codes: [],
    })),
  ),
);

test('a city, a department, or both, with 的 or without', () => {
  const chance = createChance(2211);
  const find = describedBefore(jobs);
  for (let round = 0; round < 300; round += 1) {
    const job = jobs[Math.floor(chance() * jobs.length)];
    const [, city = '', department = ''] = job?.detail.split(' · ') ?? [];
    const of = ['的', '', ' '][Math.floor(chance() * 3)];
    const by =
      [city, `${city}市`, department, `${city}${department}`, `${department}部`][Math.floor(chance() * 5)] ?? '';
    const found = find(`${by}${of}${job?.label}`);
    expect(found, `${by}${of}${job?.label}`).toContain(job);
    const told = by.replace(/[市部]$/, '');
    expect(
      found.every(({ detail }) => [city, department].every((each) => !told.includes(each) || detail.includes(each))),
    ).toBe(true);
  }
});

test.each(['前端工程师', '广州的前端工程师', '上海的', '的前端工程师', '上海的售后经理', ''])(
  '%s finds nothing',
  (word) => {
    expect(describedBefore(jobs)(word)).toEqual([]);
  },
);
