/** Messages that people take back: nothing comes of them before the preview, and nothing is lost after it. */
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { stateOf, textOf } from '../../support/card.ts';
import { LEAD } from '../../support/people.ts';
import { cardOf, startWorld, type TestOptions, type TestWorld } from '../../support/world.ts';

const start = async (options: TestOptions = {}): Promise<TestWorld> => {
  const world = await startWorld(options);
  onTestFinished(() => world.stop());
  return world;
};

const proposals = async (world: TestWorld): Promise<number> =>
  (await world.db.selectFrom('proposals').select('id').execute()).length;

const cardsIn = (world: TestWorld, chat: string): Message[] =>
  [...world.sandbox.world.messages.values()].filter(({ chatId, type }) => chatId === chat && type === 'interactive');

describe('before the preview', () => {
  test('nothing is proposed, however late the reading ends', async () => {
    const world = await start();
    world.sandbox.trouble.slowMs = 150;
    const { message } = await world.sandbox.say({ from: 'recruiter', text: '/job managers J1002 --recruiter me' });
    await world.until(() => (world.sandbox.calls.some(({ path }) => path.includes('/hire/')) ? true : null));
    expect((await world.sandbox.recall(message.id)).status).toBe(200);
    world.sandbox.trouble.slowMs = 0;
    await world.settled();
    expect(await proposals(world)).toBe(0);
    for (const card of cardsIn(world, message.chatId)) expect(textOf(cardOf(card))).toContain('消息已撤回');
  });

  test('the same words sent anew are a command of their own', async () => {
    const world = await start();
    const text = '/job managers J1002 --recruiter me';
    world.sandbox.trouble.slowMs = 150;
    const { message } = await world.sandbox.say({ from: 'recruiter', text });
    await world.sandbox.recall(message.id);
    world.sandbox.trouble.slowMs = 0;
    await world.state(await world.say('recruiter', text), 'To confirm');
    await world.settled();
    expect(await proposals(world)).toBe(1);
  });
});

describe('after the preview', () => {
  test('the card works on, and the end is told in the chat', async () => {
    const world = await start({
      policy: { rules: [{ operations: ['*'], propose: ['everyone'], approve: { by: [LEAD] } }] },
    });
    const card = await world.say('recruiter', `/job managers J1003 --recruiter @${world.person(7).name}`);
    await world.state(card, 'To confirm');
    await world.sandbox.recall(card.rootId);
    await world.press('recruiter', card, 'confirm');
    const own = await world.until(() => world.sentTo(LEAD).at(-1) ?? null);
    const told = await world.brings(
      () => world.press(LEAD, own, 'approve'),
      (each) => each.chatId === card.chatId && textOf(cardOf(each)).includes('已生效'),
    );
    expect(told.rootId).toBe('');
    await world.settled();
    expect(stateOf(cardOf(card))).toBe('Applied');
    const left = await world.db.selectFrom('copies').select('id').where('state', '!=', 'live').execute();
    expect(left).toEqual([]);
  });

  test('a preview that was on its way goes to the chat: no proposal that nobody sees', async () => {
    const world = await start();
    const { message } = await world.sandbox.say({
      from: 'recruiter',
      text: `/job managers J1004 --recruiter @${world.person(7).name}`,
    });
    // Taken back without an event, as for an app that is not subscribed to it.
    message.recalled = true;
    await world.settled();
    expect(await proposals(world)).toBe(1);
    const [card] = cardsIn(world, message.chatId);
    if (!card) throw new Error('no card in the chat');
    expect(card.rootId).toBe('');
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
  });
});
