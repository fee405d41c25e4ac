/** `app-manifest.json` asks for what the code uses: no scope too few, none too many; and it offers what can be said. */
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { completions } from '../src/command/completion.ts';
import { parseMessage } from '../src/command/parse.ts';
import type { Api } from '../src/core/api.ts';
import { ADDED, CLICK, ENTERED, LEAVING, MENU, MESSAGE, RECALL } from '../src/edge/subscription.ts';
import * as colleagues from '../src/feishu/find/colleagues.ts';
import { listJobs, readJob } from '../src/feishu/find/jobs.ts';
import { listPools } from '../src/feishu/find/pools.ts';
import { searchPreHires } from '../src/feishu/find/prehires.ts';
import { listRequirements, requirementSchemas } from '../src/feishu/find/requirements.ts';
import { readTalent, searchTalents, talentIdsByContact } from '../src/feishu/find/talents.ts';
import { botInfo, replyToMessage, sendMessage, updateMessage } from '../src/feishu/messages.ts';
import { searchRequirements } from '../src/hire/requirement-api.ts';
import { handoverOver } from '../src/operations/handover.ts';
import { operations } from '../src/operations/index.ts';
import { looks } from '../src/operations/looks.ts';
import { manifest, optionalScopes, requiredScopes, scopesToImport } from '../src/settings/manifest.ts';
import { filesIn, root, textOf } from './support/sources.ts';

/** Calls without which the bot does not work; all others make it nicer. */
const needed: Api[] = [
  ...operations.flatMap(({ read, write }) => [read, write]),
  listJobs,
  readJob,
  listPools,
  searchTalents,
  readTalent,
  talentIdsByContact,
  replyToMessage,
  sendMessage,
  updateMessage,
  botInfo,
  listRequirements,
  searchRequirements,
  requirementSchemas,
  searchPreHires,
];

const IsApi = z.looseObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH']),
  path: z.string().startsWith('/open-apis/'),
  windows: z.array(z.unknown()),
  scopes: z.array(z.string()),
});
type Found = z.output<typeof IsApi>;

/** Every description of a call in what a module exports, however deep. */
function apisIn(value: unknown, depth = 0): Found[] {
  const api = IsApi.safeParse(value);
  if (api.success) return [api.data];
  if (value === null || typeof value !== 'object' || depth > 4) return [];
  return Object.values(value).flatMap((each) => apisIn(each, depth + 1));
}

const folders = ['src/feishu', 'src/hire', 'src/operations'].flatMap((folder) => filesIn(folder, /\.ts$/));
const modules = await Promise.all(folders.map((file): Promise<unknown> => import(resolve(root, file))));
const callable = modules.flatMap((each) => apisIn({ ...Object(each) }));
const nameOf = ({ method, path }: Pick<Api, 'method' | 'path'>): string => `${method} ${path}`;

describe('scopes', () => {
  const allows =
    (granted: readonly string[]) =>
    ({ scopes }: Pick<Api, 'scopes'>) =>
      scopes.length === 0 || scopes.some((scope) => granted.includes(scope));
  const all = [...requiredScopes, ...optionalScopes];

  test('every call that the code describes is found, and every path that it writes belongs to one', () => {
    const found = new Set(callable.map(nameOf));
    expect(needed.filter((api) => !found.has(nameOf(api))).map(nameOf)).toEqual([]);
    const paths = new Set(callable.map(({ path }) => path));
    const written = folders.flatMap((file) =>
      [...textOf(file).matchAll(/'(\/open-apis\/[^']+)'/g)].map(([, path = '']) => path),
    );
    expect(written.length).toBeGreaterThan(20);
    // The token's own call needs none, and is described nowhere.
    const apart = written.filter((path) => !paths.has(path) && !path.startsWith('/open-apis/auth/'));
    expect(apart).toEqual([]);
  });
  test('the required ones allow every call that the bot needs', () => {
    expect(needed.filter((api) => !allows(requiredScopes)(api)).map(nameOf)).toEqual([]);
  });
  test('each required one is missed when it is gone', () => {
    // These two let messages arrive; no call asks for them.
    const receiving = ['im:message.p2p_msg:readonly', 'im:message.group_at_msg:readonly'];
    for (const scope of requiredScopes.filter((each) => !receiving.includes(each))) {
      expect(needed.every(allows(requiredScopes.filter((each) => each !== scope))), scope).toBe(false);
    }
    expect(requiredScopes).toEqual(expect.arrayContaining(receiving));
  });
  test('the optional ones allow all other calls, and each is missed when it is gone', () => {
    expect(callable.filter((api) => !allows(all)(api)).map(nameOf)).toEqual([]);
    // Let recalls and new groups arrive, and names stand in what the contacts answer: no call asks for them.
    const silent = ['im:message:readonly', 'im:chat.members:bot_access', ...colleagues.fieldScopes];
    expect(optionalScopes).toEqual(expect.arrayContaining(silent));
    for (const scope of optionalScopes.filter((each) => !silent.includes(each))) {
      expect(callable.every(allows(all.filter((each) => each !== scope))), scope).toBe(false);
    }
    expect(optionalScopes.filter((scope) => requiredScopes.includes(scope))).toEqual([]);
  });
  test('a data range belongs to a scope that is asked for; the import lists each scope once', () => {
    expect(manifest.dataRanges.filter(({ scope }) => !all.includes(scope))).toEqual([]);
    const { tenant } = scopesToImport().scopes;
    expect(new Set(tenant).size).toBe(tenant.length);
    expect([...tenant].sort()).toEqual([...all].sort());
  });
});

test('events and callbacks are those that the edge understands', () => {
  expect([manifest.events, manifest.callbacks]).toEqual([[MESSAGE, RECALL, ENTERED, ADDED, MENU], [CLICK]]);
  expect(manifest.optionalEvents.map(({ event }) => event)).toEqual([LEAVING]);
});

describe('what it offers to say', () => {
  const words = completions({ operations, looks, handover: handoverOver(operations) }).flatMap((each) =>
    each.words.map((word) => word.split(' ')[0]),
  );

  test('each slash command begins a command, every noun has one, none stands twice', () => {
    const offered = manifest.slashCommands.map(({ command }) => command);
    expect(offered.filter((command) => !words.includes(`/${command}`))).toEqual([]);
    const nouns = [...operations, ...looks].map(({ noun }) => noun.en);
    expect(nouns.filter((noun) => !offered.includes(noun))).toEqual([]);
    expect(new Set(offered).size).toBe(offered.length);
    expect(offered.filter((command) => !/^[a-z]{1,32}$/.test(command))).toEqual([]);
  });

  test('what the menu opens is a whole command', () => {
    const vocabulary = { operations, looks };
    const kinds = manifest.menu.map(({ opens }) => parseMessage(opens, vocabulary).map(({ kind }) => kind));
    expect(kinds).toEqual([['report'], ['look'], ['operation'], ['operation'], ['help']]);
  });
});
