/** A policy that changes while a proposal waits: decided by the policy of now, and said on the card. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, textOf } from '../../support/card.ts';
import { LEAD, RECRUITER } from '../../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const rule = (approve: object, propose = ['everyone']) => ({ rules: [{ operations: ['*'], propose, approve }] });
const own = rule({ by: ['requester'] });
const byLead = rule({ by: [LEAD] });

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ policy: byLead });
});
afterAll(() => world.stop());
beforeEach(() => world.policy(byLead));

let job = 1001;
async function waiting(): Promise<Message> {
  job += 1;
  const other = world.person(world.job(`J${job}`).recruiter === world.person(7).openId ? 8 : 7);
  const card = await world.say('recruiter', `/job managers J${job} --recruiter @${other.name}`);
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'To approve');
  await world.settled();
  return card;
}

test('to the own confirmation: what was confirmed goes on, and says why', async () => {
  const card = await waiting();
  world.policy(own);
  await world.state(card, 'Applied');
  expect(textOf(cardOf(card))).toContain('策略改了');
});

test('to another approver: who gets the card, decides, and is named', async () => {
  const card = await waiting();
  const { openId, name } = world.person(5);
  world.policy(rule({ by: [openId] }));
  const theirs = await world.until(() => world.sentTo(openId).at(-1) ?? null);
  await world.until(() => (textOf(cardOf(card)).includes(`审批人：${name}`) ? true : null));
  await world.press(openId, theirs, 'approve');
  await world.state(card, 'Applied');
});

test('from the own confirmation to approval: the click asks for it', async () => {
  world.policy(own);
  const card = await world.say('recruiter', `/job managers J1030 --recruiter @${world.person(9).name}`);
  world.policy(byLead);
  expect((await world.press('recruiter', card, 'confirm')).toast).toBe('已确认，等待审批');
  await world.state(card, 'To approve');
});

test('to one that forbids it: it stays, says so, and can be cancelled', async () => {
  const card = await waiting();
  world.policy(rule({ by: [LEAD] }, [LEAD]));
  await world.until(() => (textOf(cardOf(card)).includes('按现在的策略，不能再') ? true : null));
  expect([...actsOf(cardOf(card)).keys()]).toEqual(['cancel']);
  await world.press(RECRUITER, card, 'cancel');
  await world.state(card, 'Cancelled');
});

test('one that cannot be read any more keeps none behind it from following', async () => {
  const broken = await waiting();
  const behind = await waiting();
  const { id } = await world.db
    .selectFrom('copies')
    .innerJoin('proposals', 'proposals.id', 'copies.proposal_id')
    .select('proposals.id')
    .where('copies.message_id', '=', broken.id)
    .executeTakeFirstOrThrow();
  await world.db.updateTable('proposals').set({ command: '{' }).where('id', '=', id).execute();
  world.policy(own);
  await world.state(behind, 'Applied');
  expect(world.logs.some((line) => line.startsWith('error following a changed policy'))).toBe(true);
});

test('to one that forbids it after it was applied: undoing it is refused as proposing is, and the trail remembers', async () => {
  world.policy(own);
  const to = world.person(9);
  const number = /#(\d+)/.exec(textOf(cardOf(await world.applied(`/job managers J1040 --recruiter @${to.name}`))))?.[1];
  world.policy(rule({ by: [LEAD] }, [LEAD]));
  const refusal = textOf(cardOf(await world.say('recruiter', `/undo ${number}`)));
  expect(refusal).toContain('你没有权限在这里做这件事：');
  const { kind, actor, detail } = await world.db
    .selectFrom('audit')
    .selectAll()
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect({ kind, actor }).toEqual({ kind: 'refused', actor: RECRUITER });
  expect(JSON.parse(detail)).toMatchObject({ operation: 'job.managers' });
  expect(world.job('J1040').recruiter).toBe(to.openId);
});
