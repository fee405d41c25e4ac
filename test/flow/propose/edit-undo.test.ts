/** An undo can be edited like any proposal: its form is filled with what would be put back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, stateOf, textOf } from '../../support/card.ts';
import { allControls, draftOf } from '../../support/form.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const Options = z.array(z.object({ value: z.string() }));

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const acts = (message: Message): string[] => [...actsOf(cardOf(message)).keys()];
const isCard = ({ type }: Message): boolean => type === 'interactive';
const pressed = (card: Message, act: string, form = {}): Promise<Message> =>
  world.brings(() => world.press('recruiter', card, act, { form }), isCard);

/** Lists are sets. */
const sorted = (value: unknown): unknown => (Array.isArray(value) ? [...value].sort() : value);
const wantedOf = async (card: Message): Promise<unknown[]> =>
  (await draftOf(world, card)).map(({ wanted }) =>
    Object.fromEntries(Object.entries(Object(wanted)).map(([flag, value]) => [flag, sorted(value)])),
  );

async function undoOf(command: string): Promise<Message> {
  const back = await pressed(await world.applied(command), 'undo');
  return world.state(back, 'To confirm');
}

describe('left as it is the form means the same', () => {
  test.each([
    ['/job managers J1001 --recruiter @陈静 --add-assistants @张伟'],
    ['/job config J1001 --self-scheduling on --remark 记得带电脑 --cc me'],
    ['/job config J1001 --offer-form 校招申请表 --evaluators me'],
    ['/job config J1001 --interviewers 1=me'],
    ['/jr update R00401 --headcount +2 --priority low --deadline 2028-01-31 --name 新的名字'],
    ['/jr update R00401 --min-salary 18 --recruiters me --department 电商'],
    ['/jr update R00401 --custom 技能标签=Go 紧急程度=普通'],
    ['/jr update R00401 R00401 --description 一句话'],
    ['/prehire update 24001 --hire-date 2027-02-03 --cost-centers 研发中心=60 平台部=40'],
  ])('%s', async (command) => {
    const back = await undoOf(command);
    expect(acts(back)).toEqual(['confirm', 'edit', 'cancel']);
    const wanted = await wantedOf(back);
    const form = await pressed(back, 'edit');
    expect(acts(form)).toContain('submit');
    const again = await pressed(form, 'submit');
    await world.state(again, 'To confirm');
    expect(await wantedOf(again)).toEqual(wanted);
    await world.state(back, 'Cancelled');
    await world.press('recruiter', again, 'cancel');
  });
});

test('of an operation without fields its targets', async () => {
  const talent = [...world.sandbox.world.talents.values()].find(({ pools }) => !pools.has(world.pool('校招储备').id));
  const back = await undoOf(`/pool add 校招储备 ${talent?.id}`);
  expect(acts(back)).toEqual(['confirm', 'edit', 'cancel']);
  const form = await pressed(back, 'edit');
  expect((await allControls(world, form)).get('talent')?.default_value).toBe(talent?.id);
});

test('what is changed in it is what is proposed', async () => {
  const had = Number(world.requirement('R00408').body.head_count);
  const back = await undoOf('/jr update R00408 --headcount +5');
  const form = await pressed(back, 'edit');
  expect((await allControls(world, form)).get('headcount')?.default_value).toBe(String(had));
  const again = await pressed(form, 'submit', { headcount: String(had + 1) });
  expect(stateOf(cardOf(again))).toBe('To confirm');
  expect(textOf(cardOf(again))).toContain(`需求人数：${had + 5} → ${had + 1}`);
});

describe('where each gets something of its own, rows are left out', () => {
  const optionsOf = async (form: Message): Promise<readonly string[]> =>
    Options.parse((await allControls(world, form)).get('left-out-1')?.options).map(({ value }) => value);
  const labels = (card: Message): string => textOf(cardOf(card));

  test('of an undo: the others are put back, and what was left out stays', async () => {
    const [first, second] = [world.job('J1011').recruiter, world.job('J1012').recruiter];
    expect(first).not.toBe(second);
    const back = await undoOf('/job managers J1011 J1012 --recruiter me');
    expect(acts(back)).toEqual(['confirm', 'edit', 'cancel']);
    const form = await pressed(back, 'edit');
    const [, other = ''] = await optionsOf(form);
    const again = await pressed(form, 'submit', { 'left-out-1': [other] });
    await world.state(again, 'To confirm');
    expect(labels(again)).toContain('1 项按你的选择不恢复');
    await world.state(back, 'Cancelled');
    await world.press('recruiter', again, 'confirm');
    await world.state(again, 'Applied');
    expect([world.job('J1011').recruiter, world.job('J1012').recruiter]).toEqual([
      first,
      world.person('recruiter').openId,
    ]);
  });

  test('of a file: its other rows are asked for anew; all or none left out is no answer', async () => {
    const bytes = Buffer.from('职位编码,招聘负责人\nJ1021,陈静\nJ1022,张伟\nJ1023,马诗涵\n');
    const offered = await world.say('recruiter', '', { file: { name: '负责人.csv', bytes } });
    const asked = await pressed(offered, 'open');
    await world.state(asked, 'To confirm');
    expect(acts(asked)).toEqual(['confirm', 'edit', 'cancel']);
    const form = await pressed(asked, 'edit');
    const all = await optionsOf(form);
    expect(all).toEqual(['2', '3', '4']);
    for (const left of [[], all]) {
      const { toast } = await world.press('recruiter', form, 'submit', { form: { 'left-out-1': left } });
      expect(toast).toContain('请选择或填写一项');
    }
    const again = await pressed(form, 'submit', { 'left-out-1': ['3'] });
    await world.state(again, 'To confirm');
    expect(labels(again)).toContain('J1021');
    expect(labels(again)).toContain('第 3 行');
    expect((await draftOf(world, again)).length).toBe(2);
    await world.state(asked, 'Cancelled');
    await world.press('recruiter', again, 'cancel');
  });

  test('of a file whose rows all want the same: one form, filled with it', async () => {
    const bytes = Buffer.from('职位编码,招聘负责人\nJ1024,陈静\nJ1025,陈静\n');
    const asked = await pressed(await world.say('recruiter', '', { file: { name: '同.csv', bytes } }), 'open');
    await world.state(asked, 'To confirm');
    const wanted = await wantedOf(asked);
    const again = await pressed(await pressed(asked, 'edit'), 'submit');
    await world.state(again, 'To confirm');
    expect(await wantedOf(again)).toEqual(wanted);
    await world.state(asked, 'Cancelled');
    await world.press('recruiter', again, 'cancel');
  });
});

test('a round that was empty is named: a form empties nothing by being left empty', async () => {
  const back = await undoOf('/job config J1009 --interviewers 4=me');
  const form = await pressed(back, 'edit');
  expect(textOf(cardOf(form))).toContain('「建议面试官」原来的样子表单填不出来');
});
