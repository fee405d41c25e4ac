/** A missing scope mends itself; roles that change are told; both as the policy says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nextTry } from '../../../src/flow/apply/mend.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'hirebot-mend-'));
const policyFile = join(folder, 'policy.json');
const LEAD = 'ou_5eee3c6ec0ffee0002';
const clock = { offsetMs: 0 };
let world: TestWorld;
beforeAll(async () => {
  const rules = [{ operations: ['*'], propose: ['everyone'], approve: { by: ['requester'] } }];
  writeFileSync(policyFile, JSON.stringify({ rules, notify: true, admins: [LEAD] }));
  world = await startWorld({ policyFile, clock, sandbox: { now: () => Date.now() + clock.offsetMs } });
});
afterAll(async () => {
  await world.stop();
  rmSync(folder, { recursive: true });
});

const toldTo = (openId: string, words: string): Message[] =>
  [...world.sandbox.world.messages.values()].filter(
    (message) =>
      message.chatId === `oc_direct_${openId}` && message.rootId === '' && textOf(cardOf(message)).includes(words),
  );
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('the administrator is told once a day; once the scope is there it is written without a click', async () => {
  const { missingScopes } = world.sandbox.trouble;
  missingScopes.add('hire:job');
  const cards: Message[] = [];
  for (const code of ['J1002', 'J1003']) {
    const card = await world.say(
      'recruiter',
      `/job managers ${code} --add-assistants @${world.sandbox.world.people[20]?.name}`,
    );
    await world.press('recruiter', card, 'confirm');
    cards.push(await world.state(card, 'Failed'));
  }
  await world.until(() => (toldTo(LEAD, '机器人缺少权限').length > 0 ? true : null));
  expect(textOf(cardOf(toldTo(LEAD, '机器人缺少权限')[0] as Message))).toContain('hire:job');
  missingScopes.clear();
  clock.offsetMs += 11 * 60_000;
  for (const card of cards) await world.state(card, 'Applied');
  expect(toldTo(LEAD, '机器人缺少权限')).toHaveLength(1);
  expect(world.effects).toHaveLength(2);
});

test('it is tried more and more rarely', () => {
  expect([1, 2, 3, 20].map((attempt) => nextTry(0, attempt) / 60_000)).toEqual([10, 20, 40, 360]);
});

test('who gains and who loses a role is told once, the requester is not', async () => {
  const { people } = world.sandbox.world;
  const job = [...world.sandbox.world.jobs.values()].find(({ code }) => code === 'J1006');
  const [gains, loses] = [people[11], people.find(({ openId }) => openId === job?.recruiter)];
  const card = await world.say('recruiter', `/job managers J1006 --recruiter @${gains?.name} --add-assistants me`);
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
  const gained = await world.until(() => toldTo(gains?.openId ?? '', '调整了你的角色')[0] ?? null);
  expect(textOf(cardOf(gained))).toContain('＋ 后端工程师 J1006：招聘负责人');
  const lost = await world.until(() => toldTo(loses?.openId ?? '', '调整了你的角色').at(-1) ?? null);
  expect(textOf(cardOf(lost))).toContain('－ 后端工程师 J1006：招聘负责人');
  await pause(1_000);
  expect(toldTo(gains?.openId ?? '', 'J1006')).toHaveLength(1);
  expect(toldTo(people[0]?.openId ?? '', '调整了你的角色')).toEqual([]);
});
