/** A dry run that needs more than one page: all of them come, nothing can be pressed, nothing is stored. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actsOf, stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const long = '很长的岗位说明，'.repeat(66);
const cardsOf = (command: string) => async () => {
  const first = await world.say('recruiter', command);
  await world.settled();
  return world.answersTo(first.rootId).map(cardOf);
};

test('a long text', async () => {
  world.requirement('R00407').body.description = `${long}在北京`;
  const cards = await cardsOf(`/jr update R00407 --description ${long}在上海 --dry-run`)();
  expect(cards.map(textOf)).toEqual([
    expect.stringContaining('第 1/2 页'),
    expect.stringMatching(/第 2\/2 页[\s\S]*在上海/),
  ]);
  for (const card of cards) expect([stateOf(card), [...actsOf(card).keys()]]).toEqual(['', []]);
  expect(await world.db.selectFrom('proposals').select('id').execute()).toEqual([]);
});

test('so many pages that a chat would be full: how many there are is said', async () => {
  for (const { body } of world.sandbox.world.requirements.values()) body.description = `${long.repeat(6)}${body.name}`;
  const codes = Array.from({ length: 28 }, (_, index) => `R00${401 + index}`).join(' ');
  const cards = await cardsOf(`/jr update ${codes} --description ${long}一样 --dry-run`)();
  expect(cards).toHaveLength(12);
  expect(cards.map(textOf).join()).toMatch(/共 \d+ 页，只看时发出前 12 页/);
});
