/** Deliveries over the long connection: the SDK's client under our supervisor, the stand-in speaking Feishu's frames. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliverEvent, envelopeOf } from '../../../src/sandbox/delivery/deliver.ts';
import { runBot } from '../../support/bot.ts';
import { stateOf } from '../../support/card.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

const SOON_MS = 100;

let world: TestWorld;
beforeEach(async () => {
  // Longer than the client waits for a pong: each ping makes it wait anew.
  const pingS = 5.5;
  const retriesMs = Array.from({ length: 200 }, () => SOON_MS);
  world = await startWorld({ events: 'websocket', sandbox: { pingS, retriesMs } });
});
afterEach(() => world.stop());

const readiness = async (botUrl = world.botUrl) => (await fetch(`${botUrl}/readyz`)).json();
const connected = (count = 1) =>
  world.until(
    () => (world.sandbox.lines.size === count ? true : null),
    () => `${count} connections, but there are ${world.sandbox.lines.size}`,
  );
const line = () => [...world.sandbox.lines][0];
const delivered = (more: Partial<Parameters<typeof envelopeOf>[0]> = {}, event: object = {}) =>
  line()?.deliver(envelopeOf({ ...world.sandbox.keys, ...more }, { type: 'some.event', event, at: Date.now() }));

describe('what comes in', () => {
  test('a command goes to its receipt; a click is answered with toast and card', async () => {
    const card = await world.say('recruiter', '/job managers J1002 --recruiter @陈静');
    await world.state(card, 'To confirm');
    const clicked = await world.press('recruiter', card, 'confirm');
    expect(clicked).toMatchObject({
      status: 200,
      error: 0,
      style: 'success',
      toast: expect.stringContaining('已确认'),
    });
    expect(stateOf(clicked.card)).not.toBe('To confirm');
    await world.state(card, 'Applied');
    expect(world.effects).toHaveLength(1);
    expect(await readiness()).toEqual({ status: 'ready', problems: {} });
  });

  test('what is longer than a frame arrives whole', async () => {
    const text = '负责平台的设计。'.repeat(1_500);
    const card = await world.say('recruiter', `/需求 R00407 描述 ${text}`);
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    expect(world.requirement('R00407').body.description).toBe(text);
  });

  test('a form is judged as by webhook: odd names are named, then its values are read', async () => {
    const card = await world.say('recruiter', '/jr update R00404');
    const odd = await world.press('recruiter', card, 'submit', { form: JSON.parse('{"__proto__":"x"}') });
    expect(odd.toast).toContain('__proto__');
    const clicked = await world.press('recruiter', card, 'submit', { form: { headcount: '97' } });
    expect(clicked).toMatchObject({ error: 0, toast: expect.stringContaining('收到') });
    await world.state(await world.answer(card, 1), 'To confirm');
  });

  test('an event is acknowledged when it is stored, and not before', async () => {
    expect(await delivered()).toMatchObject({ status: 200 });
    await world.db.schema.alterTable('inbox').renameTo('elsewhere').execute();
    expect(await delivered()).toMatchObject({ status: 500, body: '' });
    await world.db.schema.alterTable('elsewhere').renameTo('inbox').execute();
    expect(await delivered()).toMatchObject({ status: 200 });
  });

  test('of another app, of another tenant, or no envelope at all: not acknowledged, nothing stored', async () => {
    await delivered();
    const counted = async () => (await world.db.selectFrom('inbox').selectAll().execute()).length;
    const before = await counted();
    expect(await delivered({ appId: 'cli_ffffffffffffffff' })).toMatchObject({ status: 500 });
    expect(await delivered({ tenantKey: 'theirs' })).toMatchObject({ status: 500 });
    expect(await line()?.deliver({ schema: '2.0' })).toMatchObject({ status: 500 });
    expect(await line()?.deliver('"')).toMatchObject({ status: 500 });
    expect(await counted()).toBe(before);
  });
});

describe('the connection', () => {
  test('one that is cut is made again, and what was not acknowledged is answered once', async () => {
    for (const each of world.sandbox.lines) each.cut();
    const { message } = await world.sandbox.say({ from: 'recruiter', text: '/job managers J1002 --recruiter @陈静' });
    await world.answer(message.id, 0);
    await world.settled();
    expect(world.answersTo(message.id)).toHaveLength(1);
  });

  test('a peer that falls silent is given up, and what was sent into it is delivered again', async () => {
    line()?.freeze();
    const { message, status } = await world.sandbox.say({ from: 'recruiter', text: '/whoami' });
    expect(status).not.toBe(200);
    await world.answer(message.id, 0);
    expect(world.sandbox.lines.size).toBe(1);
  });

  test('Feishu refuses for a while: readiness tells, and it is tried until it is taken', async () => {
    world.sandbox.trouble.connections = { code: 1000040350, msg: 'exceed_conn_limit' };
    line()?.cut();
    await world.until(async () => ((await readiness()).problems.connection?.includes('1000040350') ? true : null));
    world.sandbox.trouble.connections = null;
    await connected();
    await world.until(async () => ((await readiness()).status === 'ready' ? true : null));
  });

  test('a wrong secret is told by readiness and by the log, without the secret', async () => {
    await world.bot.stop();
    const logs: string[] = [];
    const sandbox = { ...world.sandbox, keys: { ...world.sandbox.keys, appSecret: 'not-the-secret' } };
    const bot = await runBot({ ...world, sandbox, logs });
    const url = `http://127.0.0.1:${bot.port}`;
    const told = await world.until(async () => {
      const { problems } = await readiness(url);
      return problems.connection?.includes('refuses') ? JSON.stringify(problems) : null;
    });
    expect(told).toContain('FEISHU_APP_SECRET');
    expect(logs.join('\n')).toContain('1000040345');
    expect(told + logs.join('\n')).not.toContain('not-the-secret');
    await bot.stop();
  });

  test('an end answers what is under way, and takes nothing new', async () => {
    const under = Array.from({ length: 20 }, () => delivered());
    await under[0];
    const more = Array.from({ length: 20 }, () => delivered());
    await world.bot.stop();
    const answers = await Promise.all([...under, ...more]);
    const taken = answers.filter((each) => each?.status === 200);
    const stored = await world.db.selectFrom('inbox').selectAll().execute();
    expect(taken.length).toBeGreaterThan(0);
    expect(stored).toHaveLength(taken.length);
    await connected(0);
    const { status } = await world.sandbox.say({ from: 'recruiter', text: '/whoami' });
    expect(status).toBe(0);
  });

  test('no ticket, nor anything of what was said, stands in the log', async () => {
    await world.say('recruiter', '/job managers J1002 --recruiter @陈静');
    line()?.cut();
    await connected(0);
    await connected();
    const logged = world.logs.join('\n');
    expect(logged).toContain('long connection');
    for (const word of ['ticket', 'J1002', '陈静']) expect(logged).not.toContain(word);
  });
});

test('without keys no webhook is taken; with them both ways lead into the same inbox', async () => {
  const { keys } = world.sandbox;
  const envelope = envelopeOf(keys, { type: 'some.event', event: {}, at: Date.now() });
  const { encryptKey } = keys;
  const posted = () =>
    deliverEvent({ url: `${world.botUrl}/feishu/events`, envelope, encryptKey, now: Date.now, retriesMs: [] });
  expect(await posted()).toMatchObject({ status: 200 });
  expect(await line()?.deliver(envelope)).toMatchObject({ status: 200 });
  expect(await world.db.selectFrom('inbox').selectAll().execute()).toHaveLength(1);
  await world.bot.stop();
  world.bot = await runBot({ ...world, options: { ...world.options, keyless: true } });
  expect(await posted()).toMatchObject({ status: 401, body: '' });
});
