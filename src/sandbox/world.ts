/** The state of the stand-in: what Hire, the contacts and the chats hold. Kept in memory, changed by calls and by hand. */
import { randomBytes } from 'node:crypto';
import { type Job, type Person, type Pool, seedJobs, seedPeople, seedPools, seedTalents, type Talent } from './seed.ts';

export interface Chat {
  readonly id: string;
  readonly name: string;
  readonly direct: boolean;
  readonly members: readonly string[];
}

export interface Message {
  readonly id: string;
  readonly chatId: string;
  readonly sender: string;
  readonly type: string;
  readonly createdAt: number;
  readonly rootId: string;
  readonly threadId: string;
  /** Newest last; a message of a person has one. */
  readonly versions: string[];
  readonly files: Map<string, { name: string; bytes: Buffer }>;
  recalled: boolean;
}

export interface World {
  readonly people: Person[];
  readonly jobs: Map<string, Job>;
  readonly pools: Map<string, Pool>;
  readonly talents: Map<string, Talent>;
  readonly chats: Map<string, Chat>;
  readonly messages: Map<string, Message>;
  readonly bot: { readonly openId: string; readonly name: string };
}

export const freshId = (prefix: string): string => `${prefix}_${randomBytes(16).toString('hex')}`;

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

export function createWorld(): World {
  const people = seedPeople();
  const pools = seedPools();
  const bot = { openId: 'ou_sandbox_bot', name: '招聘助手' };
  const group: Chat = {
    id: 'oc_sandbox_group',
    name: '招聘小组',
    direct: false,
    members: people.map(({ openId }) => openId),
  };
  const direct = people.map(
    (person): Chat => ({ id: `oc_direct_${person.openId}`, name: person.name, direct: true, members: [person.openId] }),
  );
  return {
    people,
    bot,
    jobs: byId(seedJobs(people)),
    pools: byId(pools),
    talents: byId(seedTalents(pools)),
    chats: byId([group, ...direct]),
    messages: new Map(),
  };
}

export const personOf = ({ people }: World, who: string): Person | undefined =>
  people.find(({ openId, name, role, email }) => [openId, name, role, email].includes(who));
