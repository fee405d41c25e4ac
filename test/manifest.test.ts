/** `app-manifest.json` asks for what the code uses: no scope too few, none too many. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Api } from '../src/core/api.ts';
import { CLICK, MESSAGE, RECALL } from '../src/edge/subscription.ts';
import { readMessage, readResource, uploadFile } from '../src/feishu/files.ts';
import * as colleagues from '../src/feishu/find/colleagues.ts';
import { readDepartments, searchDepartments } from '../src/feishu/find/departments.ts';
import { listRoundTypes } from '../src/feishu/find/interview-forms.ts';
import { listJobs, readJob } from '../src/feishu/find/jobs.ts';
import { lists } from '../src/feishu/find/lists.ts';
import { namesOfPeople } from '../src/feishu/find/people-names.ts';
import { listPools } from '../src/feishu/find/pools.ts';
import { searchPreHires } from '../src/feishu/find/prehires.ts';
import { listRequirements, requirementSchemas } from '../src/feishu/find/requirements.ts';
import { readTalent, searchTalents, talentIdsByContact } from '../src/feishu/find/talents.ts';
import { botInfo, replyToMessage, updateMessage } from '../src/feishu/messages.ts';
import { peopleByContact } from '../src/hire/contact-api.ts';
import { searchRequirements } from '../src/hire/requirement-api.ts';
import { operations } from '../src/operations/index.ts';

const root = resolve(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(resolve(root, 'app-manifest.json'), 'utf8')) as {
  scopes: { tenant: { required: string[]; optional: string[] } };
  events: string[];
  callbacks: string[];
};
const { required, optional } = manifest.scopes.tenant;

/** Calls without which the bot does not work, and those that only make it nicer. */
const needed: Api[] = [
  ...operations.flatMap(({ read, write }) => [read, write]),
  listJobs,
  readJob,
  listPools,
  searchTalents,
  readTalent,
  talentIdsByContact,
  replyToMessage,
  updateMessage,
  botInfo,
  listRequirements,
  searchRequirements,
  requirementSchemas,
  searchPreHires,
];
const nice: Api[] = [
  readMessage,
  readResource,
  uploadFile,
  peopleByContact,
  namesOfPeople,
  colleagues.contactRange,
  colleagues.departmentNames,
  colleagues.departmentsBelow,
  colleagues.departmentMembers,
  colleagues.usersByIds,
  colleagues.chatMembers,
  listRoundTypes,
  readDepartments,
  searchDepartments,
  ...lists.map(({ api }) => api),
];

describe('scopes', () => {
  const allows =
    (granted: readonly string[]) =>
    ({ scopes }: Api) =>
      scopes.length === 0 || scopes.some((scope) => granted.includes(scope));
  test('the required ones allow every call that the bot needs', () => {
    expect(needed.filter((api) => !allows(required)(api)).map(({ path }) => path)).toEqual([]);
  });
  test('each required one is missed when it is gone', () => {
    // These two let messages arrive; no call asks for them.
    const receiving = ['im:message.p2p_msg:readonly', 'im:message.group_at_msg:readonly'];
    for (const scope of required.filter((each) => !receiving.includes(each))) {
      expect(needed.every(allows(required.filter((each) => each !== scope))), scope).toBe(false);
    }
    expect(required).toEqual(expect.arrayContaining(receiving));
  });
  test('the optional ones are those of the rest', () => {
    expect(nice.filter((api) => !allows([...required, ...optional])(api)).map(({ path }) => path)).toEqual([]);
    // Lets recalls arrive, and names stand in what the contacts answer: no call asks for them.
    const silent = ['im:message:readonly', ...colleagues.fieldScopes];
    expect(optional).toEqual(expect.arrayContaining(silent));
    for (const scope of optional.filter((each) => !silent.includes(each))) {
      const others = [...required, ...optional.filter((each) => each !== scope)];
      expect(nice.every(allows(others)), scope).toBe(false);
    }
  });
});

test('events and callbacks are those that the edge understands', () => {
  expect([manifest.events, manifest.callbacks]).toEqual([[MESSAGE, RECALL], [CLICK]]);
});
