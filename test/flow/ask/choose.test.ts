/** One of several: up to five are buttons, each with what tells it apart; more are a list. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRef } from '../../../src/core/ref.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import type { Job } from '../../../src/sandbox/seed/jobs.ts';
import { buttonsWith, nodesOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
  const { jobs } = world.sandbox.world;
  const named = [2, 5, 6].flatMap((many) => Array.from({ length: many }, () => title(many)));
  for (const [index, job] of [...jobs.values()].slice(0, named.length).entries())
    jobs.set(job.id, { ...job, title: named[index] ?? '' });
});
afterAll(() => world.stop());

/** As many jobs as that have it. */
const title = (many: number): string => `同名职位${many}`;
const called = (many: number): Job[] =>
  [...world.sandbox.world.jobs.values()].filter((job) => job.title === title(many));
const nameOf = (openId: string): string =>
  world.sandbox.world.people.find((person) => person.openId === openId)?.name ?? '';
const lists = (card: unknown) => nodesOf(card).filter(({ tag }) => tag === 'select_static');

describe('jobs of one title', () => {
  test.each([2, 5])(
    '%i of them are as many buttons, each with code, city and who recruits for it now',
    async (many) => {
      const card = cardOf(await world.say('recruiter', `/job managers ${title(many)} --recruiter me`));
      const buttons = buttonsWith(card, 'pick');
      expect(lists(card)).toEqual([]);
      expect(buttons).toHaveLength(many);
      for (const [index, job] of called(many).entries())
        for (const word of [job.code, job.city, nameOf(job.recruiter)]) expect(buttons[index]?.text).toContain(word);
    },
  );

  test('six are a list, with the same words', async () => {
    const card = cardOf(await world.say('recruiter', `/job managers ${title(6)} --recruiter me`));
    expect(buttonsWith(card, 'pick')).toEqual([]);
    expect(lists(card)).toHaveLength(1);
    for (const job of called(6)) expect(textOf(lists(card))).toContain(`${job.code} · ${job.city}`);
  });

  test('any one of the buttons goes on with what stands on it', async () => {
    const chance = createChance(6);
    const stranger = world.person('outsider');
    for (let round = 0; round < 5; round += 1) {
      const message = await world.say(
        'recruiter',
        `/job managers ${title(5)} --recruiter @${stranger.name} --note ${round}`,
      );
      const buttons = buttonsWith(cardOf(message), 'pick');
      const chosen = buttons[Math.floor(chance() * buttons.length)];
      await world.press('recruiter', message, 'pick', { value: chosen?.value });
      const preview = await world.state(await world.answer(message, 1), 'To confirm');
      const job = called(5).find(({ code }) => chosen?.text.includes(code));
      expect(textOf(cardOf(preview))).toContain(job?.code);
    }
  });

  test('what a button says of itself is not trusted', async () => {
    const message = await world.say('recruiter', `/job managers ${title(2)} --recruiter me`);
    const value = buttonsWith(cardOf(message), 'pick')[0]?.value;
    const ref = String(value?.ref).replace(readRef(String(value?.ref)).choice, '7096000000000000001');
    const { toast } = await world.press('recruiter', message, 'pick', { value: { act: 'pick', ref } });
    expect(toast).toContain('请选择');
  });
});

test('a list of jobs says who recruits for each', async () => {
  const text = textOf(cardOf(await world.say('recruiter', '/job find J1001')));
  expect(text).toContain(nameOf(world.job('J1001').recruiter));
});
