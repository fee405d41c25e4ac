/** v1 of pre-hires checks next to nothing: what it would take without a word is pointed out. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../support/card.ts';
import { pageWith } from '../support/form.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const ask = (flags: string, number = '24003') => world.say('recruiter', `/prehire update ${number} ${flags}`.trim());

async function byForm(form: Record<string, unknown>): Promise<string> {
  const card = await ask('');
  await pageWith(world, card, Object.keys(form)[0] ?? '');
  await world.press('recruiter', card, 'submit', { form });
  return textOf(cardOf(await world.answer(card, 1)));
}

test('a worker number that somebody else has: whose, by command and by form', async () => {
  const said = `工号 24007 已经是${world.preHire('24007').name}的`;
  const card = await ask('--worker-id 24007');
  await world.state(card, 'To confirm');
  expect(textOf(cardOf(card))).toContain(said);
  expect(await byForm({ 'worker-id': '24007' })).toContain(said);
  expect(textOf(cardOf(await ask('--worker-id 99901')))).not.toContain('已经是');
});

test('a start date in the past, by command and by form', async () => {
  const card = await ask('--hire-date 2026-01-05');
  await world.state(card, 'To confirm');
  expect(textOf(cardOf(card))).toContain('入职日期 2026-01-05 已经过去');
  expect(await byForm({ 'hire-date': '2026-01-05 +0800' })).toContain('入职日期 2026-01-05 已经过去');
  expect(textOf(cardOf(await ask('--hire-date 2027-09-01')))).not.toContain('已经过去');
});

test('a cost center that was stopped after it was listed, by form', async () => {
  expect(await byForm({ 'cost-centers': '旧业务线=100' })).toContain('成本中心已停用（飞书 1161024）');
});
