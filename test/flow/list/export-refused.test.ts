/** What `/export` does not give: more than one file takes back, and what the policy keeps from this person. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { said } from '../../support/list.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
const idOf = (role: 'recruiter' | 'lead'): string => world.person(role).openId;
const policyFor = (propose: readonly string[]) => ({
  groups: { some: propose },
  rules: [{ operations: ['*'], propose: ['some'], approve: { by: ['requester'] } }],
});
beforeAll(async () => {
  world = await startWorld({ policy: policyFor(['ou_nobody']) });
});
afterAll(() => world.stop());

const files = (): number => [...world.sandbox.world.messages.values()].filter(({ type }) => type === 'file').length;
const hireCalls = (): number => world.sandbox.calls.filter(({ path }) => path.includes('/hire/')).length;

test('by policy: what is missing, in either language; nothing is read and no file is made', async () => {
  world.policy(policyFor([idOf('lead')]));
  const before = hireCalls();
  for (const text of ['/export job managers', '/导出 职位 人员 --open', `/export handover ${world.person(9).openId}`]) {
    const answer = said(await world.say('recruiter', text));
    expect(answer, text).toMatch(/没有权限|不允许|无权/);
  }
  await world.settled();
  expect([hireCalls(), files()]).toEqual([before, 0]);
});

test('2,001 jobs: refused with both numbers, before any is read; 2,000 is no more than allowed', async () => {
  world.policy(policyFor([idOf('recruiter')]));
  const { jobs } = world.sandbox.world;
  const [first] = jobs.values();
  if (!first) throw new Error('no job');
  for (let at = jobs.size; at < 2_001; at += 1) {
    const id = String(BigInt(first.id) + BigInt(at) * 7_919n);
    jobs.set(id, { ...first, id, code: `K${at}` });
  }
  const reads = () => world.sandbox.calls.filter(({ path }) => path.includes(first.id)).length;
  const before = reads();
  const answer = said(await world.say('recruiter', '/导出 职位 人员'));
  expect(answer).toContain('2001');
  expect(answer).toContain('一次最多导出 2000 个');
  await world.settled();
  expect([reads(), files()]).toEqual([before, 0]);
});
