/** A form can name anybody: whom its picker does not offer is typed beside it (`interface.md` section 3). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { buttonsWith, nodesOf, textOf } from '../../support/card.ts';
import { controls, draftOf, pageWith, turnPage } from '../../support/form.ts';
import { LEAD, RECRUITER } from '../../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

type Form = Readonly<Record<string, string | readonly string[]>>;

const named = (name: string): string =>
  world.sandbox.world.people.find((person) => person.name === name)?.openId ?? name;

async function answered(card: Message, form: Form): Promise<Message> {
  await world.press('recruiter', card, 'submit', { form });
  return world.answer(card, 1);
}

async function wanted(card: Message, form: Form): Promise<unknown> {
  const proposal = await answered(card, form);
  await world.state(proposal, 'To confirm');
  const [item] = await draftOf(world, proposal);
  await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
  return item?.wanted;
}

describe('one person', () => {
  test('is typed beside the picker, which still holds who was there', async () => {
    const job = world.job('J1002');
    job.recruiter = RECRUITER;
    const card = await world.say('recruiter', '/job managers J1002');
    expect(controls(card).get('recruiter-by-name')).toMatchObject({ tag: 'input' });
    expect(textOf(cardOf(card))).toContain('或按姓名');
    const form = { recruiter: RECRUITER, 'recruiter-by-name': '张伟' };
    expect(await wanted(card, form)).toEqual({ recruiter: named('张伟') });
  });

  test.each([
    ['a pinyin', 'zhangwei'],
    ['spaces around', ' 张伟　'],
    ['an open_id', ''],
  ])('by %s', async (_, typed) => {
    const card = await world.say('recruiter', '/job managers J1003');
    world.job('J1003').recruiter = RECRUITER;
    const name = typed || named('张伟');
    expect(await wanted(card, { 'recruiter-by-name': name })).toEqual({ recruiter: named('张伟') });
  });

  test('picked and typed alike is one', async () => {
    world.job('J1004').recruiter = RECRUITER;
    const card = await world.say('recruiter', '/job managers J1004');
    const form = { recruiter: named('张伟'), 'recruiter-by-name': '张伟' };
    expect(await wanted(card, form)).toEqual({ recruiter: named('张伟') });
  });

  test.each<[string, Form]>([
    ['picked and another typed', { recruiter: LEAD, 'recruiter-by-name': '张伟' }],
    ['two typed', { 'recruiter-by-name': `${LEAD}，张伟` }],
  ])('%s is refused, with both names', async (_, form) => {
    world.job('J1005').recruiter = RECRUITER;
    const card = await world.say('recruiter', '/job managers J1005');
    const words = textOf(cardOf(await answered(card, form)));
    expect(words).toContain('「招聘负责人」只能有一个人');
    expect(words).toContain('张伟');
    expect(words).toContain(world.person('lead').name);
  });

  test('asked again, who was mentioned is chosen; beside stands nobody by an id', async () => {
    const known = named('张伟');
    const card = await world.say('recruiter', `/job managers J1007 --assistants ${known}、欧阳查无`);
    expect(controls(card).get('assistants')).toMatchObject({ selected_values: [known] });
    expect(controls(card).get('assistants-by-name')).toMatchObject({ default_value: '欧阳查无' });
    const form = { assistants: [known, LEAD], 'assistants-by-name': '' };
    expect(await wanted(card, form)).toEqual({ assistants: [known, LEAD] });
  });

  test('nobody of that name is said, with the name', async () => {
    const card = await world.say('recruiter', '/job managers J1006');
    expect(textOf(cardOf(await answered(card, { 'recruiter-by-name': '欧阳查无' })))).toContain('欧阳查无');
  });
});

describe('several people', () => {
  test('those who are typed come to those who are picked', async () => {
    const job = world.job('J1007');
    job.assistants = [RECRUITER];
    const untouched = await world.say('recruiter', '/job managers J1007');
    expect(await wanted(untouched, { assistants: [RECRUITER], 'assistants-by-name': '张伟' })).toEqual({
      assistants: [RECRUITER, named('张伟')],
    });
    const other = await world.say('recruiter', '/job managers J1007');
    expect(await wanted(other, { assistants: [LEAD], 'assistants-by-name': 'zhangwei，me' })).toEqual({
      assistants: [LEAD, named('张伟'), RECRUITER],
    });
    const alone = await world.say('recruiter', '/job managers J1007');
    expect(await wanted(alone, { assistants: [], 'assistants-by-name': '张伟' })).toEqual({
      assistants: [named('张伟')],
    });
  });

  test('names of several words, one beside the other', async () => {
    world.job('J1012').assistants = [RECRUITER];
    const card = await world.say('recruiter', '/job managers J1012');
    expect(await wanted(card, { assistants: [], 'assistants-by-name': 'Mary Ann Lee, 阿卜杜拉•买买提' })).toEqual({
      assistants: [named('Mary Ann Lee'), named('阿卜杜拉·买买提')],
    });
  });

  test('namesakes are told apart by a choice, and whoever was picked stays', async () => {
    world.job('J1013').assistants = [RECRUITER];
    const card = await world.say('recruiter', '/job managers J1013');
    const choice = await answered(card, { assistants: [LEAD], 'assistants-by-name': '王芳' });
    expect(textOf(cardOf(choice))).toContain('有 2 个同事叫「王芳」');
    const both = world.sandbox.world.people.filter(({ name }) => name === '王芳').map(({ openId }) => openId);
    const value = buttonsWith(cardOf(choice), 'pick')[1]?.value;
    await world.press('recruiter', choice, 'pick', { value });
    const proposal = await world.answer(card, 2);
    await world.state(proposal, 'To confirm');
    const [item] = await draftOf(world, proposal);
    const { assistants } = z.object({ assistants: z.array(z.string()) }).parse(item?.wanted);
    expect(assistants).toHaveLength(2);
    expect(both.filter((id) => assistants.includes(id))).toHaveLength(1);
    expect(assistants).toContain(LEAD);
  });

  test('an empty line beside it changes nothing', async () => {
    const card = await world.say('recruiter', '/job managers J1008');
    const { assistants } = world.job('J1008');
    const form = { assistants, 'assistants-by-name': ' ', 'recruiter-by-name': '' };
    expect((await world.press('recruiter', card, 'submit', { form })).toast).toContain('请选择或填写一项');
  });

  test('of one round', async () => {
    const card = await world.say('recruiter', '/job config J1009');
    await pageWith(world, card, 'interviewers-1');
    const form = { 'interviewers-1': [LEAD], 'interviewers-1-by-name': '张伟' };
    const { interviewers } = z.object({ interviewers: z.array(z.string()) }).parse(await wanted(card, form));
    expect(interviewers.filter((entry) => entry.startsWith('1='))).toEqual([`1=${LEAD}`, `1=${named('张伟')}`]);
  });
});

test('what is typed on one page is kept on the others, shown again, and can be taken back', async () => {
  const card = await world.say('recruiter', '/job config J1010');
  await pageWith(world, card, 'evaluators');
  await turnPage(world, card, { evaluators: [LEAD], 'evaluators-by-name': '张伟' });
  expect(textOf(cardOf(card))).toContain('其他页已填：建议评估人');
  await pageWith(world, card, 'evaluators');
  expect(controls(card).get('evaluators-by-name')?.default_value).toBe('张伟');
  await turnPage(world, card, { evaluators: [LEAD], 'evaluators-by-name': '' });
  expect(await wanted(card, {})).toEqual({ evaluators: [LEAD] });
  for (const version of card.versions) {
    expect(Buffer.byteLength(version)).toBeLessThanOrEqual(30_000);
    expect(nodesOf(JSON.parse(version).body).length).toBeLessThanOrEqual(180);
  }
});

test('where a person is missing a name is enough', async () => {
  world.job('J1011').recruiter = RECRUITER;
  const card = await world.say('recruiter', '/job managers J1011 --recruiter');
  expect(controls(card).get('recruiter')).not.toHaveProperty('required');
  expect(await wanted(card, { recruiter: '', 'recruiter-by-name': '张伟' })).toEqual({ recruiter: named('张伟') });
});
