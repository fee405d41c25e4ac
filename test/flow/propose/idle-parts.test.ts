/** Who is to leave a list and is not in it, or to join it and is, is named: also where the rest of the same wish is real. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Field } from '../../../src/core/field.ts';
import { operations } from '../../../src/operations/index.ts';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const shown = async (command: string) => textOf(cardOf(await world.say('recruiter', command)));

/** A target of each operation that has lists, and another change of it that is real. */
const targets: Readonly<Record<string, readonly [target: string, change: string]>> = {
  'job.managers': ['J1018', '--recruiter @陈静'],
  'job.config': ['J1021', '--contact-mobile 13900001111'],
  'jr.update': ['R00411', '--headcount +1'],
  'prehire.update': ['24031', '--hire-date +40d'],
};

/** What is in none of the lists; of a list that is edited key by key, a key that it lacks. */
const absent: Readonly<Record<string, string>> = {
  person: '阿卜杜拉·买买提',
  job: 'J1064',
  requirement: 'R00430',
  'cost-center': '市场部',
};
const byFlag: Readonly<Record<string, string>> = {
  'round-types': '终面',
  interviewers: '7',
};

const lists = operations.flatMap(({ name, noun, verb, fields }) =>
  [...fields]
    .filter(([, { many, offered, instruction, own }]) => many && offered && !instruction && !own)
    .map(([flag, field]): [string, string, Field, string] => [name, flag, field, `/${noun.en} ${verb.en}`]),
);

test('every list of every operation has a word here', () => {
  expect(lists.length).toBeGreaterThan(12);
  expect(lists.filter(([name]) => !targets[name])).toEqual([]);
});

describe('beside another change', () => {
  test.each(lists)('%s --remove-%s', async (name, flag, { label, typed }, command) => {
    const [target, change] = targets[name] ?? [];
    const word = byFlag[flag] ?? absent[typed.kind ?? ''];
    const text = await shown(`${command} ${target} --remove-${flag} ${word} ${change} --dry-run`);
    expect(text).toMatch(new RegExp(`${label.zh}.*「.+」不在其中`));
    expect(text).toMatch(new RegExp(`${label.en}.*".+" is not among them`, 'i'));
    expect(text).not.toMatch(/「[^」]*：」/);
  });
});

describe('in the same list', () => {
  beforeAll(() => {
    Object.assign(world.job('J1022'), { assistants: [world.person(9).openId], recruiter: world.person(8).openId });
    world.job('J1023').assistants = [world.person(22).openId, world.person(8).openId];
  });

  test('who leaves and is not there, who comes and is', async () => {
    const { name } = world.person(9);
    const text = await shown(
      `/job managers J1022 --remove-assistants 阿卜杜拉·买买提 --add-assistants @${name} 陈静 --dry-run`,
    );
    expect(text).toContain(`招聘协助人：「阿卜杜拉·买买提」不在其中，「${name}」已在其中`);
    expect(text).toContain('＋ 陈静');
  });

  test('of several targets, for how many', async () => {
    const text = await shown(
      '/job managers J1022 J1023 --remove-assistants 阿卜杜拉·买买提 陈静 --recruiter me --dry-run',
    );
    expect(text).toContain('招聘协助人：「陈静」不在其中（1 个对象）');
    expect(text).toMatch(/招聘协助人现在就是「.*」，「阿卜杜拉·买买提、陈静」不在其中（1 个对象）/);
  });

  test('where nothing else is left, with the target', async () => {
    const text = await shown('/job managers J1022 --remove-assistants 阿卜杜拉·买买提');
    expect(text).toMatch(/J1022 的招聘协助人现在就是「.*」，「阿卜杜拉·买买提」不在其中/);
  });

  test("of the tenant's own fields", async () => {
    const { body } = world.requirement('R00412');
    Object.assign(body, { customized_data_list: [] });
    const text = await shown('/jr update R00412 --remove-custom 面谈日期 --headcount +1 --dry-run');
    expect(text).toMatch(/自定义字段.*「面谈日期」不在其中/);
  });
});
