/** Slips of a hasty hand: what the card says of each, and that nothing of it is taken for something else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../../src/operations/index.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import { stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const chance = createChance(45);
const upTo = (most: number): number => 1 + Math.floor(chance() * most);

async function said(text: string): Promise<string> {
  const card = await world.say('recruiter', text);
  if (stateOf(cardOf(card)) === 'To confirm') await world.press('recruiter', card, 'cancel');
  return textOf(cardOf(card));
}

describe('a day that is moved the other way than the word says', () => {
  const dayFrom = (days: number): string => new Date(Date.UTC(2027, 2, 31 + days)).toISOString().slice(0, 10);
  const later = ['推迟到', '延期到', '延后到'];
  const sooner = ['提前到', '提早到'];
  const ways = [
    (word: string, day: string) => `R00401 截止${word} ${day}`,
    (word: string, day: string) => `/需求 更新 R00401 --截止 ${word}${day}`,
  ];
  const spoken = (words: readonly string[], day: string): string =>
    ways[upTo(ways.length) - 1]?.(words[upTo(words.length) - 1] ?? '', day) ?? '';

  test.each(Array.from({ length: 4 }, () => upTo(90)))('by %i days: both days stand in a warning', async (days) => {
    expect(await said(spoken(later, dayFrom(-days)))).toContain(`却从 2027-03-31 提前到 ${dayFrom(-days)}`);
    expect(await said(spoken(sooner, dayFrom(days)))).toContain(`却从 2027-03-31 推迟到 ${dayFrom(days)}`);
    for (const [words, to] of [
      [later, days],
      [sooner, -days],
    ] as const) {
      const shown = await said(spoken(words, dayFrom(to)));
      expect(shown).toContain(`2027-03-31 → ${dayFrom(to)}`);
      expect(shown).not.toContain('却从');
    }
  });

  test('of a start date too', async () => {
    expect(await said('待入职 24001 提前到 2027-12-15')).toContain('却从 2026-11-30 推迟到 2027-12-15');
  });
});

describe('an id that a spreadsheet has cut', () => {
  const cut = () => [`${upTo(9)}.${upTo(9999)}E+18`, `${upTo(9)}${String(upTo(9e8)).padStart(14, '1')}0000`];
  const setting = { now: 0, timeZone: 'Asia/Shanghai', present: null };
  const plain = operations.flatMap(({ fields }) =>
    [...fields].filter(([, field]) => {
      const read = field.read('x', setting);
      return !read.ok && read.refusal.code === 'not-an-id';
    }),
  );

  test('is told so in every field that takes an id', () => {
    expect(plain.length).toBeGreaterThan(0);
    for (const [, field] of plain)
      for (const id of cut())
        expect(field.read(id, setting)).toMatchObject({
          ok: false,
          refusal: { code: 'broken-id', text: { zh: expect.stringContaining(`「${field.label.zh}」`) } },
        });
  });

  test('in the chat with its reason', async () => {
    expect(await said('/待入职 更新 24005 --招聘投递 4.719E+18')).toContain('可能被 Excel 截断');
  });
});

describe('a pool', () => {
  test.each(['13810002713', 'someone@example.com', '13810002713 13810004321'])(
    'is no mobile and no mail: /人才库 加入 %s',
    async (talents) => {
      const shown = await said(`/人才库 加入 ${talents}`);
      expect(shown).toContain('还缺这些内容');
      expect(shown).toContain('人才库\n');
    },
  );

  test.each([
    ['/人才库 加入 校招储备13810002713', '李思远'],
    ['把王思远从校招储备里移出去', '人才叫「王思远」'],
    ['把王思远从校招储备移出', '人才叫「王思远」'],
    ['/人才库 清空 校招储备', '没有「/人才库 清空」这条命令'],
    ['/人才库 清空 校招储备', '/人才库 移除'],
  ])('%s', async (text, words) => {
    expect(await said(text)).toContain(words);
  });
});

describe('a number', () => {
  test.each([
    ['R00405 月薪上限 501', '最多 500，501 超过了'],
    [`R00405 月薪上限 ${500_000 + upTo(400_000)}`, '最多 500'],
    ['R00405 月薪上限 25000', '25000 元请写 25'],
    ['R00401 人数 0', '人数将是 0'],
  ])('%s', async (text, words) => {
    expect(await said(text)).toContain(words);
  });

  test('what is at its end already is said once', async () => {
    const [first, ...again] = (await said('R00407 优先级调高')).split('「招聘优先级」现在是「高」').slice(1);
    expect(first).toBeDefined();
    expect(again).toEqual([]);
  });
});

describe('said without a slash, or without a word', () => {
  test.each([
    ['撤销 #9999', '#9999'],
    ['撤销刚才的', '撤销'],
    ['我有哪些待确认的', '我的待办'],
    ['最近谁改过 J1002？', '历史'],
    ['J1003 的修改记录', '历史'],
    ['who changed R00407', '历史'],
    ['操作记录', '历史'],
    ['"/职位 查看 J1002"', '前端工程师 · J1002'],
    ['有哪些人才库', '校招储备'],
    ['我负责的职位有哪些？', '职位 · 林晓'],
    ['找一下李思远', '人才：5 个同名'],
    ['/talent find', '还缺这些内容'],
    ['谢谢', '不客气'],
    ['/职位 人员 J1002 --负责 陈静', '　--负责人'],
  ])('%s', async (text, words) => {
    const shown = await said(text);
    expect(shown).toContain(words);
    expect(shown).not.toContain('我能做什么');
  });

  test('交接 @张伟 给 @陈静', async () => {
    const card = await world.say('recruiter', '交接 @张伟 给 @陈静');
    await world.state(card, 'To confirm');
    expect(textOf(cardOf(card))).toContain('张伟 → 陈静');
    await world.press('recruiter', card, 'cancel');
  });
});

test('what is emptied of a list is named before those that stay', async () => {
  const shown = await said('/job config J1002 --remove-interviewers 2');
  expect(shown).toMatch(/建议面试官 · 第 2 轮 将被清空[\s\S]*其余 1 项不变/);
});

describe('a change that is put as a question', () => {
  test.each([
    ['J1006 负责人换成陈静吗', '招聘负责人：郭文博 → 陈静'],
    ['add 陈静 to the assistants of J1002?', '＋ 陈静'],
    ['R00407 人数改成 12 吗？', '需求人数：10 → 12'],
  ])('%s', async (text, words) => {
    const card = await world.say('recruiter', text);
    expect(stateOf(cardOf(card))).toBe('To confirm');
    expect(textOf(cardOf(card))).toContain(words);
    await world.press('recruiter', card, 'cancel');
  });

  test.each(['J1006 负责人换成陈静了吗', 'J1006 的负责人是陈静吗', 'R00407 人数改成多少？'])(
    '%s: who asks to know changes nothing',
    async (text) => {
      expect(stateOf(cardOf(await world.say('recruiter', text)))).toBe('');
    },
  );
});

test('a small change that has a warning stands in its row, and is decided on its card', async () => {
  const card = await world.say('recruiter', 'R00402 人数 0');
  const listed = await world.say('recruiter', '/待办');
  const shown = textOf(cardOf(listed));
  expect(shown).toMatch(/需求人数：\d+ → 0\n[\s\S]*有要注意的，请打开后再决定/);
  expect(shown).not.toContain('内容较多');
  await world.press('recruiter', card, 'cancel');
});
