/** Two instances, one PostgreSQL: one decision each, one call each, one pace for both. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../../../src/bot.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { firstBrokenEntry } from '../../../src/store/audit.ts';
import { runBot } from '../../support/bot.ts';
import { actsOf } from '../../support/card.ts';
import { clickAt } from '../../support/click-at.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const PROPOSALS = 12;
const CLICKS = 20;

let world: TestWorld;
let second: Bot;
beforeAll(async () => {
  expect(process.env.TEST_DATABASE).toBeDefined();
  world = await startWorld();
  second = await runBot(world);
});
afterAll(async () => {
  await second.stop();
  await world.stop();
});

const click = (card: Message, value: unknown, index: number) =>
  clickAt(world, index % 2 === 0 ? world.bot.port : second.port, { from: 'recruiter', messageId: card.id, value });

test(`${PROPOSALS} proposals × ${CLICKS} clicks at once, confirm and cancel mixed: one decision each, no mixed outcome`, async () => {
  const me = world.person('recruiter').openId;
  const jobs = [...world.sandbox.world.jobs.values()].filter(({ recruiter }) => recruiter !== me).slice(0, PROPOSALS);
  const cards: Message[] = [];
  for (const { code } of jobs) cards.push(await world.say('recruiter', `/job managers ${code} --recruiter me`));
  const clicked = await Promise.all(
    cards.map((card) => {
      const acts = actsOf(cardOf(card));
      return Promise.all(
        Array.from({ length: CLICKS }, (_, index) =>
          click(card, acts.get(index % 3 === 2 ? 'cancel' : 'confirm'), index),
        ),
      );
    }),
  );
  for (const answers of clicked) {
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(answers.filter(({ toast }) => toast.startsWith('已确认') || toast === '已取消')).toHaveLength(1);
  }
  const confirmed = clicked.map((answers) => answers.some(({ toast }) => toast.startsWith('已确认')));
  for (const [index, card] of cards.entries()) await world.state(card, confirmed[index] ? 'Applied' : 'Cancelled');
  const written = jobs.map(({ id }) => world.effects.filter(({ path }) => path.includes(id)).length);
  expect(written).toEqual(confirmed.map((yes) => (yes ? 1 : 0)));
});

test('a bulk that both work on ends in one state, each target written once, no limit exceeded', async () => {
  const lead = world.person('lead').openId;
  const jobs = [...world.sandbox.world.jobs.values()].filter(({ recruiter }) => recruiter !== lead).slice(0, 40);
  const before = world.effects.length;
  const card = await world.say(
    'recruiter',
    `/job managers ${jobs.map(({ code }) => code).join(' ')} --recruiter ${lead}`,
  );
  await world.state(card, 'To confirm');
  await click(card, actsOf(cardOf(card)).get('confirm'), 0);
  await world.state(card, 'Applied');
  expect(world.effects.length - before).toBe(jobs.length);
  expect(jobs.every(({ recruiter }) => recruiter === lead)).toBe(true);
  expect(world.sandbox.calls.filter(({ code }) => code === 99991400)).toEqual([]);
  expect(await firstBrokenEntry(world.db)).toBeNull();
});
