/** What Hire holds of many targets is read side by side, and no further than the first read that fails. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const reads = () => world.sandbox.calls.filter(({ path }) => path.includes('/hire/v2/talents/'));

test('after the first read that fails nobody starts another one', async () => {
  const { missingScopes } = world.sandbox.trouble;
  missingScopes.add('hire:talent:readonly').add('hire:talent');
  const ids = [...world.sandbox.world.talents.keys()].slice(0, 70);
  expect(ids).toHaveLength(70);
  const [pool] = world.sandbox.world.pools.values();
  const saying = world.say('recruiter', `/pool add ${pool?.id} ${ids.join(' ')}`);
  // Only the first read lacks its scope: the others would go through.
  await world.until(() => (reads().length > 0 ? true : null));
  missingScopes.clear();
  const card = await saying;
  await world.until(() => (textOf(cardOf(card)).includes('hire:talent:readonly') ? true : null));
  // Those that were under way side by side come to their end, as did some before the refusal was heard.
  expect(reads().length).toBeLessThan(ids.length);
});
