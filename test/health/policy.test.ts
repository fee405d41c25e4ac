import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { silent } from '../../src/core/log.ts';
import { policy } from '../../src/health/policy.ts';
import { openPolicy } from '../../src/settings/policy-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'hirebot-health-'));
afterAll(() => rmSync(folder, { recursive: true }));

const opened = (text: string) => {
  const path = join(folder, 'policy.json');
  writeFileSync(path, text);
  return { policy: openPolicy(path, ['pool.add'], silent) };
};
const ruled = (approve: object, people: readonly string[]) =>
  JSON.stringify({ groups: { leads: people }, rules: [{ operations: ['*'], propose: ['leads'], approve }] });

test('no file, a sound one, a broken one, and one that nobody can satisfy', async () => {
  expect(await policy.look({ policy: null })).toMatchObject([
    { ok: true, found: { en: expect.stringContaining('no POLICY') } },
  ]);
  expect(await policy.look(opened(ruled({ by: ['leads'] }, ['ou_a', 'ou_b'])))).toMatchObject([
    { ok: true, found: { en: expect.stringMatching(/^version [0-9a-f]{16}, 1 rules$/) } },
  ]);
  expect(await policy.look(opened('{'))).toMatchObject([
    { ok: false, found: { en: expect.stringContaining('not JSON') } },
  ]);
  expect(await policy.look(opened(ruled({ by: ['leads'], count: 2 }, ['ou_a', 'ou_b'])))).toMatchObject([
    { ok: false, found: { en: 'rule 1 needs 2 to approve, but only 1 can' } },
  ]);
});
