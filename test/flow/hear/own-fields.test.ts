/** The tenant's own fields go by their own names, typed as a label and in a sentence. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test.each([
  ['/需求 R00410 补充说明：先看作品集，再约面试', '先看作品集，再约面试'],
  ['/需求 更新 R00411 --补充说明 先看作品集', '先看作品集'],
  ['R00412 的补充说明改成 先看作品集', '先看作品集'],
])('%s', async (text, value) => {
  const card = cardOf(await world.say('recruiter', text));
  expect(stateOf(card)).toBe('To confirm');
  expect(textOf(card)).toContain('补充说明');
  expect(textOf(card)).toContain(value);
});
