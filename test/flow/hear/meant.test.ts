/** Plain sentences through the front door: previewed as they were understood, asked where they can mean several things. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const proposals = async () => (await world.db.selectFrom('proposals').select('id').execute()).length;
const mention = () => `@${world.sandbox.world.people[3]?.name}`;

describe('a sentence', () => {
  test.each([
    () => [`把 J1002 的招聘负责人换成 ${mention()}`, '/职位 人员 J1002 招聘负责人'],
    () => [`change the recruiter of J1003 to ${mention()}`, '/职位 人员 J1003 招聘负责人'],
    () => ['R00407 人数加2', '/需求 更新 R00407 需求人数 +2'],
    () => ['把 13810002713 加入校招储备', '/人才库 加入 校招储备 13810002713'],
  ])('%#: is previewed, its first line the command as it was understood', async (spoken) => {
    const [sentence = '', understood = ''] = spoken();
    const card = cardOf(await world.say('recruiter', sentence));
    expect(stateOf(card)).toBe('To confirm');
    expect(textOf(card)).toContain(`理解为：${understood}`);
  });

  test('is written only after the button, like a command', async () => {
    const card = await world.say('recruiter', 'R00408 人数加1');
    const before = Number(world.requirement('R00408').body.head_count);
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    expect(world.requirement('R00408').body.head_count).toBe(before + 1);
  });

  test('with something missing asks for it', async () => {
    const before = await proposals();
    expect(textOf(cardOf(await world.say('recruiter', '把招聘负责人换成我')))).toContain('职位');
    expect(await proposals()).toBe(before);
  });

  test('that is none gets help and proposes nothing', async () => {
    const before = await proposals();
    for (const text of ['今天天气怎么样', '谢谢啦', '招聘负责人是谁']) await world.say('recruiter', text);
    expect(await proposals()).toBe(before);
  });
});

describe('labels', () => {
  test('several on their own lines are one proposal', async () => {
    const card = cardOf(await world.say('recruiter', '/需求 R00409\n人数：+3\n优先级：低\n原因：扩编，已批'));
    expect(textOf(card)).toContain('扩编，已批');
    expect(textOf(card)).toContain('招聘优先级');
  });
});
