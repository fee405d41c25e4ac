/** First contact: a short card by the reader's rights, about their own jobs, with forms a press away; by webhook and over the long connection. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { manifest } from '../../../src/settings/manifest.ts';
import { buttonsWith, linesOf, textOf } from '../../support/card.ts';
import { controls } from '../../support/form.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const MOST_LINES = 10;
const leadsOnly = {
  groups: { leads: [] },
  rules: [{ operations: ['*'], propose: ['leads'], approve: { by: ['leads'] } }],
};
const everyone = { groups: {}, rules: [{ operations: ['*'], propose: ['everyone'], approve: { by: ['requester'] } }] };

describe.each(['webhook', 'websocket'] as const)('by %s', (events) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld({ events, policy: everyone });
  });
  afterAll(() => world.stop());

  const meets = (contact: Parameters<TestWorld['sandbox']['meet']>[0]) =>
    world.brings(async () => expect((await world.sandbox.meet(contact)).status).toBe(200));
  const press = (from: string, card: Message, index: number) =>
    world.brings(() =>
      world.sandbox.press({ from, messageId: card.id, value: buttonsWith(cardOf(card), 'open')[index]?.value }),
    );
  const isWelcome = (card: Message) => {
    expect(textOf(cardOf(card))).toContain('你好，我是招聘助手');
    expect(JSON.stringify(cardOf(card))).toContain('Hello, I change things in Feishu Hire');
    expect(linesOf(cardOf(card)).length).toBeLessThanOrEqual(MOST_LINES);
  };

  test('the chat is opened for the first time: hello, with examples of the own jobs; later openings are quiet', async () => {
    const recruiter = world.person('recruiter').openId;
    const card = await meets({ kind: 'enter', from: 'recruiter' });
    isWelcome(card);
    expect(world.sentTo(recruiter)).toHaveLength(1);
    const own = [...world.sandbox.world.jobs.values()].filter((job) => job.recruiter === recruiter);
    expect(own.some(({ code }) => textOf(cardOf(card)).includes(code))).toBe(true);
    const form = await press('recruiter', card, 0);
    expect([...controls(form).keys()]).toContain('job');
    await world.sandbox.meet({ kind: 'enter', from: 'recruiter' });
    await world.restart();
    await world.sandbox.meet({ kind: 'enter', from: 'recruiter' });
    await world.settled();
    expect(world.sentTo(recruiter)).toHaveLength(1);
  });

  test('it is put into a group: short, and whoever presses gets a form of their own', async () => {
    const card = await meets({ kind: 'add', from: 'recruiter' });
    isWelcome(card);
    expect(card.chatId).toBe('oc_sandbox_group');
    expect(textOf(cardOf(card))).toContain('@我');
    const form = await press('lead', card, 0);
    expect(form.chatId).toBe(card.chatId);
    expect(form.rootId).toBe(card.id);
  });

  test.each(manifest.menu)('the menu\'s "$key" opens what its words open', async ({ key, opens }) => {
    const chosen = await meets({ kind: 'menu', from: 'colleague', key });
    expect(chosen.chatId).toBe(`oc_direct_${world.person('colleague').openId}`);
    const typed = await world.say('colleague', opens);
    const drawn = (card: Message) => [linesOf(cardOf(card)), [...controls(card).keys()]];
    await world.settled();
    expect(drawn(chosen)).toEqual(drawn(typed));
  });

  test('each choice is answered, the same delivery once; an entry that nobody knows gets the welcome', async () => {
    const { openId } = world.person('lead');
    for (let time = 0; time < 2; time += 1) await meets({ kind: 'menu', from: 'lead', key: 'help' });
    await world.settled();
    expect(world.sentTo(openId)).toHaveLength(2);
    isWelcome(await meets({ kind: 'menu', from: 'lead', key: 'of-an-older-version' }));
  });

  test.each(['你好', '今天怎么样？', 'what can you do for me today?'])(
    '"%s" gets the same short card',
    async (text) => {
      const card = cardOf(await world.say('recruiter', `@招聘助手 ${text}`, { chat: 'group' }));
      expect(linesOf(card).length).toBeLessThanOrEqual(MOST_LINES);
      expect(buttonsWith(card, 'open').length).toBeGreaterThan(3);
      expect(textOf(card)).toMatch(/例：.*J\d{4}/);
    },
  );

  test('who may change nothing is told so, and offered no form', async () => {
    world.policy(leadsOnly);
    const card = await meets({ kind: 'enter', from: 'colleague' });
    expect(textOf(cardOf(card))).toContain('还不能提出改动');
    const forms = await Promise.all(
      [...buttonsWith(cardOf(card), 'open').keys()].map((at) => press('colleague', card, at)),
    );
    expect(forms.filter((each) => controls(each).size > 0)).toEqual([]);
    world.policy(everyone);
  });
});
