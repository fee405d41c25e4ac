/** The same command within seconds shows the proposal that is there; another one, however alike, is another proposal. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import { stateOf, textOf } from '../../support/card.ts';
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

describe('a change by so much and a change to the same', () => {
  const day = (after: number) => new Date(Date.UTC(2027, 0, 10 + after)).toISOString().slice(0, 10);
  const chance = createChance(44);
  const much = () => 1 + Math.floor(chance() * 9);
  beforeAll(() => {
    Object.assign(world.requirement('R00408').body, {
      head_count: 20,
      expect_complete_time: String(Date.parse('2027-01-10T00:00:00+08:00')),
      max_salary: '60',
    });
  });

  test.each([
    ['人数', (by: number) => [`+${by}`, `${20 + by}`]],
    ['人数', (by: number) => [`改成 ${20 + by}`, `加${by}`]],
    ['截止', (by: number) => [`推迟${by}天`, day(by)]],
    ['截止', (by: number) => [`提前${by}天`, day(-by)]],
    ['月薪上限', (by: number) => [`加${by}`, `${60 + by}`]],
  ] as const)('%s: two proposals', async (label, said) => {
    const [first, second] = said(much());
    const [one, two] = await numbersOf(`R00408 ${label} ${first}`, `R00408 ${label} ${second}`);
    expect([one, two]).toEqual([expect.any(String), expect.any(String)]);
    expect(two).not.toBe(one);
  });

  test('where the present value has moved, each keeps its own wish', async () => {
    await world.say('recruiter', 'R00408 人数+3');
    const whole = await world.say('recruiter', 'R00408 人数改成 23');
    world.requirement('R00408').body.head_count = 22;
    await world.press('recruiter', whole, 'confirm');
    await world.state(whole, 'Stale');
    const again = await world.brings(() => world.press('recruiter', whole, 'rebase'));
    expect(textOf(cardOf(again))).toContain('需求人数：22 → 23');
    await world.press('recruiter', again, 'cancel');
  });
});

describe('how a sentence was understood', () => {
  const reading = /理解为：.*/;

  test('is said of this message alone', async () => {
    const spoken = await world.say('recruiter', 'R00409 人数加2');
    expect(textOf(cardOf(spoken))).toMatch(/理解为：.*\+2/);
    const typed = await world.say('recruiter', '/jr update R00409 --headcount +2');
    expect(textOf(cardOf(typed))).toContain('需求人数');
    expect(textOf(cardOf(typed))).not.toMatch(reading);
    await world.press('recruiter', typed, 'cancel');
  });

  test('is said of no undo, which does the opposite', async () => {
    const applied = await world.applied('R00409 人数加2');
    const number = /#(\d+)/.exec(textOf(cardOf(applied)))?.[1];
    const back = await world.say('recruiter', `/undo ${number}`);
    expect(stateOf(cardOf(back))).toBe('To confirm');
    expect(textOf(cardOf(back))).not.toMatch(reading);
  });
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
