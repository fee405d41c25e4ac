/** What a card shows is the newest: late and lost updates, long trouble, messages that are gone, clicks on older cards. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, stateOf, textOf } from '../../support/card.ts';
import { LEAD } from '../../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const own = { rules: [{ operations: ['*'], propose: ['everyone'], approve: { by: ['requester'] } }] };
const byTwo = (second: string) => ({
  rules: [{ operations: ['*'], propose: ['everyone'], approve: { by: [LEAD, second], count: 2 } }],
});

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ policy: own });
});
afterAll(() => world.stop());
beforeEach(() => world.policy(own));

let job = 1001;
const target = () => world.job(`J${job}`);
async function propose(more: object = {}): Promise<Message> {
  job += 1;
  target().recruiter = world.person(5).openId;
  const at = 'chat' in more ? '@招聘助手 ' : '';
  const card = await world.say('recruiter', `${at}/job managers J${job} --recruiter @${world.person(7).name}`, more);
  await world.state(card, 'To confirm');
  await world.settled();
  return card;
}
/** Another wish for the same target: the first card has to say so, which is an update of it. */
const updated = () => world.sandbox.say({ from: 'colleague', text: `/job managers J${job} --recruiter me` });
const copyOf = ({ id }: Message) =>
  world.db.selectFrom('copies').selectAll().where('message_id', '=', id).executeTakeFirstOrThrow();
const taken = () => world.until(() => (world.sandbox.trouble.lateUpdates.length === 0 ? true : null));

describe('updates of one message', () => {
  test('a slow one that carries an older state is never beside a newer one, and never has the last word', async () => {
    const card = await propose();
    world.sandbox.trouble.lateUpdates.push({ ms: 2500, lost: false });
    await updated();
    await taken();
    const shown = card.versions.length;
    const clicked = await world.press('recruiter', card, 'confirm');
    expect(clicked.toast).toBe('已确认，正在执行');
    // The answer would be an update of the message beside the slow one: it carries none.
    expect(clicked.card).toBeNull();
    await world.settled();
    expect(stateOf(cardOf(card))).toBe('Applied');
    const states = card.versions.slice(shown).map((version) => stateOf(JSON.parse(version)));
    expect(states[0]).toBe('To confirm');
    expect(states.slice(1)).not.toContain('To confirm');
  });

  test('one that was given up lands on top of the newer one: that one is sent again', async () => {
    const card = await propose();
    world.sandbox.trouble.lateUpdates.push({ ms: 2500, lost: true });
    await updated();
    await taken();
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    await world.state(card, 'To confirm');
    await world.later(61_000);
    await world.state(card, 'Applied');
    expect((await copyOf(card)).doubt_until).toBe(0);
  });

  test('a card that was sent before its answer was lost is brought up to date, not believed to be', async () => {
    world.sandbox.trouble.messages = { status: 200, code: 230099, msg: 'trouble' };
    const { message } = await world.sandbox.say({ from: 'recruiter', text: '/help' });
    const copy = () => world.db.selectFrom('copies').selectAll().where('reply_to', '=', message.id).executeTakeFirst();
    const waiting = await world.until(async () => ((await copy())?.tries ? copy() : null));
    // As a process leaves it that dies after sending.
    await world.db
      .updateTable('copies')
      .set({ doubt_until: 1 })
      .where('id', '=', waiting?.id ?? '')
      .execute();
    world.sandbox.trouble.messages = null;
    const card = await world.until(() => world.answersTo(message.id)[0] ?? null);
    await world.settled();
    expect(card.versions.length).toBe(2);
  });
});

describe('giving up', () => {
  test('half an hour of trouble and more: every card comes in the end', async () => {
    const card = await propose();
    world.sandbox.trouble.messages = { status: 400, code: 232033, msg: 'trouble' };
    await world.press('recruiter', card, 'cancel', { chatId: card.chatId });
    const { message } = await world.sandbox.say({ from: 'recruiter', text: '/help' });
    const tries = async () => {
      const copies = world.db.selectFrom('copies').select('tries').where('reply_to', '=', message.id);
      return (await copies.executeTakeFirst())?.tries ?? 0;
    };
    await world.until(async () => {
      world.clock.offsetMs += 120_000;
      await world.bot.rest();
      return (await tries()) > 40 ? true : null;
    });
    world.sandbox.trouble.messages = null;
    world.clock.offsetMs += 120_000;
    expect(textOf(cardOf(await world.answer(message.id, 0)))).toContain('/');
    await world.settled();
  });

  test('a message that is gone: the card goes to the requester, once, with the buttons that are theirs', async () => {
    const card = await propose({ chat: 'group' });
    card.recalled = true;
    const mine = `oc_direct_${world.person('recruiter').openId}`;
    const moved = await world.brings(updated, ({ chatId }) => chatId === mine);
    expect([...actsOf(cardOf(moved)).keys()]).toContain('confirm');
    await world.settled();
    expect((await world.press('recruiter', moved, 'confirm')).toast).toBe('已确认，正在执行');
    await world.state(moved, 'Applied');

    moved.recalled = true;
    const undone = await world.brings(
      () => world.press('recruiter', moved, 'undo'),
      (each) => stateOf(cardOf(each)) === 'To confirm',
    );
    await world.press('recruiter', undone, 'cancel');
    const copy = await copyOf(moved);
    await world.db.updateTable('copies').set({ version: 99_000 }).where('id', '=', copy.id).execute();
    await world.settled();
    expect(await copyOf(moved)).toMatchObject({ state: 'dead', moved: 1 });
  });

  test("an approver's own card that is gone goes to the approver again", async () => {
    world.policy(byTwo(world.person(5).openId));
    const card = await propose();
    await world.press('recruiter', card, 'confirm');
    await world.settled();
    const first = world.sentTo(LEAD).at(-1);
    const other = world.sentTo(world.person(5).openId).at(-1);
    if (!first || !other) throw new Error('no own cards');
    first.recalled = true;
    const again = await world.brings(
      () => world.press(world.person(5).openId, other, 'approve'),
      ({ chatId }) => chatId === `oc_direct_${LEAD}`,
    );
    await world.press(LEAD, again, 'approve');
    await world.state(card, 'Applied');
    await world.state(again, 'Applied');
  });
});

describe('a click counts for the card that it was made on', () => {
  async function twoAtOnce(world: TestWorld, command: string): Promise<void> {
    const card = await world.say('recruiter', command);
    await world.state(card, 'To confirm');
    const value = actsOf(cardOf(card)).get('confirm');
    const confirm = () => world.press('recruiter', card, 'confirm', { value });
    const toasts = (await Promise.all([confirm(), confirm()])).map(({ toast }) => toast);
    expect(toasts.sort()).toEqual(['卡片已更新，请再看一次。', '请看清楚，再确认一次'].sort());
    expect(stateOf(cardOf(card))).toBe('To confirm');
    await world.press('recruiter', card, 'cancel');
  }

  test('two at once on what is asked twice are one yes, sixty times', async () => {
    // Fifteen in each of four worlds: the search for pre-hires keeps the slowest pace of all.
    const worlds = await Promise.all(Array.from({ length: 4 }, () => startWorld({ policy: own })));
    const fifteen = async (each: TestWorld) => {
      const person = each.preHire('24001');
      for (let round = 0; round < 15; round += 1)
        await twoAtOnce(each, `/prehire update ${person.id} --status withdrawn --note ${round}`);
      expect(person.status).not.toBe('withdrawn');
    };
    await Promise.all(worlds.map(fifteen)).finally(() => Promise.all(worlds.map((each) => each.stop())));
  });

  test('on an older card it gets a toast and the present card', async () => {
    const card = await propose();
    const [confirm, cancel] = ['confirm', 'cancel'].map((act) => actsOf(cardOf(card)).get(act));
    await world.press('recruiter', card, 'confirm', { value: confirm });
    await world.state(card, 'Applied');
    await world.settled();
    const late = await world.press('recruiter', card, 'cancel', { value: cancel });
    expect(late.toast).toBe('现在的状态是「已生效」。');
    expect(stateOf(late.card)).toBe('Applied');
  });
});
