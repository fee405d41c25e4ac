/** The rows of a handover on a form: some stay, some go to somebody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../../src/sandbox/seed/people.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { nodesOf, textOf } from '../../support/card.ts';
import { controls, pageWith } from '../../support/form.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
let [from, to, other]: Person[] = [];
beforeAll(async () => {
  world = await startWorld();
  for (const { code, id } of [...world.sandbox.world.jobs.values()])
    if (Number(code.slice(1)) > 1012) world.sandbox.world.jobs.delete(id);
});
afterAll(() => world.stop());

const codes = ['J1001', 'J1002', 'J1003'];

/** A handover of three jobs, and the form that its card opens. */
async function opened(): Promise<{ card: Message; form: Message }> {
  [from, to, other] = [world.person(16), world.person(17), world.person(18)];
  for (const job of world.sandbox.world.jobs.values()) {
    job.recruiter = codes.includes(job.code) ? from.openId : world.person(0).openId;
    job.assistants = [world.person(4).openId];
    job.hiringManagers = [world.person(5).openId];
  }
  const card = await world.say('recruiter', `/handover ${from.openId} --to ${to.openId}`);
  expect(textOf(cardOf(card))).toContain('更新职位人员 3 项（招聘负责人 3）');
  const form = await world.brings(() => world.press('recruiter', card, 'edit'));
  return { card, form };
}

const keyOf = (code: string): string => `job.managers:${world.job(code).id}`;
const optionsOf = (form: Message, name: string): string[] =>
  nodesOf(controls(form).get(name)).length > 0 ? nodesOf(controls(form).get(name)).map((node) => textOf([node])) : [];

test('what is ticked stays, a row that names somebody else goes to them; the first card is over', async () => {
  const { card, form } = await opened();
  expect(optionsOf(form, 'keep-1').join('\n')).toContain('J1001：招聘负责人');
  await pageWith(world, form, 'rows-2');
  const filled = { 'keep-1': [keyOf('J1001')], 'rows-2': other?.openId ?? '' };
  const next = await world.brings(() => world.press('recruiter', form, 'submit', { form: filled }));
  await world.state(card, 'Cancelled');
  const text = textOf(cardOf(next));
  expect(text).toContain('不交接的 1 行：');
  expect(text).toContain('更新职位人员 2 项');
  await world.state(next, 'To confirm');
  await world.press('recruiter', next, 'confirm');
  await world.state(next, 'Applied');
  expect(codes.map((code) => world.job(code).recruiter)).toEqual([from?.openId, other?.openId, to?.openId]);
  const back = await world.brings(() => world.press('recruiter', next, 'undo'));
  await world.press('recruiter', back, 'confirm');
  await world.state(back, 'Applied');
  expect(codes.map((code) => world.job(code).recruiter)).toEqual(codes.map(() => from?.openId));
});

test('edited once more the form holds what was chosen', async () => {
  const { form } = await opened();
  const filled = { 'keep-1': [keyOf('J1001'), keyOf('J1003')], 'rows-2': other?.openId ?? '' };
  await pageWith(world, form, 'rows-2');
  const next = await world.brings(() => world.press('recruiter', form, 'submit', { form: filled }));
  const again = await world.brings(() => world.press('recruiter', next, 'edit'));
  expect(controls(again).get('keep-1')?.selected_values).toEqual([keyOf('J1001'), keyOf('J1003')]);
  await pageWith(world, again, 'rows-2');
  expect(controls(again).get('rows-2')?.initial_option).toBe(other?.openId);
});

test('all ticked is nothing to hand over; a form of its own asks for both people', async () => {
  const { form } = await opened();
  const all = await world.brings(() =>
    world.press('recruiter', form, 'submit', { form: { 'keep-1': codes.map(keyOf) } }),
  );
  expect(textOf(cardOf(all))).toContain('每一行都选了不交接');
  const blank = await world.say('recruiter', '/交接');
  const whole = { from: from?.openId ?? '', to: to?.openId ?? '' };
  const card = await world.brings(() => world.press('recruiter', blank, 'submit', { form: whole }));
  expect(textOf(cardOf(card))).toContain('更新职位人员 3 项');
});
