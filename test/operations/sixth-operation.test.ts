/** One more operation costs one record: command, help, suggestions, preview, write, receipt and errors follow from it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { operationsDoc } from '../../src/cli/operations-doc.ts';
import { person } from '../../src/core/fields/person.ts';
import { defineOperation } from '../../src/core/operation.ts';
import { operations } from '../../src/operations/index.ts';
import { jobManagers } from '../../src/operations/job-managers.ts';
import { job, jobTarget } from '../../src/operations/nouns.ts';
import { textOf } from '../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

const takeOver = defineOperation({
  name: 'job.takeover',
  noun: job,
  verb: { en: 'takeover', zh: '接手' },
  title: { zh: '接手职位', en: 'Take over a job' },
  about: { zh: '换一位招聘负责人。', en: 'Somebody else becomes the recruiter in charge.' },
  example: { zh: '/职位 接手 J1002 --by 我', en: '/job takeover J1002 --by me' },
  targets: [jobTarget],
  fields: { by: person({ zh: '由谁接手', en: 'Taken over by' }, { emptiable: false }) },
  write: jobManagers.write,
  read: jobManagers.read,
  readCall: ({ job: id = '' }) => ({ ids: { job_id: id }, query: { user_id_type: 'open_id' }, body: undefined }),
  answer: z.object({ info: z.object({ recruiter_id: z.string() }) }),
  present: ({ info }) => ({ values: { by: info.recruiter_id } }),
  call: ({ ids, wanted, requester }) => ({
    ids: { job_id: ids.job ?? '' },
    query: { user_id_type: 'open_id' },
    body: { recruiter_id: wanted.by, update_option_list: [1], creator_id: requester },
  }),
  lock: (ids) => `job:${ids.job}`,
  receipt: z.object({ job_manager: z.object({}) }),
  advice: jobManagers.advice,
  missing: jobManagers.missing,
});

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
  const card = await world.say('recruiter', '/job takeover J1003 --by ou_nobody');
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Failed');
  expect(textOf(cardOf(card))).toContain('open_id 不存在');
});
