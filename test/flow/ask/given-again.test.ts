/** What stands for nothing is asked for again, with what Hire would offer; all else that was said or filled in stays. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { textOf } from '../../support/card.ts';
import { controls, draftOf } from '../../support/form.ts';
import { LEAD } from '../../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const openIdOf = (name: string): string => world.sandbox.world.people.find((each) => each.name === name)?.openId ?? '';

/** Gives the asked field, and tells what is then wanted of Hire. */
async function givenAgain(asked: Message, form: Readonly<Record<string, string>>): Promise<unknown> {
  const words = textOf(cardOf(asked));
  expect(words).toContain('找不到');
  const before = world.answersTo(asked.rootId).length;
  await world.press('recruiter', asked, 'submit', { form });
  const proposal = await world.answer(asked, before);
  await world.state(proposal, 'To confirm');
  const [item] = await draftOf(world, proposal);
  return item?.wanted;
}

test('on a form: whom nobody is called', async () => {
  world.job('J1005').recruiter = LEAD;
  const form = await world.say('recruiter', '/job managers J1005');
  await world.press('recruiter', form, 'submit', {
    form: { 'recruiter-by-name': '没有此人甲', 'hiring-managers-by-name': '林晓' },
  });
  const asked = await world.answer(form, 1);
  expect([...controls(asked).keys()]).toContain('recruiter-by-name');
  const wanted = await givenAgain(asked, { 'recruiter-by-name': '张伟' });
  expect(wanted).toMatchObject({ recruiter: openIdOf('张伟') });
  expect(JSON.stringify(wanted)).toContain(openIdOf('林晓'));
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  [
    '/job managers J1006 --recruiter 没有此人甲 --add-assistants 林晓 --note 交接',
    { 'recruiter-by-name': '张伟' },
    '林晓',
  ],
  [
    '/jr update R00404 --recruiters 没有此人甲 没有此人乙 --headcount +2',
    { 'recruiters-by-name': '张伟' },
    'headcount',
  ],
])('as typed: %s', async (text, form, kept) => {
  const asked = await world.say('recruiter', text);
  const wanted = JSON.stringify(await givenAgain(asked, form));
  expect(wanted).toContain(openIdOf('张伟'));
  expect(wanted).toContain(openIdOf(kept) || kept);
});
