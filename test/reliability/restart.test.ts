/** What a process leaves behind is picked up by the next. */
import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deliverEvent, envelopeOf } from '../../src/sandbox/delivery/deliver.ts';
import { messageEvent } from '../../src/sandbox/delivery/say-event.ts';
import { stateOf, textOf } from '../support/card.ts';
import { cardOf, startWorld, type TestOptions, type TestWorld } from '../support/world.ts';

const start = async (options: TestOptions = {}): Promise<TestWorld> => {
  const world = await startWorld(options);
  onTestFinished(() => world.stop());
  return world;
};

const send = (world: TestWorld, eventId: string, made: ReturnType<typeof messageEvent>) => {
  const { keys } = world.sandbox;
  const fresh = envelopeOf(keys, { type: 'im.message.receive_v1', event: made.event, at: Date.now() });
  const envelope = { ...fresh, header: { ...fresh.header, event_id: eventId } };
  return deliverEvent({
    url: `${world.botUrl}/feishu/events`,
    envelope,
    encryptKey: keys.encryptKey,
    now: Date.now,
    retriesMs: [],
  });
};

describe('after a restart', () => {
  test('an open proposal can still be confirmed, and its card follows', async () => {
    const world = await start();
    const card = await world.say('recruiter', '/job managers J1002 --recruiter me');
    await world.restart();
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
  });

  test('a card that could not be updated catches up', async () => {
    const world = await start();
    const card = await world.say('recruiter', '/job managers J1002 --recruiter me');
    world.sandbox.trouble.missingScopes.add('im:message:update').add('im:message:send_as_bot').add('im:message');
    await world.press('recruiter', card, 'confirm');
    await world.until(() => (world.effects.length === 1 ? true : null));
    expect(stateOf(cardOf(card))).toBe('Applying');
    await world.restart();
    world.sandbox.trouble.missingScopes.clear();
    await world.state(card, 'Applied');
    expect(world.effects).toHaveLength(1);
  });

  test('a message under another event id, or the same again, is one command', async () => {
    const world = await start();
    const made = messageEvent(
      world.sandbox.world,
      { from: 'recruiter', text: '/job managers J1002 --recruiter me' },
      { tenantKey: world.sandbox.keys.tenantKey, at: Date.now() },
    );
    const first = randomUUID();
    for (const id of [first, first, randomUUID(), randomUUID()]) expect((await send(world, id, made)).status).toBe(200);
    await world.restart();
    expect((await send(world, first, made)).status).toBe(200);
    await world.answer(made.message.id, 0);
    await world.settled();
    expect(world.answersTo(made.message.id)).toHaveLength(1);
  });

  test('another tenant stays out, because the first one was kept', async () => {
    const world = await start();
    await world.say('recruiter', '/help');
    await world.restart();
    const made = messageEvent(
      world.sandbox.world,
      { from: 'recruiter', text: '/help' },
      { tenantKey: 'other', at: Date.now() },
    );
    const envelope = envelopeOf(
      { ...world.sandbox.keys, tenantKey: 'other' },
      { type: 'im.message.receive_v1', event: made.event, at: Date.now() },
    );
    const { encryptKey } = world.sandbox.keys;
    expect(
      await deliverEvent({ url: `${world.botUrl}/feishu/events`, envelope, encryptKey, now: Date.now, retriesMs: [] }),
    ).toEqual({ status: 401, body: '' });
  });

  test('a message that arrives hours late is answered with its age', async () => {
    const world = await start();
    const made = messageEvent(
      world.sandbox.world,
      { from: 'recruiter', text: '/job managers J1002 --recruiter me' },
      { tenantKey: world.sandbox.keys.tenantKey, at: Date.now() - 3600_000 },
    );
    expect((await send(world, randomUUID(), made)).status).toBe(200);
    const card = await world.answer(made.message.id, 0);
    expect(textOf(cardOf(card))).toContain('60 分钟前');
  });
});
