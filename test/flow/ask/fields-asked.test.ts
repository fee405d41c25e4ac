/** A value that is missing or wrong is asked for with the control that a form has for it (`interface.md` section 3). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { nodesOf, textOf } from '../../support/card.ts';
import { controls, draftOf } from '../../support/form.ts';
import { LEAD, RECRUITER } from '../../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

type Form = Readonly<Record<string, string | readonly string[]>>;

/** What the answer wants in the end. */
async function answered(card: Message, form: Form): Promise<unknown> {
  await world.press('recruiter', card, 'submit', { form });
  const proposal = await world.answer(card, 1);
  await world.state(proposal, 'To confirm');
  const [item] = await draftOf(world, proposal);
  await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
  return item?.wanted;
}

async function wantedBy(command: string): Promise<unknown> {
  const card = await world.say('recruiter', command);
  await world.state(card, 'To confirm');
  const [item] = await draftOf(world, card);
  await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
  return item?.wanted;
}

describe('a missing value', () => {
  test.each<[command: string, name: string, tag: string, filled: string | string[], flags: string]>([
    ['/job managers J1002 --recruiter', 'recruiter', 'select_person', LEAD, `--recruiter ${LEAD}`],
    ['/job managers J1002 --recruiter', 'recruiter', 'select_person', '陈静', '--recruiter 陈静'],
    [
      '/job managers J1002 --assistants',
      'assistants',
      'multi_select_person',
      [LEAD, RECRUITER],
      `--assistants ${LEAD} ${RECRUITER}`,
    ],
    ['/job managers J1002 --assistants', 'assistants', 'multi_select_person', `${LEAD}，me`, `--assistants ${LEAD} me`],
    ['/jr update R00402 --priority', 'priority', 'select_static', '3', '--priority 3'],
    ['/jr update R00402 --priority', 'priority', 'select_static', '低', '--priority 低'],
    ['/jr update R00402 --deadline', 'deadline', 'date_picker', '2027-02-03 +0800', '--deadline 2027-02-03'],
    ['/jr update R00402 --deadline', 'deadline', 'date_picker', '2027年12月31日', '--deadline 2027年12月31日'],
    ['/jr update R00402 --headcount', 'headcount', 'input', '十二人', '--headcount 12'],
    ['/jr update R00402 --name', 'name', 'input', '负责“增长”, 方向', '--name "负责“增长”, 方向"'],
  ])('%s: %s is a %s, %s', async (command, name, tag, filled, flags) => {
    const card = await world.say('recruiter', command);
    expect(controls(card).get(name)).toMatchObject({ tag });
    const bare = command.replace(/ --.*/, '');
    const wanted = await wantedBy(`${bare} ${flags}`);
    expect(await answered(card, { [name]: filled })).toEqual(wanted);
  });

  test('one of a list is chosen from the list, by whatever it is called', async () => {
    const card = await world.say('recruiter', '/job config J1003 --offer-form');
    const node = controls(card).get('offer-form');
    expect(node).toMatchObject({ tag: 'select_static' });
    expect(JSON.stringify(node)).toContain('6960555100000006370');
    expect(await answered(card, { 'offer-form': '6960555100000006370' })).toEqual({
      'offer-form': '6960555100000006370',
    });
  });

  test('people to add stay an addition', async () => {
    const { assistants } = world.job('J1005');
    const added = [LEAD, RECRUITER].find((id) => !assistants.includes(id)) ?? '';
    const card = await world.say('recruiter', '/job managers J1005 --add-assistants');
    expect(await answered(card, { assistants: [added] })).toEqual({ assistants: [...assistants, added] });
  });

  test('a target is typed, and asked for together with what else is missing', async () => {
    const card = await world.say('recruiter', '/jr update --priority --deadline');
    const tags = [...controls(card)].map(([name, { tag }]) => [name, tag]);
    expect(tags).toEqual([
      ['ask', 'form'],
      ['requirement', 'input'],
      ['priority', 'select_static'],
      ['deadline', 'date_picker'],
      ['submit', 'button'],
    ]);
    expect(await answered(card, { requirement: 'R00402', priority: '3', deadline: '2027-05-06' })).toMatchObject({
      priority: 3,
    });
  });

  test('every flag of every operation at once is still a card that Feishu accepts', async () => {
    for (const { name, fields, targets } of (await import('../../../src/operations/index.ts')).operations) {
      const flags = [...fields].flatMap(([flag, { offered, bare }]) => (offered && !bare ? [`--${flag}`] : []));
      if (flags.length === 0) continue;
      const [noun, verb] = name.split('.');
      const card = await world.say('recruiter', `/${noun} ${verb} ${flags.join(' ')}`);
      expect(Buffer.byteLength(card.versions.at(-1) ?? '')).toBeLessThanOrEqual(30_000);
      expect(nodesOf(JSON.parse(card.versions.at(-1) ?? '{}').body).length).toBeLessThanOrEqual(180);
      expect([...controls(card).keys()]).toContain(targets[0]?.name);
    }
  });
});

describe('a wrong value is asked for again', () => {
  test('a day that is none stands as it was typed', async () => {
    const card = await world.say('recruiter', '/jr update R00402 --deadline 20261350');
    expect(controls(card).get('deadline')).toMatchObject({ tag: 'input', default_value: '20261350' });
    expect(await answered(card, { deadline: '20271231' })).toEqual(
      await wantedBy('/jr update R00402 --deadline 2027-12-31'),
    );
  });

  test('days in the wrong order stand in their pickers', async () => {
    const card = await world.say('recruiter', '/jr update R00402 --start 2027-05-02 --deadline 2027年5月1日');
    expect(controls(card).get('start')).toMatchObject({ tag: 'date_picker', initial_date: '2027-05-02' });
    expect(controls(card).get('deadline')).toMatchObject({ tag: 'date_picker', initial_date: '2027-05-01' });
    expect(await answered(card, { start: '2027-05-02', deadline: '2027-05-03 +0800' })).toEqual(
      await wantedBy('/jr update R00402 --start 2027-05-02 --deadline 2027-05-03'),
    );
  });

  test('a count, and pay', async () => {
    const count = await world.say('recruiter', '/jr update R00402 --headcount 很多');
    expect(controls(count).get('headcount')?.default_value).toBe('很多');
    const pay = await world.say('recruiter', '/jr update R00402 --max-salary 25000元');
    expect(controls(pay).get('max-salary')?.default_value).toBe('25000元');
    expect(await answered(pay, { 'max-salary': '45' })).toEqual({ 'max-salary': '45' });
  });

  test('shares are mended as they were typed', async () => {
    const card = await world.say('recruiter', '/prehire update 24002 --cost-centers 研发中心=50 平台部=45');
    expect(controls(card).get('cost-centers')?.default_value).toBe('研发中心=50、平台部=45');
    expect(await answered(card, { 'cost-centers': '研发中心=55、平台部=45' })).toEqual(
      await wantedBy('/prehire update 24002 --cost-centers 研发中心=55 平台部=45'),
    );
  });

  test('what is taken out again is no longer wanted; all of it taken out is no answer', async () => {
    const card = await world.say('recruiter', '/jr update R00402 --start 2027-05-02 --deadline 2027-05-01');
    const none = await world.press('recruiter', card, 'submit', { form: { start: '', deadline: '' } });
    expect(none.toast).toContain('请选择或填写一项');
    expect(await answered(card, { start: '', deadline: '2028-05-01' })).toEqual(
      await wantedBy('/jr update R00402 --deadline 2028-05-01'),
    );
  });
});

test('a question from before there were controls is drawn and answered as it was', async () => {
  const card = await world.say('recruiter', '/job managers J1004 --recruiter');
  await world.settled();
  const { question_id: id } = await world.db
    .selectFrom('copies')
    .selectAll()
    .where('message_id', '=', card.id)
    .executeTakeFirstOrThrow();
  const old = {
    kind: 'fill',
    title: { zh: '职位 人员', en: 'Job people' },
    fields: [{ name: 'recruiter', label: { zh: '招聘负责人', en: 'Recruiter' }, required: true, whole: true }],
  };
  await world.db
    .updateTable('questions')
    .set({ asks: JSON.stringify(old) })
    .where('id', '=', id ?? '')
    .execute();
  expect(await answered(card, { recruiter: LEAD })).toEqual({ recruiter: LEAD });
  expect(textOf(cardOf(card))).toContain('已填写 1 项');
});
