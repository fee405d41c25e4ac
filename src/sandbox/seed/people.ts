/** Colleagues: who recruits, leads, looks in from outside. */
import { english, given, surnames } from './person-names.ts';
import { at } from './rule.ts';

export interface Person {
  readonly openId: string;
  readonly unionId: string;
  readonly name: string;
  readonly enName: string;
  readonly email: string;
  readonly mobile: string;
  readonly role: 'recruiter' | 'colleague' | 'lead' | 'outsider';
}

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
