/** Messages that people take back: nothing comes of them before the preview, and nothing is lost after it. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { envelopeOf, post, sign } from '../../../src/sandbox/delivery/deliver.ts';
import { freshId, keepMessage, type Message } from '../../../src/sandbox/world/world.ts';
import { stateOf, textOf } from '../../support/card.ts';
import { LEAD } from '../../support/people.ts';
import { cardOf, startWorld, type TestOptions, type TestWorld } from '../../support/world.ts';

const start = async (options: TestOptions = {}): Promise<TestWorld> => {
  const world = await startWorld(options);
  onTestFinished(() => world.stop());
  return world;
};

/** A message that is there, and was not delivered. */
function kept(tested: TestWorld): { messageId: string; chat: string } {
  const { world } = tested.sandbox;
  const { openId } = tested.person(0);
  const chat = [...world.chats.values()].find(({ direct, members }) => direct && members.includes(openId))?.id ?? '';
  const id = freshId('om');
  const empty = { recalled: false, mentions: [], rootId: '', threadId: '', versions: [''], files: new Map() };
  keepMessage(world, { id, chatId: chat, sender: openId, type: 'text', createdAt: Date.now(), ...empty });
  return { messageId: id, chat };
}

const proposals = async (world: TestWorld): Promise<number> =>
  (await world.db.selectFrom('proposals').select('id').execute()).length;

const cardsIn = (world: TestWorld, chat: string): Message[] =>
  [...world.sandbox.world.messages.values()].filter(({ chatId, type }) => chatId === chat && type === 'interactive');

describe('before the preview', () => {
  test('taken back before it was delivered it comes empty, and is not answered; a late one says how late', async () => {
    const world = await start();
    const { keys } = world.sandbox;
    const deliver = async (content: string, ageMs: number): Promise<string[]> => {
      const at = Date.now() + world.clock.offsetMs;
      const { messageId, chat } = kept(world);
      const sender = {
        sender_id: { open_id: world.person(0).openId },
        sender_type: 'user',
        tenant_key: keys.tenantKey,
      };
      const message = { message_id: messageId, create_time: String(at - ageMs), chat_id: chat, chat_type: 'p2p' };
      const event = { sender, message: { ...message, message_type: 'text', content } };
      const envelope = envelopeOf(keys, { type: 'im.message.receive_v1', event, at });
      expect((await post(`${world.botUrl}/feishu/events`, sign(envelope, keys.encryptKey, at))).status).toBe(200);
      await world.settled();
      return cardsIn(world, chat).map((card) => textOf(cardOf(card)));
    };
    expect(await deliver('', 0)).toEqual([]);
    const text = JSON.stringify({ text: '/需求 更新 R00407 --人数 12' });
    expect((await deliver(text, 90 * 60_000)).at(-1)).toContain('90 分钟前');
    expect((await deliver(text, 7 * 3_600_000)).at(-1)).toContain('7 小时前');
  });

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
