/** A wish that is already so is said with its present value: beside other changes, and where nothing is left to change. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
  Object.assign(world.requirement('R00405').body, { priority: 1, head_count: 6, description: '长'.repeat(300) });
});
afterAll(() => world.stop());

async function shown(command: string): Promise<{ state: unknown; text: string }> {
  const card = cardOf(await world.say('recruiter', command));
  return { state: stateOf(card), text: textOf(card) };
}

describe('beside other changes', () => {
  test('each field, with what it holds', async () => {
    const { state, text } = await shown('/jr update R00405 --priority 高 --headcount 6 --name 新的名字');
    expect(state).toBe('To confirm');
    expect(text).toContain('招聘优先级现在就是「高」');
    expect(text).toMatch(/人数现在就是 6/);
    expect(text).not.toContain('需求名称现在就是');
  });

  test('in a bulk with the number of targets; those with nothing else to change are named', async () => {
    const [first, second, third] = [world.job('J1011'), world.job('J1012'), world.job('J1013')];
    const me = world.person('recruiter').openId;
    for (const job of [first, second, third]) Object.assign(job, { recruiter: me, assistants: [] });
    third.assistants = [world.person(9).openId];
    const { state, text } = await shown(
      `/job managers J1011 J1012 J1013 --recruiter me --add-assistants @${world.person(9).name}`,
    );
    expect(state).toBe('To confirm');
    expect(text).toContain(`招聘负责人现在就是「${world.person('recruiter').name}」（2 个对象）`);
    expect(text).toMatch(/1 项已经是这样，不会发送：.*J1013/);
    expect(text).not.toContain('ou_');
  });

  test('a step is never so already, a switch is no field', async () => {
    const { text } = await shown('/jr update R00405 --headcount +1 --update-related-jobs no');
    expect(text).not.toContain('现在就是');
    expect(text).toContain('同时改关联职位：否');
    expect(text).not.toContain('否 → 否');
  });
});

describe('where nothing changes', () => {
  test('the answer names target, field and present value', async () => {
    const { state, text } = await shown('/jr update R00405 --headcount 6 --priority high');
    expect(state).toBe('');
    expect(text).toMatch(/R00405.* 的需求人数现在就是 6/);
    expect(text).toMatch(/R00405.* 的招聘优先级现在就是「高」/);
  });

  test('people and pools by name, each target of several', async () => {
    for (const code of ['J1014', 'J1015']) world.job(code).recruiter = world.person('recruiter').openId;
    const { text } = await shown('/job managers J1014 J1015 --recruiter me');
    expect(text).toMatch(new RegExp(`J1014 的招聘负责人现在就是「${world.person('recruiter').name}」`));
    expect(text).toMatch(/J1015 的招聘负责人现在就是/);
    const inside = world.talent(0);
    const [pool = ''] = inside.pools;
    expect((await shown(`/pool add ${pool} ${inside.id}`)).text).toContain(`${inside.name} 的人才库现在就是「在库」`);
  });

  test('a long text is shortened, whole characters', async () => {
    const { text } = await shown(`/jr update R00405 --description ${'长'.repeat(300)}`);
    expect(text).toContain(`需求描述现在就是「${'长'.repeat(60)}…」`);
  });
});
