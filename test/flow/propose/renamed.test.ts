/** What a target is called is read with its values: the lists in which it was found are minutes old. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('requirements that were renamed meanwhile are called by their new names, on the preview and in the form', async () => {
  const [one, other] = [...world.sandbox.world.requirements.values()];
  if (!one || !other) throw new Error('the seed has two requirements');
  const codes = `${one.code} ${other.code}`;
  // What is typed side by side is divided by the names of the list.
  await world.say('recruiter', `/jr update ${codes} --headcount 77`);
  one.body.name = '改过名的需求';

  const preview = textOf(cardOf(await world.say('recruiter', `/jr update ${codes} --headcount 78`)));
  expect(preview).toContain(`${one.code} 改过名的需求`);
  const form = textOf(cardOf(await world.say('recruiter', `/jr update ${codes}`)));
  expect(form).toContain(`${one.code} 改过名的需求`);
});
