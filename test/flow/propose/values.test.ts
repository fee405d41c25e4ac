/** Values as people write them, by the command and by its form: the same draft (`interface.md` section 3). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, startOfDay } from '../../../src/core/dates.ts';
import { textOf } from '../../support/card.ts';
import { draftOf, pageWith } from '../../support/form.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const ZONE = 'Asia/Shanghai';
const DAY = 86_400_000;
const field = (type: number) => `7101${String(200_000_000_009 + type * 4_513).padStart(15, '3')}`;

async function byCommand(world: TestWorld, command: string): Promise<unknown> {
  const card = await world.say('recruiter', command);
  await world.state(card, 'To confirm');
  const draft = await draftOf(world, card);
  await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
  return draft;
}

async function byForm(world: TestWorld, command: string, form: Record<string, unknown>): Promise<unknown> {
  const card = await world.say('recruiter', command);
  await pageWith(world, card, Object.keys(form)[0] ?? '');
  await world.press('recruiter', card, 'submit', { form });
  const proposal = await world.answer(card, 1);
  await world.state(proposal, 'To confirm');
  const draft = await draftOf(world, proposal);
  await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
  return draft;
}

describe('a value counts the same, typed and filled in', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  test.each<[flag: string, typed: string, wanted: Record<string, unknown>]>([
    ['headcount', '21人', { headcount: 21 }],
    ['headcount', '二十一', { headcount: 21 }],
    ['headcount', '１，２００', { headcount: 1200 }],
    ['min-salary', '1.8万', { 'min-salary': '18' }],
    ['min-salary', '18-39k', { 'min-salary': '18', 'max-salary': '39' }],
    ['max-salary', '18k～39k', { 'min-salary': '18', 'max-salary': '39' }],
    ['max-salary', '1.8万至3.9万', { 'min-salary': '18', 'max-salary': '39' }],
  ])('--%s %s', async (flag, typed, wanted) => {
    const draft = await byCommand(world, `/jr update R00402 --${flag} "${typed}"`);
    expect(draft).toMatchObject([{ wanted }]);
    expect(await byForm(world, '/jr update R00402', { [flag]: typed })).toEqual(draft);
  });

  test.each([
    ['人数加2', '--headcount +2'],
    ['人数减一', '--headcount -1'],
    ['人数 十二人', '--headcount 12'],
    ['人数 1,200', '--headcount 1200'],
    ['月薪 18-39k', '--min-salary 18 --max-salary 39'],
    ['薪资：1.8万至3.9万', '--min-salary 18 --max-salary 39'],
    ['截止推迟7天', '--deadline 推迟7天'],
    ['截止 推迟 7 天', '--deadline 推迟7天'],
    ['截止 12月 31日', '--deadline 12月31日'],
    ['--deadline end of next year', '--deadline 明年底'],
    ['--start Dec 1 --deadline 31 Dec', '--start 12-01 --deadline 12-31'],
    ['开始 next Monday', '--start 下周一'],
    ['--deadline Dec 1, 2027 --priority 高', '--deadline 2027-12-01 --priority 1'],
    ['--name [急聘](北京)前端工程师', '--name "[急聘](北京)前端工程师"'],
    ['--description 一\n-负责前端\n\n——growth', '--description "一\n-负责前端\n\n——growth"'],
  ])('%s is %s', async (words, flags) => {
    const plain = await byCommand(world, `/jr update R00402 ${flags}`);
    expect(await byCommand(world, `/需求 R00402 ${words}`)).toEqual(plain);
  });

  test.each([
    ['预算人数', 9, '十二人', '12'],
    ['招聘周期', 8, '2027年1月1日至2027年2月1日', '2027-01-01..2027-02-01'],
    ['预算月份', 6, '2027-02', '2027-02-17'],
    ['预算年份', 7, '2027年', '2027-05-05 +0800'],
    ['面谈日期', 5, '2027年2月2日', '2027-02-02 +0800'],
  ])('--custom %s', async (name, type, typed, filled) => {
    const draft = await byCommand(world, `/jr update R00402 --custom ${name}="${typed}"`);
    expect(await byForm(world, '/jr update R00402', { [`custom-${field(type)}`]: filled })).toEqual(draft);
  });

  test('a month and a year show as such', async () => {
    const card = await world.say('recruiter', '/jr update R00402 --custom 预算月份=2028-03 预算年份=2029');
    const words = textOf(cardOf(card));
    expect(words).toMatch(/预算月份.*→ 2028-03(?!-)/);
    expect(words).toMatch(/预算年份.*→ 2029(?!-)/);
  });

  test('shares in any spelling', async () => {
    const plain = await byCommand(world, '/prehire update 24002 --cost-centers 研发中心=55 平台部=45');
    expect(await byCommand(world, '/prehire update 24002 --cost-centers 研发中心=５５％ 平台部=四十五')).toEqual(plain);
    const form = { 'cost-centers': '研发中心=55%，平台部=45%' };
    expect(await byForm(world, '/prehire update 24002', form)).toEqual(plain);
  });

  test('a range beside another value for one of its ends is asked again, both ends together', async () => {
    const card = await world.say('recruiter', '/jr update R00402 --min-salary 18-39k --max-salary 45');
    expect(textOf(cardOf(card))).toContain('写的是一个范围');
    await world.press('recruiter', card, 'submit', { form: { 'min-salary': '18', 'max-salary': '45' } });
    const proposal = await world.answer(card, 1);
    await world.state(proposal, 'To confirm');
    expect(await draftOf(world, proposal)).toMatchObject([{ wanted: { 'min-salary': '18', 'max-salary': '45' } }]);
  });

  test.each([
    ['/jr update R00402 --min-salary 25000元', '25K'],
    ['/jr update R00402 --deadline 0026-12-01', '看不懂日期「0026-12-01」'],
    ['/jr update R00402 --deadline 2026-12', '要写到哪一天'],
    ['/jr update R00402 --custom 预算月份=去年夏天', '2026-12'],
  ])('%s is asked again', async (command, words) => {
    const card = await world.say('recruiter', command);
    expect(textOf(cardOf(card))).toContain(words);
    expect(JSON.stringify(cardOf(card))).toContain('"act":"submit"');
  });
});

describe('days from the day that stands there', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());
  const later = (ms: unknown, days: number) => dayOf(Number(ms) + days * DAY, ZONE);

  test('each target moves from its own', async () => {
    const targets = ['R00402', 'R00403', 'R00404'].map((code) => world.requirement(code));
    for (const [index, { body }] of targets.entries())
      body.deadline = String(startOfDay(`2027-0${index + 3}-10`, ZONE));
    const card = await world.say('recruiter', '/jr update R00402 R00403 R00404 --deadline 推迟7天');
    await world.state(card, 'To confirm');
    const wanted = targets.map(({ body }) => ({
      wanted: { deadline: String(startOfDay(later(body.deadline, 7), ZONE)) },
    }));
    expect(await draftOf(world, card)).toMatchObject(wanted);

    // Changed once more: the form keeps the word, for no one day fits them all.
    await world.press('recruiter', card, 'edit');
    const form = await world.answer(card, 1);
    await pageWith(world, form, 'deadline');
    await world.press('recruiter', form, 'submit', { form: { deadline: '提前3天' } });
    const proposal = await world.answer(form, 2);
    await world.state(proposal, 'To confirm');
    expect(await draftOf(world, proposal)).toMatchObject(
      targets.map(({ body }) => ({ wanted: { deadline: String(startOfDay(later(body.deadline, -3), ZONE)) } })),
    );
  });

  test('a pre-hire’s first day', async () => {
    const preHire = world.preHire('24002');
    preHire.hireDate = '2027-02-26';
    expect(await byCommand(world, '/prehire update 24002 --hire-date "推迟 7 天"')).toMatchObject([
      { wanted: { 'hire-date': '2027-03-05' } },
    ]);
    expect(await byCommand(world, '/prehire update 24002 --hire-date 提前两周')).toMatchObject([
      { wanted: { 'hire-date': '2027-02-12' } },
    ]);
  });

  test('where none stands there it is asked', async () => {
    world.requirement('R00405').body.start_time = '';
    const card = await world.say('recruiter', '/jr update R00405 --start 推迟7天');
    expect(textOf(cardOf(card))).toContain('现在是空的，不能「推迟7天」');
  });
});

test('in a zone whose clock jumps over midnight the day stays', async () => {
  const world = await startWorld({ timeZone: 'America/Santiago' });
  const card = await world.say('recruiter', '/jr update R00402 --deadline 2027-09-05');
  await world.state(card, 'To confirm');
  expect(textOf(cardOf(card))).toContain('→ 2027-09-05');
  expect(await draftOf(world, card)).toMatchObject([
    { wanted: { deadline: String(Date.parse('2027-09-05T04:00:00Z')) } },
  ]);
  await world.stop();
});
