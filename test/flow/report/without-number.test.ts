/** `/undo` and `/pass` without a number show what fits, with a button each. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPeople } from '../../../src/sandbox/seed/people.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, buttonsWith, stateOf, textOf } from '../../support/card.ts';
import { LEAD, RECRUITER } from '../../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const DAY_MS = 86_400_000;
let world: TestWorld;
const other = seedPeople()[5]?.openId ?? '';
beforeAll(async () => {
  world = await startWorld({
    policy: {
      groups: { recruiters: [RECRUITER], leads: [LEAD, other] },
      rules: [
        { operations: ['pool.*'], propose: ['recruiters'], approve: { by: ['requester'] } },
        { operations: ['job.*'], propose: ['recruiters'], approve: { by: ['leads'] } },
      ],
    },
  });
});
afterAll(() => world.stop());

const textsOf = (message: Message): string => textOf(cardOf(message));
const opens = (message: Message) => buttonsWith(cardOf(message), 'open');
const labels = (message: Message): string[] => opens(message).map(({ text }) => text);
function press(from: string, list: Message, label: string): Promise<Message> {
  const value = opens(list).find(({ text }) => text.includes(label))?.value;
  return world.brings(() => world.press(from, list, 'open', { value: value ?? {} }));
}
const outside = (): string[] =>
  [1, 2, 3, 4, 5, 6, 7, 8]
    .map((index) => world.talent(index))
    .filter(({ pools }) => !pools.has(world.pool('高潜人才').id))
    .map(({ mobile }) => mobile);

test('/undo lists what this person may still undo, newest first; a button begins it, and what was undone is gone', async () => {
  expect(textsOf(await world.say('recruiter', '/撤销'))).toContain('没有可以撤销的改动');
  const [first, second, third] = outside();
  await world.say('recruiter', `/pool add 高潜人才 ${first}`);
  await world.applied(`/pool add 高潜人才 ${second}`);
  await world.applied(`/pool add 高潜人才 ${third}`);
  const list = await world.say('recruiter', '/撤销');
  expect(labels(list)).toEqual(['撤销 #3\nUndo #3', '撤销 #2\nUndo #2']);
  expect(textsOf(list)).toMatch(/#3 加入人才库 · 已生效 · .+高潜人才/);
  expect(textsOf(await world.say('outsider', '/undo'))).toContain('There is nothing that can be undone.');
  const back = await press('recruiter', list, '撤销 #2');
  expect(stateOf(cardOf(back))).toBe('To confirm');
  expect(textsOf(back)).toContain('恢复 #2 之前的值');
  await world.press('recruiter', back, 'confirm');
  await world.state(back, 'Applied');
  expect(labels(await world.say('recruiter', '/undo'))).toEqual(['撤销 #4\nUndo #4', '撤销 #3\nUndo #3']);
  await world.later(31 * DAY_MS);
  expect(textsOf(await world.say('recruiter', '/undo'))).toContain('没有可以撤销的改动');
});

test('/pass lists what waits for this approver, then who else may decide; somebody named already is asked at once', async () => {
  expect(textsOf(await world.say('lead', '/转交'))).toContain('没有等你批准的变更申请');
  const waiting = async (code: string): Promise<Message> => {
    const card = await world.say('recruiter', `/job managers ${code} --recruiter @${world.person(9).name}`);
    await world.press('recruiter', card, 'confirm');
    return world.state(card, 'To approve');
  };
  const [first, second] = [await waiting('J1002'), await waiting('J1003')];
  expect(textsOf(await world.say('recruiter', '/pass'))).toContain('Nothing waits for your approval.');
  const list = await world.say('lead', '/转交');
  expect(labels(list)).toHaveLength(2);
  const number = /#(\d+)/.exec(textsOf(first))?.[1];
  const whom = await press(LEAD, list, `转交审批 #${number}`);
  expect(textsOf(whom)).toContain(`#${number} 转交给谁？`);
  expect(labels(whom)).toEqual([world.person(5).name]);
  await press(LEAD, whom, world.person(5).name);
  const asked = (card: Message): Promise<Message> =>
    world.until(
      () =>
        world.sentTo(other).filter((each) => {
          const title = /#\d+ /.exec(textsOf(card))?.[0] ?? '';
          return actsOf(cardOf(each)).has('approve') && textsOf(each).startsWith(title);
        })[1] ?? null,
    );
  await asked(first);
  const named = await world.say('lead', `/pass @${world.person(5).name}`);
  await press(LEAD, named, `#${/#(\d+)/.exec(textsOf(second))?.[1]}`);
  await world.press(other, await asked(second), 'approve');
  await world.state(second, 'Applied');
});
