/** One more operation costs one record: command, help, suggestions, preview, write, receipt and errors follow from it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operationsDoc } from '../../src/cli/operations-doc.ts';
import { operations } from '../../src/operations/index.ts';
import { textOf } from '../support/card.ts';
import { takeOver } from '../support/take-over.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ operations: [...operations, takeOver] });
});
afterAll(() => world.stop());

test('help and suggestions know it', async () => {
  expect(textOf(cardOf(await world.say('recruiter', '/help')))).toContain('/职位 接手');
  expect(textOf(cardOf(await world.say('recruiter', '/help takeover')))).toContain('--by  由谁接手');
  expect(textOf(cardOf(await world.say('recruiter', '/job takeovr J1002')))).toContain('/job takeover');
  expect(textOf(cardOf(await world.say('recruiter', '/job takeover J1002 --bye me')))).toContain('--by');
});

test('asks for what is missing, previews, writes after the click, becomes a receipt', async () => {
  const question = await world.say('recruiter', '/职位 接手 J1002');
  await world.press('recruiter', question, 'submit', { form: { by: '我' } });
  const card = await world.answer(question, 1);
  await world.state(card, 'To confirm');
  expect(textOf(cardOf(card))).toContain('由谁接手：张伟 → 林晓');
  expect(world.writes).toEqual([]);
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
  const me = world.person('recruiter').openId;
  expect(world.writes.map(({ body }) => body)).toEqual([{ recruiter_id: me, update_option_list: [1], creator_id: me }]);
});

test('its form is filled with the present values, its documentation written', async () => {
  const card = await world.say('recruiter', '/job takeover J1004');
  const { recruiter } = world.job('J1004');
  expect(JSON.stringify(cardOf(card))).toContain(`"initial_option":"${recruiter}"`);
  const other = world.person(1).openId;
  await world.press('recruiter', card, 'submit', { form: { by: other } });
  const proposal = await world.answer(card, 1);
  await world.state(proposal, 'To confirm');
  const shown = await world.say('recruiter', '/job show J1004');
  expect(textOf(cardOf(shown))).toContain('由谁接手：');
  const made = operationsDoc({ operations: [takeOver], looks: [], common: [] });
  expect(made).toContain('| `--by` | 由谁接手 | Taken over by |');
});

test('its errors speak its words', async () => {
  // Where names cannot be read, who that is can only be told by the write.
  world.sandbox.trouble.missingScopes.add('contact:user.basic_profile:readonly');
  const card = await world.say('recruiter', '/job takeover J1003 --by ou_nobody');
  world.sandbox.trouble.missingScopes.clear();
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Failed');
  expect(textOf(cardOf(card))).toContain('open_id 不存在');
});
