/** Feishu lets a card be pressed and changed for 14 days: what still has a decision to offer has a fresh one before. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../src/core/time.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  const lead = 'ou_lead';
  world = await startWorld({ proposalTtlMs: 40 * DAY_MS, policy: policyOf(lead) });
  world.policy(policyOf(world.person('lead').openId));
});
afterAll(() => world.stop());

/** Pools and requirements are confirmed alone, jobs need the lead. */
const policyOf = (lead: string) => ({
  groups: { leads: [lead] },
  rules: [
    { operations: ['job.config'], propose: ['everyone'], approve: { by: ['leads'] } },
    { operations: ['*'], propose: ['everyone'], approve: { by: ['requester'] } },
  ],
});

const cards = (): Message[] => [...world.sandbox.world.messages.values()].filter(({ type }) => type === 'interactive');
/** The newest card that shows the same proposal in the same chat. */
const newest = (of: Message): Message => {
  const [number = ''] = /#\d+/.exec(textOf(cardOf(of))) ?? [];
  const same = cards().filter(({ chatId, ...card }) => chatId === of.chatId && titled({ chatId, ...card }, number));
  return same.at(-1) ?? of;
};
const titled = (card: Message, number: string) => textOf(cardOf(card)).includes(`${number} `);
const numberOf = (card: Message) => /#(\d+)/.exec(textOf(cardOf(card)))?.[1] ?? '';
const confirmed = async (command: string, state: string): Promise<Message> => {
  const card = await world.say('recruiter', command);
  await world.state(card, 'To confirm');
  await world.press('recruiter', card, 'confirm');
  return world.state(card, state);
};

test('what can still be decided has a fresh card on day 13, in the same place; the old one stays as it is and points there', async () => {
  const applied = await confirmed(`/job managers J1002 --recruiter @${world.person(9).name}`, 'Applied');
  const waiting = await confirmed('/job config J1003 --evaluators me', 'To approve');
  const asked = await world.until(() => world.sentTo(world.person('lead').openId)[0] ?? null);
  const unclear = await world.say('recruiter', `/job managers J1004 --recruiter @${world.person(9).name}`);
  world.sandbox.trouble.next = ['500-before'];
  await world.press('recruiter', unclear, 'confirm');
  await world.until(() => (world.sandbox.trouble.next.length === 0 ? true : null));
  world.job('J1004').recruiter = world.person(12).openId;
  await world.state(unclear, 'Needs a look');
  const over = await world.say('recruiter', `/job managers J1005 --recruiter @${world.person(9).name}`);
  await world.press('recruiter', over, 'cancel');
  await world.state(over, 'Cancelled');

  const offering = [applied, waiting, asked, unclear];
  await world.later(13 * DAY_MS - HOUR_MS);
  expect(offering.map((card) => newest(card).id)).toEqual(offering.map(({ id }) => id));
  await world.later(2 * HOUR_MS);
  const fresh = offering.map(newest);
  for (const [index, card] of offering.entries()) {
    const now = fresh[index] ?? card;
    expect(now.id).not.toBe(card.id);
    expect([now.rootId, stateOf(cardOf(now))]).toEqual([card.rootId, stateOf(cardOf(card))]);
    expect([...actsOf(cardOf(now)).keys()]).toEqual([...actsOf(cardOf(card)).keys()]);
    expect(textOf(cardOf(now))).toContain('这一张接替旧的');
    expect(JSON.stringify(cardOf(now))).toContain('takes the place of the older one');
  }
  expect(newest(over).id).toBe(over.id);

  const before = asked.versions.length;
  const pressed = await world.press('lead', asked, 'approve');
  expect([pressed.error, pressed.toast, pressed.toastEn]).toEqual([
    0,
    expect.stringContaining(`新的 #${numberOf(asked)}`),
    expect.stringContaining('newer card'),
  ]);
  await world.press('lead', newest(asked), 'approve');
  await world.state(newest(waiting), 'Applied');
  expect([stateOf(cardOf(waiting)), asked.versions.length]).toEqual(['To approve', before]);
});

test('when the old ones cannot be pressed any more the fresh ones can, and are renewed again', async () => {
  await world.later(3 * DAY_MS);
  const [oldest] = cards();
  if (!oldest) throw new Error('nothing was ever said');
  expect((await world.sandbox.press({ from: 'recruiter', messageId: oldest.id, value: {} })).error).not.toBe(0);
  const count = cards().length;
  await world.later(10 * DAY_MS);
  const again = cards().slice(count);
  expect(again.map((card) => stateOf(cardOf(card))).sort()).toEqual(['Applied', 'Applied', 'Needs a look']);
  for (const card of again.filter((each) => stateOf(cardOf(each)) === 'Needs a look')) {
    await world.press('recruiter', card, 'happened');
    await world.state(card, 'Applied');
  }
  // Beyond any card: by number, and in the list.
  expect(textOf(cardOf(await world.say('recruiter', '/history')))).toContain('#1');
  const back = await world.say('recruiter', '/undo 1');
  await world.state(back, 'To confirm');
  await world.press('recruiter', back, 'confirm');
  await world.state(back, 'Applied');
});

test('what was put back, and what can no longer be, is left alone', async () => {
  const count = cards().length;
  await world.restart();
  await world.later(14 * DAY_MS);
  const renewed = cards().slice(count);
  // What was approved late and the undo can be taken back; of the first day's changes one was, the other is too old.
  expect(renewed.map(numberOf).sort()).toEqual(['2', '5']);
  await world.later(31 * DAY_MS);
  const left = cards().length;
  await world.later(14 * DAY_MS);
  expect(cards()).toHaveLength(left);
});

test('so has what waits for its own yes, was written in part, or has moved', async () => {
  const to = `--recruiter @${world.person(10).name}`;
  const proposed = await world.state(await world.say('recruiter', `/job managers J1006 ${to}`), 'To confirm');
  const [partly, stale] = [
    await world.say('recruiter', `/job managers J1007 J1008 ${to}`),
    await world.say('recruiter', `/job managers J1009 ${to}`),
  ];
  for (const code of ['J1008', 'J1009']) world.job(code).recruiter = world.person(13).openId;
  for (const [card, state] of [
    [partly, 'Partly applied'],
    [stale, 'Stale'],
  ] as const) {
    await world.press('recruiter', card, 'confirm');
    await world.state(card, state);
  }
  await world.later(13 * DAY_MS + HOUR_MS);
  for (const card of [proposed, partly, stale]) {
    expect(newest(card).id).not.toBe(card.id);
    expect([...actsOf(cardOf(newest(card))).keys()]).toEqual([...actsOf(cardOf(card)).keys()]);
  }
  for (const card of [proposed, stale]) await world.press('recruiter', newest(card), 'cancel');
  const back = await world.brings(() => world.press('recruiter', newest(partly), 'undo'));
  await world.press('recruiter', back, 'confirm');
  await world.state(back, 'Applied');
});
