/** Who is told what, and when: outcomes, reminders, nudges; nothing twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isQuiet, remindersDue } from '../../../src/flow/tell/remind.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { timeOf } from '../../support/bot.ts';
import { actsOf, textOf } from '../../support/card.ts';
import { attach } from '../../support/list.ts';
import { LEAD } from '../../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const HOUR = 3600_000;
let world: TestWorld;
beforeAll(async () => {
  const policy = { rules: [{ operations: ['*'], propose: ['everyone'], approve: { by: [LEAD] } }] };
  world = await startWorld({ policy });
});
afterAll(() => world.stop());

let count = 0;
async function waiting(): Promise<Message> {
  count += 1;
  const command = `/job managers J${1001 + count} --add-assistants @${world.person(20).name}`;
  const card = await world.say('recruiter', command);
  await world.press('recruiter', card, 'confirm');
  return world.state(card, 'To approve');
}
const cardsOfLead = (): Message[] => world.sentTo(LEAD);
/** The approver's own card of the same proposal. */
const ownCard = (card: Message): Promise<Message> => {
  const [number = ''] = /#\d+ /.exec(textOf(cardOf(card))) ?? [];
  return world.until(() => cardsOfLead().find((each) => textOf(cardOf(each)).startsWith(number)) ?? null);
};
/** Lets time pass until that hour of the day in the tenant's zone. */
function untilHour(hour: number): Promise<void> {
  const now = new Date(timeOf(world.clock) + 8 * HOUR);
  const ahead = (hour - now.getUTCHours() + 24) % 24 || 24;
  return world.later(ahead * HOUR);
}

describe('the requester learns the outcome', () => {
  test('once, as a reply to the own message, when somebody else has decided', async () => {
    const card = await waiting();
    const own = await ownCard(card);
    await world.press(LEAD, own, 'approve');
    await world.state(card, 'Applied');
    const told = () => world.answersTo(card.rootId).filter(({ id }) => id !== card.id);
    await world.settled();
    expect(told()).toHaveLength(1);
    expect(textOf(cardOf(told()[0] as Message))).toMatch(/已生效[\s\S]*陈静 已批准/);
  });

  test('of each failure, also of the one after somebody tried again', async () => {
    const { switches } = world.sandbox.world;
    const before = switches.jrApiEdit;
    switches.jrApiEdit = false;
    const card = await world.say('recruiter', '/jr update R00405 --headcount +1');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'To approve');
    const told = () => world.answersTo(card.rootId).filter(({ id }) => id !== card.id);
    const toldTimes = (times: number) => world.until(() => (told().length === times ? true : null));
    await world.press(LEAD, await ownCard(card), 'approve');
    await toldTimes(1);
    await world.state(card, 'Failed');
    await world.press('recruiter', card, 'retry');
    await toldTimes(2);
    await world.state(card, 'Failed');
    switches.jrApiEdit = before;
    await world.settled();
    expect(told()).toHaveLength(2);
  });

  test('of a reject with its reason', async () => {
    const card = await waiting();
    const own = await ownCard(card);
    await world.press(LEAD, own, 'reject', { form: { reason: '缓一缓' } });
    const note = await world.answer(card, 1);
    expect(textOf(cardOf(note))).toContain('陈静 已拒绝：缓一缓');
  });
});

test('what waited for others and expired is told; a preview that nobody confirmed just ends', async () => {
  const forgotten = await world.say('recruiter', `/job managers J1030 --add-assistants @${world.person(20).name}`);
  const card = await waiting();
  await world.later(25 * HOUR);
  await world.state(card, 'Expired');
  await world.state(forgotten, 'Expired');
  const note = await world.answer(card, 1);
  expect(textOf(cardOf(note))).toContain('已过期');
  expect(world.answersTo(forgotten.rootId)).toHaveLength(1);
});

describe('reminders', () => {
  test.each([
    [0, 0],
    [11.9, 0],
    [12, 1],
    [22.9, 1],
    [23, 2],
    [24, 0],
  ])('a day old after 24 hours: at %d hours %d are due', (hours, due) => {
    expect(remindersDue({ created_at: 0, expires_at: 24 * HOUR }, hours * HOUR)).toBe(due);
  });

  test('a life of an hour has one at half time', () => {
    expect(remindersDue({ created_at: 0, expires_at: HOUR }, 0.5 * HOUR)).toBe(1);
    expect(remindersDue({ created_at: 0, expires_at: HOUR }, 0.9 * HOUR)).toBe(1);
  });

  test('the night is quiet in the zone of the tenant', () => {
    const at = (time: string) => isQuiet(Date.parse(`2026-11-21T${time}:00+08:00`), 'Asia/Shanghai');
    expect([at('21:59'), at('22:00'), at('03:00'), at('07:59'), at('08:00')]).toEqual([false, true, true, true, false]);
  });

  test('at half time the approver gets the card again, once; at night only in the morning', async () => {
    await untilHour(9);
    await ownCard(await waiting());
    const before = cardsOfLead().length;
    await world.later(13.5 * HOUR);
    expect(cardsOfLead()).toHaveLength(before);
    await world.later(9.7 * HOUR);
    expect(cardsOfLead()).toHaveLength(before + 1);
    await world.settled();
    expect(cardsOfLead()).toHaveLength(before + 1);
  });

  test('the requester nudges from the list, at most once in four hours', async () => {
    await untilHour(10);
    const card = await waiting();
    await ownCard(card);
    const list = await world.say('recruiter', '/pending');
    const before = cardsOfLead().length;
    expect((await world.press('recruiter', list, 'nudge')).toast).toBe('已提醒 1 位审批人');
    await world.until(() => (cardsOfLead().length > before ? true : null));
    expect((await world.press('recruiter', list, 'nudge')).toast).toMatch(
      /^4 小时内只能催一次，\d\d:\d\d 之后可以再催。$/,
    );
    expect((await world.press('colleague', list, 'nudge')).toast).toContain('只有提出人');
    expect(textOf(cardOf(card))).toContain('已批准 0/1');
  });
});

describe('what was rejected or expired is changed and asked again', () => {
  /** The form that the note opens, filled with the wish, and the card that comes of it. */
  async function askedAgain(note: Message): Promise<Message> {
    expect(textOf(cardOf(note))).toContain('修改后重新提交\nChange and ask again');
    const form = await world.brings(() => world.press('recruiter', note, 'edit'));
    const again = await world.brings(() => world.press('recruiter', form, 'submit'));
    return world.state(again, 'To confirm');
  }
  const wishOf = (card: Message) => /＋ .+/.exec(textOf(cardOf(card)))?.[0];

  test('a rejected one, by who asked; nobody else', async () => {
    const card = await waiting();
    await world.press(LEAD, await ownCard(card), 'reject', { form: { reason: '换个人' } });
    const note = await world.answer(card, 1);
    expect((await world.press('colleague', note, 'edit')).toast).toContain('只有提出人');
    const again = await askedAgain(note);
    expect(textOf(cardOf(again))).toContain(world.person(20).name);
    expect(wishOf(again)).toBe(wishOf(card));
    expect([...actsOf(cardOf(card)).keys()]).toEqual([]);
  });

  test('an expired one', async () => {
    const card = await waiting();
    await world.later(25 * HOUR);
    await world.state(card, 'Expired');
    const again = await askedAgain(await world.answer(card, 1));
    expect(textOf(cardOf(again))).toContain(world.person(20).name);
  });

  /** What no form says whole is previewed again, with the button that changes it. */
  async function previewedAgain(card: Message): Promise<Message> {
    const own = await ownCard(card);
    const note = await world.brings(
      () => world.press(LEAD, own, 'reject'),
      (each) => textOf(cardOf(each)).includes('没有写原因'),
    );
    expect(textOf(cardOf(note))).toContain('重新预览，修改后提交');
    const again = await world.brings(() => world.press('recruiter', note, 'edit'));
    await world.state(again, 'To confirm');
    expect(actsOf(cardOf(again)).has('edit')).toBe(true);
    return again;
  }

  test('an undo', async () => {
    const card = await waiting();
    await world.press(LEAD, await ownCard(card), 'approve');
    await world.state(card, 'Applied');
    await world.settled();
    const back = await world.brings(() => world.press('recruiter', card, 'undo'));
    await world.press('recruiter', back, 'confirm');
    await world.state(back, 'To approve');
    const wanted = textOf(cardOf(back)).match(/－ .+/)?.[0];
    expect(textOf(cardOf(await previewedAgain(back)))).toContain(wanted);
  });

  test('the rows of a file', async () => {
    const offered = await attach(world, [
      ['职位编码', '招聘负责人'],
      ['J1031', world.person(20).name],
      ['J1032', world.person(21).name],
    ]);
    const card = await world.brings(() => world.press('recruiter', offered, 'open'));
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'To approve');
    expect(textOf(cardOf(await previewedAgain(card)))).toContain(world.person(21).name);
  });

  test('what took effect has no such button', async () => {
    const card = await waiting();
    await world.press(LEAD, await ownCard(card), 'approve');
    const note = await world.answer(card, 1);
    expect(actsOf(cardOf(note)).has('edit')).toBe(false);
  });
});

test('a bare no is told as one', async () => {
  const card = await waiting();
  await world.press(LEAD, await ownCard(card), 'reject');
  const note = textOf(cardOf(await world.answer(card, 1)));
  expect(note).toContain('陈静 已拒绝（没有写原因）');
  expect(note).toContain('(no reason given)');
});
