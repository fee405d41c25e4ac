/** The state of the stand-in: what Hire, the contacts and the chats hold. Kept in memory, changed by calls and by hand. */
import { randomBytes } from 'node:crypto';
import { type Job, seedJobs } from '../seed/jobs.ts';
import { type Person, seedPeople } from '../seed/people.ts';
import { type PreHire, seedPreHires } from '../seed/prehires.ts';
import { type Requirement, seedRequirements } from '../seed/requirements.ts';
import { type Pool, seedPools, seedTalents, type Talent } from '../seed/talents.ts';
import { createNewsroom, type Newsroom } from './news.ts';

export interface Chat {
  readonly id: string;
  readonly name: string;
  readonly direct: boolean;
  readonly members: readonly string[];
}

export interface StoredFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Message {
  readonly id: string;
  readonly chatId: string;
  readonly sender: string;
  readonly type: string;
  readonly createdAt: number;
  readonly rootId: string;
  /** Empty outside a thread; a root gets one when somebody opens a thread on it. */
  threadId: string;
  /** Newest last; a message of a person has one. */
  readonly versions: string[];
  readonly files: Map<string, StoredFile>;
  recalled: boolean;
  /** Whom the placeholders in the text stand for. */
  readonly mentions?: readonly { readonly key: string; readonly name: string }[];
}

/** What the tenant's administrator can switch. */
export interface Switches {
  /** 「通过 API 同步职位」 */
  jobApiSync: boolean;
  /** 「通过 API 新建、编辑、删除招聘需求」 */
  jrApiEdit: boolean;
  /** 「招聘需求审批」 */
  jrApproval: boolean;
  /** 「启用面试轮次类型」 */
  roundTypes: boolean;
  /** 「HR 按职位选择登记表」; without it one form counts for all jobs, whatever a job says. */
  formsPerJob: boolean;
  /** 「通讯录权限范围」: all departments, or nobody. */
  contacts: boolean;
  /** Vacant heads that CoreHR grants; null where nobody counts. */
  quota: number | null;
}

const seedSwitches: Switches = {
  jobApiSync: true,
  jrApiEdit: true,
  jrApproval: false,
  roundTypes: false,
  formsPerJob: true,
  contacts: true,
  quota: null,
};

export interface World {
  readonly people: Person[];
  readonly jobs: Map<string, Job>;
  readonly pools: Map<string, Pool>;
  readonly talents: Map<string, Talent>;
  readonly requirements: Map<string, Requirement>;
  readonly preHires: Map<string, PreHire>;
  readonly switches: Switches;
  readonly chats: Map<string, Chat>;
  readonly messages: Map<string, Message>;
  /** `state` as `bot/v3/info` tells it: 2 is enabled. */
  readonly bot: { readonly openId: string; readonly name: string; state: number };
  /** What the bot has uploaded, by key. */
  readonly uploads: Map<string, StoredFile>;
  readonly news: Newsroom;
}

export const freshId = (prefix: string): string => `${prefix}_${randomBytes(16).toString('hex')}`;

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

export function createWorld(): World {
  const people = seedPeople();
  const pools = seedPools();
  const requirements = seedRequirements(people);
  const bot = { openId: 'ou_sandbox_bot', name: '招聘助手', state: 2 };
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
    jobs: byId(
      seedJobs(
        people,
        requirements.map(({ id }) => id),
      ),
    ),
    requirements: byId(requirements),
    preHires: byId(seedPreHires()),
    switches: { ...seedSwitches },
    pools: byId(pools),
    talents: byId(seedTalents(pools)),
    chats: byId([group, ...direct]),
    messages: new Map(),
    uploads: new Map(),
    news: createNewsroom(),
  };
}

const CARD_LASTS_MS = 14 * 86_400_000;

/** Its card can be neither pressed nor updated any more. */
export const isOld = ({ createdAt }: Pick<Message, 'createdAt'>, now: number): boolean =>
  now - createdAt > CARD_LASTS_MS;

export const personOf = ({ people }: World, who: string): Person | undefined =>
  people.find(({ openId, name, role, email }) => [openId, name, role, email].includes(who));

export function keepMessage({ messages, news }: World, message: Message): void {
  messages.set(message.id, message);
  news.tell({ kind: 'message', id: message.id });
}

export function keepVersion({ news }: World, message: Message, content: string): void {
  message.versions.push(content);
  news.tell({ kind: 'message', id: message.id });
}
