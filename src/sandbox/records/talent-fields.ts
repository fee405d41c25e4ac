/** What the page shows of a talent and of a pool: each names the other. */
import type { Pool, Talent } from '../seed/talents.ts';
import type { World } from '../world/world.ts';
import { onOff, type RecordField } from './record-field.ts';

export const poolFields = ({ talents }: World): readonly RecordField<Pool>[] => [
  { name: 'en', zh: '英文名', en: 'English name', read: ({ en }) => [en] },
  { name: 'private', zh: '私有', en: 'Private', read: ({ isPrivate }) => onOff(isPrivate) },
  {
    name: 'members',
    zh: '人才',
    en: 'Talents',
    read: ({ id }) => [...talents.values()].filter(({ pools }) => pools.has(id)).map(({ name }) => name),
  },
];

export const talentFields = ({ pools }: World): readonly RecordField<Talent>[] => [
  { name: 'mobile', zh: '手机', en: 'Mobile', read: ({ mobile }) => [mobile] },
  { name: 'email', zh: '邮箱', en: 'Mail', read: ({ email }) => [email] },
  { name: 'company', zh: '公司', en: 'Company', read: ({ company }) => [company] },
  {
    name: 'pools',
    zh: '人才库',
    en: 'Pools',
    control: 'choices',
    options: [...pools.values()],
    read: (talent) => [...talent.pools],
    write: (talent, values) => {
      talent.pools.clear();
      for (const each of values) talent.pools.add(each);
    },
  },
];
