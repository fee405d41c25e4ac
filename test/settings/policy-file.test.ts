/** The policy file: told by line when it is wrong, read again when it changes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { operations as allOperations } from '../../src/operations/index.ts';
import { openPolicy, readPolicy } from '../../src/settings/policy-file.ts';
import { collectingLog } from '../support/bot.ts';

const folder = mkdtempSync(join(tmpdir(), 'hirebot-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

const operations = ['job.managers', 'pool.add', 'pool.remove'];
const good = (group: string): string => `{
  "groups": { "${group}": ["ou_a"] },
  "rules": [
    { "operations": ["pool.*"], "propose": ["${group}"], "approve": { "by": ["requester"] } },
    { "operations": ["*"], "propose": ["everyone"], "approve": { "by": ["${group}"], "count": 2 } }
  ]
}`;

describe('what is wrong is told with its line and what is allowed', () => {
  test.each([
    ['not JSON', '{\n  "rules": [,]\n}', 'line 2: not JSON'],
    ['empty', '', 'line 1: not JSON'],
    ['a comment', '{\n// x\n"rules": []}', 'line 2: not JSON'],
    ['no rules', '{ "groups": {} }', 'line 1: rules: '],
    [
      'an unknown member',
      good('leads').replace('"count"', '"cuont"'),
      'line 5: rules[1].approve: Unrecognized key: "cuont"',
    ],
    [
      'an unknown group',
      good('leads').replace('["requester"]', '["laeds"]'),
      'line 4: rules[0].approve.by[0]: "laeds" is no group',
    ],
    [
      'an unknown operation',
      good('leads').replace('pool.*', 'pools.*'),
      'line 4: rules[0].operations[0]: "pools.*" is no operation; allowed: *, ',
    ],
    ['no open_id', good('leads').replace('ou_a', 'ann'), 'line 2: groups.leads[0]: must be an open_id'],
    ['a count of nothing', good('leads').replace('2 }', '0 }'), 'line 5: rules[1].approve.count: '],
    ['no approve', good('leads').replace(', "approve": { "by": ["requester"] }', ''), 'line 4: rules[0].approve: '],
  ])('%s', (_, text, told) => {
    const read = readPolicy(text, operations);
    expect(read.ok ? [] : read.problems).toContainEqual(expect.stringContaining(told));
  });

  const all = allOperations.map(({ name }) => name);
  const examples = readdirSync('docs/policies');
  test.each(examples)('docs/policies/%s is fine', (name) => {
    expect(examples.length).toBe(6);
    expect(readPolicy(readFileSync(join('docs/policies', name), 'utf8'), all)).toMatchObject({ ok: true });
    expect(readFileSync('docs/policy.md', 'utf8')).toContain(`policies/${name}`);
  });

  test('a good file is told by its version', () => {
    expect(readPolicy(good('leads'), operations)).toMatchObject({
      ok: true,
      version: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });
});

test('a changed file holds at once; a broken one keeps the old and says so once', () => {
  const path = join(folder, 'policy.json');
  writeFileSync(path, good('leads'));
  const lines: string[] = [];
  const opened = openPolicy(path, operations, collectingLog(lines));
  if (!opened.ok) throw new Error(opened.problems.join());
  const groups = () => Object.keys(opened.source.current().policy?.groups ?? {});
  const first = opened.source.current().version;
  expect(groups()).toEqual(['leads']);
  writeFileSync(path, good('managers'));
  expect(groups()).toEqual(['managers']);
  const second = opened.source.current().version;
  expect(second).not.toBe(first);
  writeFileSync(path, '{ broken');
  expect(groups()).toEqual(['managers']);
  expect(opened.source.current().version).toBe(second);
  expect(lines.filter((line) => line.startsWith('error'))).toEqual([expect.stringContaining('line 1: not JSON')]);
  rmSync(path);
  expect(groups()).toEqual(['managers']);
  writeFileSync(path, good('leads'));
  expect(opened.source.current().version).toBe(first);
});
