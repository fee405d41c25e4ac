/** The same command within seconds shows the proposal that is there; another one, however alike, is another proposal. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

async function numbersOf(...commands: string[]): Promise<(string | undefined)[]> {
  const numbers: (string | undefined)[] = [];
  for (const command of commands)
    numbers.push(/#(\d+)/.exec(textOf(cardOf(await world.say('recruiter', command))))?.[1]);
  await world.settled();
  await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
  return numbers;
}

test.each([
  ['the same words', '/jr update R00402 --headcount 31', '/jr update R00402 --headcount 31'],
  ['the same in other words', '/jr update R00402 --headcount ３２', '/需求 更新 R00402 --headcount=32'],
  [
    'of a pre-hire, whose requests carry a token each',
    '/prehire update 24002 --worker-id B-8',
    '/prehire update 24002 --worker-id B-8',
  ],
  ['with a reason', '/job managers J1002 --recruiter me --note 交接', '/job managers J1002 --note 交接 --recruiter me'],
])('%s: one proposal', async (_, first, second) => {
  const [one, two] = await numbersOf(first, second);
  expect(one).toBeDefined();
  expect(two).toBe(one);
});

test.each([
  ['another reason', '/job managers J1003 --recruiter me --note 甲', '/job managers J1003 --recruiter me --note 乙'],
  ['no reason', '/job managers J1003 --recruiter me --note 甲', '/job managers J1003 --recruiter me'],
  ['a target that is not found', '/job managers J1003 --recruiter me', '/job managers J1003 J99999 --recruiter me'],
  ['another value', '/prehire update 24002 --worker-id B-9', '/prehire update 24002 --worker-id B-10'],
  [
    'a switch that says how to write',
    '/jr update R00402 --headcount 33',
    '/jr update R00402 --headcount 33 --update-related-jobs',
  ],
])('%s: another proposal', async (_, first, second) => {
  const [one, two] = await numbersOf(first, second);
  expect(one).toBeDefined();
  expect(two).toBeDefined();
  expect(two).not.toBe(one);
});

test('another target that is left out because it is so already', async () => {
  const [first, second] = [world.job('J1005'), world.job('J1006')];
  for (const job of [first, second]) job.recruiter = world.person('recruiter').openId;
  world.job('J1007').recruiter = world.person(9).openId;
  const [one, two] = await numbersOf(
    '/job managers J1007 J1005 --recruiter me',
    '/job managers J1007 J1006 --recruiter me',
  );
  expect(one).toBeDefined();
  expect(two).toBeDefined();
  expect(two).not.toBe(one);
});

test('of any two commands exactly those that are alike in everything share a proposal', async () => {
  const chance = createChance(6);
  const pick = <T>(from: readonly [T, ...T[]]): T => from[Math.floor(chance() * from.length)] ?? from[0];
  const command = () =>
    [
      '/job managers J1008',
      ...pick([[], ['J1009'], ['J88888']]),
      `--recruiter @${world.person(9).name}`,
      ...pick([[], ['--note 甲'], ['--note 乙']]),
    ].join(' ');
  for (let round = 0; round < 12; round += 1) {
    const [first, second] = [command(), command()];
    const [one, two] = await numbersOf(first, second);
    expect([first, second, one === two]).toEqual([first, second, first === second]);
  }
});
