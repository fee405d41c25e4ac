/** Stops in the middle, broken deliveries, and what must never be written anywhere. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { firstBrokenEntry } from '../../src/store/audit.ts';
import { textOf } from '../support/card.ts';
import { cardOf, startWorld, type TestOptions, type TestWorld } from '../support/world.ts';

const start = async (options: TestOptions = {}): Promise<TestWorld> => {
  const world = await startWorld(options);
  onTestFinished(() => world.stop());
  return world;
};

describe('an orderly end in the middle of a bulk', () => {
  test('five restarts during 40 writes: every target once, the card ends as a receipt', async () => {
    const world = await start();
    const chance = createChance(21);
    const lead = world.person('lead').openId;
    const jobs = [...world.sandbox.world.jobs.values()].filter(({ recruiter }) => recruiter !== lead).slice(0, 40);
    const card = await world.say(
      'recruiter',
      `/job managers ${jobs.map(({ code }) => code).join(' ')} --recruiter ${lead}`,
    );
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'confirm');
    for (let round = 0; round < 5; round += 1) {
      const made = round * 7 + Math.floor(chance() * 7);
      await world.until(() => (world.writes.length > made ? true : null));
      await world.restart();
    }
    await world.state(card, 'Applied');
    for (const { id } of jobs) expect(world.effects.filter(({ path }) => path.includes(id))).toHaveLength(1);
    expect(await firstBrokenEntry(world.db)).toBeNull();
  });

  test('a crash while a message is being read leaves it to be read again', async () => {
    const world = await start();
    world.sandbox.trouble.slowMs = 150;
    const { message } = await world.sandbox.say({ from: 'recruiter', text: '/job managers J1002 --recruiter me' });
    await world.until(() => (world.sandbox.calls.some(({ path }) => path.endsWith('/jobs')) ? true : null));
    await world.restart();
    world.sandbox.trouble.slowMs = 0;
    await world.state(await world.answer(message.id, 0), 'To confirm');
    await world.settled();
    expect(world.answersTo(message.id)).toHaveLength(1);
  });
});

describe('a delivery that breaks its handler', () => {
  test('is set aside after three tries while the others go on', async () => {
    const world = await start();
    const row = {
      kind: 'x',
      payload: 'not even JSON',
      state: 'new' as const,
      tries: 0,
      faults: 0,
      lease_until: 0,
      received_at: 1,
    };
    await world.db
      .insertInto('inbox')
      .values({ key: 'poison', ...row })
      .execute();
    const state = async () =>
      (await world.db.selectFrom('inbox').selectAll().where('key', '=', 'poison').executeTakeFirstOrThrow()).state;
    await world.say('recruiter', '/help');
    await world.until(async () => {
      world.clock.offsetMs += 500;
      await world.bot.rest();
      return (await state()) === 'poison' ? true : null;
    });
    const poison = await world.db.selectFrom('inbox').selectAll().where('key', '=', 'poison').executeTakeFirstOrThrow();
    expect(poison.faults).toBe(3);
    await world.say('recruiter', '/help');
  });

  test('gets an answer, where it says whom to answer', async () => {
    const world = await start();
    const { message } = await world.sandbox.say({ from: 'recruiter', text: '/help' });
    await world.answer(message.id, 0);
    const handled = await world.db
      .selectFrom('inbox')
      .selectAll()
      .orderBy('received_at', 'desc')
      .executeTakeFirstOrThrow();
    const incoming = {
      kind: 'message',
      messageId: `${message.id}x`,
      chatId: message.chatId,
      direct: true,
      sender: message.sender,
      type: 'text',
      content: '{"text":"/help"}',
      mentions: [],
      sentAt: 1,
    };
    world.sandbox.world.messages.set(`${message.id}x`, { ...message, id: `${message.id}x` });
    await world.db
      .insertInto('inbox')
      .values({ ...handled, key: 'tired', payload: JSON.stringify(incoming), state: 'new', faults: 3 })
      .execute();
    const card = await world.answer(`${message.id}x`, 0);
    expect(textOf(cardOf(card))).toContain('出了故障');
  });
});

describe('secrets', () => {
  test('are not in the database, in cards or in what the edge answers', async () => {
    const world = await start();
    const card = await world.say('recruiter', '/job managers J1002 --recruiter me --note 交接');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    const { appSecret, encryptKey, verificationToken } = world.sandbox.keys;
    const secrets = [appSecret, encryptKey, verificationToken, 't-sandbox'];
    const tables = ['inbox', 'proposals', 'items', 'copies', 'questions', 'audit', 'facts', 'pace'] as const;
    const rows = await Promise.all(tables.map((table) => world.db.selectFrom(table).selectAll().execute()));
    const file = world.database.url.replace(/^file:/, '');
    const bytes = existsSync(file) ? readFileSync(file, 'latin1') + readFileSync(`${file}-wal`, 'latin1') : '';
    const metrics = await (await fetch(`${world.botUrl}/metrics`)).text();
    const everything =
      JSON.stringify(rows) + bytes + metrics + JSON.stringify([...world.sandbox.world.messages.values()]);
    expect(everything).toContain('交接');
    for (const secret of secrets) expect(everything).not.toContain(secret);
    // A handled delivery keeps its key for recognising repeats, and nothing of what was said.
    expect(rows[0]?.every((row) => 'payload' in row && row.payload === null)).toBe(true);
  });
});
