/** A refusal names the target with its code, the field, and what stands there now (`interface.md` section 4). */
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

/** A target of each operation, and what it is called on its cards. */
const targets: Readonly<Record<string, readonly [typed: string, called: string]>> = {
  'job.managers': ['J1005', '后端工程师 J1005'],
  'job.config': ['J1005', '后端工程师 J1005'],
  'jr.update': ['R00405', 'R00405'],
  'prehire.update': ['24005', '24005'],
};

type Offered = readonly [name: string, flag: string, field: Field, command: string];

const offered = operations.flatMap(({ name, noun, verb, fields }) =>
  [...fields]
    .filter(([, { offered: isOffered, instruction }]) => isOffered && !instruction)
    .map(([flag, field]): Offered => [name, flag, field, `/${noun.en} ${verb.en}`]),
);

async function refusal(command: string): Promise<string> {
  const card = textOf(cardOf(await world.say('recruiter', command)));
  expect(card).not.toContain('待确认');
  return card;
}

const escaped = (words: string): string => words.replaceAll(/[()]/g, '\\$&');

describe('what may not be emptied', () => {
  const fixed = offered.filter(([, , { emptiable }]) => !emptiable);

  test('there are enough of them', () => expect(fixed.length).toBeGreaterThan(8));

  test.each(fixed)('%s --clear %s', async (name, flag, { label }, command) => {
    const [typed, called] = targets[name] ?? [];
    const words = await refusal(`${command} ${typed} --clear ${flag}`);
    // Of what holds nothing there is nothing to empty.
    if (words.includes('已是该值，无需修改'))
      expect(words).toMatch(new RegExp(`${called}.*${escaped(label.zh)}现在就是空的`));
    else expect(words).toMatch(new RegExp(`${called}.*「${escaped(label.zh)}」.*「${escaped(label.zh)}」现在是`));
  });
});

describe('what Feishu would refuse', () => {
  test.each([
    ['/job config J1005 --related-jobs J1006', '后端工程师 J1005', '关联职位', '后端工程师 J1006'],
    ['/job config J1005 --clear interviewers', '后端工程师 J1005', '建议面试官', ''],
    ['/jr update R00405 --min-salary 90 --max-salary 20', 'R00405', '月薪下限', '90K'],
    ['/jr update R00405 --headcount -999', 'R00405', '需求人数', '-999'],
    ['/prehire update 24005 --cost-centers 研发中心=60', '24005', '成本中心分摊', '60'],
  ])('%s', async (command, target, label, value) => {
    const words = await refusal(command);
    expect(words).toContain(target);
    expect(words).toContain(value);
    expect(words).toMatch(new RegExp(`「${label}[^」]*」现在是`));
  });

  test('several targets: each with what it holds', async () => {
    const words = await refusal('/job config J1005 J1006 --clear interviewers');
    expect(words).toMatch(/后端工程师 J1005 的「建议面试官」现在是「.+」。后端工程师 J1006 的「建议面试官」现在是「/);
  });
});

test('reason and remedy are sentences of their own', async () => {
  expect(await refusal('/job config J1005 --related-jobs 不存在的职位')).toContain('不存在的职位。请核对');
});
