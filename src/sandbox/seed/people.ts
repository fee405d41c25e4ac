/** Colleagues: who recruits, leads, looks in from outside. */
import { english, given, surnames } from './person-names.ts';
import { at } from './rule.ts';
import { departments } from './settings.ts';

export interface Person {
  readonly openId: string;
  readonly unionId: string;
  readonly name: string;
  readonly enName: string;
  readonly email: string;
  readonly mobile: string;
  /** Empty for who is not in the company's contacts. */
  readonly departmentId: string;
  readonly role: 'recruiter' | 'colleague' | 'lead' | 'outsider';
}

/** By place. The last two share their name, and have different departments. */
const ownNames: ReadonlyMap<number, string> = new Map([
  [0, '林晓'],
  [1, '张伟'],
  [2, '陈静'],
  [3, '外部访客'],
  [20, 'Lee'],
  [21, 'Mary Ann Lee'],
  [22, '阿卜杜拉·买买提'],
  [23, '王芳'],
  [24, '王芳'],
]);

const openIdOf = (index: number): string =>
  `ou_${(0x5eed0000 + index * 40_503).toString(16)}c0ffee${String(index).padStart(4, '0')}`;

export function seedPeople(): Person[] {
  const roles = ['recruiter', 'colleague', 'lead', 'outsider'] as const;
  return Array.from({ length: 25 }, (_, index) => ({
    openId: openIdOf(index),
    unionId: openIdOf(index).replace('ou_', 'on_'),
    name: ownNames.get(index) ?? at(surnames, index * 3) + at(given, index * 7),
    enName: at(english, index),
    email: `${at(english, index).toLowerCase()}${index}@example.com`,
    mobile: `+86139${String(10_000_000 + index * 137)}`,
    departmentId: roles[index] === 'outsider' ? '' : at(departments, index).id,
    role: roles[index] ?? 'colleague',
  }));
}
