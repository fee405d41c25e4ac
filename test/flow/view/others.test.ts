/** Two open proposals on the same field of the same target see each other. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const name = (index: number): string => world.person(index).name;

test('both cards say so while both are undecided; other fields and other targets are nobody else’s business', async () => {
  const first = await world.say('recruiter', `/job managers J1002 J1003 --recruiter @${name(9)}`);
  expect(textOf(cardOf(first))).not.toContain('也要改这一项');
  await world.say('colleague', `/job managers J1003 --add-assistants @${name(15)}`);
  await world.say('colleague', `/job managers J1004 --recruiter @${name(9)}`);
  const second = await world.say('lead', `/job managers J1003 --recruiter @${name(10)}`);
  expect(textOf(cardOf(second))).toContain('林晓 的 #1 也要改这一项，尚未确认');
  await world.until(() => (textOf(cardOf(first)).includes('陈静 的 #4 也要改这一项，尚未确认') ? true : null));
  expect(textOf(cardOf(first))).not.toContain('张伟 的 #2 也要');
  await world.press('lead', second, 'confirm');
  await world.state(second, 'Applied');
  expect(textOf(cardOf(second))).not.toContain('也要改这一项');
});
