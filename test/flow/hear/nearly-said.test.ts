/** What is typed and nearly understood: what the card says of it, in whose words, and what it offers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, buttonsWith, stateOf, textOf } from '../../support/card.ts';
import { readIn } from '../../support/languages.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

async function said(text: string): Promise<string> {
  const card = await world.say('recruiter', text);
  if (stateOf(cardOf(card)) === 'To confirm') await world.press('recruiter', card, 'cancel');
  return textOf(cardOf(card));
}

describe('a value without its shape', () => {
  test.each([
    ['/职位 设置 J1002 --contact-email 张 <a@b.cn>', '联系人邮箱：（空） → a@b.cn'],
    ['/职位 设置 J1002 --contact-email abc', '「联系人邮箱」要填邮箱，例如 li@example.com，「abc」不是。'],
    ['/职位 设置 J1002 联系人电话 abc', '「联系人电话」要填手机号或座机号'],
    ['/职位 设置 J1002 --interviewers 终面=陈静', '租户没有启用面试轮次类型'],
    ['/职位 设置 J1002 --interviewers 终面=陈静', '轮次可以写 1、第1轮、一面、初面、复试'],
    ['/需求 R00407 --custom 项目代号', '「自定义字段」的「项目代号」后面缺少值'],
    ['/需求 R00407 技能标签 法语', '技能标签：没有选项「法语」'],
  ])('%s', async (text, words) => {
    const shown = await said(text);
    expect(shown).toContain(words);
    expect(shown).not.toMatch(/7101333200000\d{6}|ou_/);
  });
});

describe('an id that is nobody’s', () => {
  const chance = createChance(31);
  const anId = () => `ou_${Array.from({ length: 12 }, () => Math.floor(chance() * 16).toString(16)).join('')}`;

  test.each([
    (id: string) => `/职位 人员 J1002 --招聘负责人 ${id}`,
    (id: string) => `把 J1002 的招聘协助人换成 ${id}`,
    (id: string) => `/职位 设置 J1002 --interviewers 1=${id}`,
    (id: string) => `/职位 设置 J1002 --evaluators @陈静,${id}`,
    (id: string) => `/需求 R00407 负责人 ${id}`,
    (id: string) => `/职位 人员 J1002 J1003 --add-assistants ${id}`,
  ])('is refused, and asked for again', async (spoken) => {
    const id = anId();
    const card = await world.say('recruiter', spoken(id));
    expect(stateOf(cardOf(card))).toBe('');
    expect(textOf(cardOf(card))).toContain(`找不到同事：${id}`);
    expect(textOf(cardOf(card))).toContain('飞书里没有人有这个 ID');
  });

  test('where names cannot be read the card says so', async () => {
    world.sandbox.trouble.missingScopes.add('contact:user.basic_profile:readonly');
    const card = await world.say('recruiter', `/职位 人员 J1002 --招聘负责人 ${anId()}`);
    world.sandbox.trouble.missingScopes.clear();
    expect(textOf(cardOf(card))).toContain('contact:user.basic_profile:readonly');
    await world.press('recruiter', card, 'cancel');
  });
});

test('who is in no pool is told with the pool', async () => {
  const outside = [...world.sandbox.world.talents.values()].filter(({ pools }) => pools.size === 0).slice(0, 3);
  const text = await said(`/人才库 移除 校招储备 ${outside.map(({ mobile }) => mobile).join(' ')}`);
  expect(text).toContain('「移出人才库」（校招储备）没有可改的：');
});

describe('what is no command', () => {
  test.each([
    ['/人员 J1002 负责人 陈静', '没有「/人员」这条命令', '更新职位人员'],
    ['/职位 关闭 J1002', '没有「/职位 关闭」这条命令', '查看职位'],
    ['/人才库 校招储备 13810002713', '没有替您选', '移出人才库'],
    ['/help foo', '没有叫「foo」的命令', '更新职位人员'],
  ])('%s', async (text, words, offered) => {
    const card = cardOf(await world.say('recruiter', text));
    expect(textOf(card)).toContain(words);
    expect(
      buttonsWith(card, 'open')
        .map((button) => button.text)
        .join('\n'),
    ).toContain(offered);
  });

  test.each(['/撤销 foo', '/停止 foo', '/报告 foo'])(
    '%s: what is no number is said so, beside those that there are',
    async (text) => {
      expect(await said(text)).toContain('「foo」不是编号');
    },
  );
});

describe('two people behind a handover', () => {
  test.each(['/handover @陈静 @林晓', '/交接 陈静 林晓', '/交接 陈静 给 林晓'])('%s', async (text) => {
    const card = await world.say('recruiter', text);
    await world.state(card, 'To confirm');
    expect(textOf(cardOf(card))).toContain('陈静 → 林晓');
    await world.press('recruiter', card, 'cancel');
  });

  test('a third is one too many, and has a name', async () => {
    expect(await said('/handover @陈静 @林晓 @张伟')).not.toContain('ou_');
  });
});

describe('said otherwise', () => {
  test.each([
    ['待入职 24001 推迟到 12月15日', '入职日期：2026-11-30 → '],
    ['R00407 优先级调低', '招聘优先级：高 → 中'],
    ['R00407 改成低优先级', '招聘优先级：高 → 低'],
    ['please make R00407 low priority', '招聘优先级：高 → 低'],
    ['R00407 优先级提高', '「招聘优先级」现在是「高」，不能再往那边调了。'],
    ['R00407 薪资范围 20到35k', '月薪下限（K）：21K → 20K'],
    ['R00407 月薪上限加2', '月薪上限（K）：36K → 38K'],
    ['R00407 延期两周', '预计完成日期：2027-04-06 → 2027-04-20'],
    ['打开 J1003 的面试官安排面试', '面试官安排面试：关闭 → 开启'],
    ['change the interviewers of round 1 of J1003 to 林晓', '建议面试官 · 第 1 轮：＋林晓'],
    ['/待入职 24001 成本中心：研发中心 60 平台部 40', '＋ 研发中心：60、平台部：40'],
    ['/待入职 24001 成本中心 研发中心 60% 平台部 40%', '＋ 研发中心：60、平台部：40'],
    ['/待入职 24001 成本中心 研发中心60%、平台部40%', '＋ 研发中心：60、平台部：40'],
    ['把 138 1000 2713 加入校招储备，原因：校招', '原因：校招'],
    ['/需求 R00407 描述 "负责" 人数 9', '需求人数：10 → 9'],
    ['前端工程师 北京', 'J1001'],
    ['帮我查一下 J1002', '查看职位'],
  ])('%s', async (text, words) => {
    expect(await said(text)).toContain(words);
  });

  test.each(['陈静离职了，交接给林晓', '请帮我把陈静的职位交给林晓，原因：离职'])('%s', async (text) => {
    const card = await world.say('recruiter', text);
    await world.state(card, 'To confirm');
    expect(textOf(cardOf(card))).toContain('陈静 → 林晓');
    await world.press('recruiter', card, 'cancel');
  });

  test('a colleague’s name alone: what is theirs can be listed, and handed over', async () => {
    const card = await world.say('recruiter', '陈静');
    const offers = buttonsWith(cardOf(card), 'open').map((button) => button.text);
    expect(offers.join('\n')).toMatch(/陈静.*的职位.*陈静.*的招聘需求.*交接 陈静 的工作/s);
    const [first] = buttonsWith(cardOf(card), 'open');
    const jobs = await world.brings(() => world.press('recruiter', card, 'open', { value: first?.value }));
    expect(textOf(cardOf(jobs))).toContain('J1003');
  });
});

describe('what is not understood: the nearest commands, filled in with what it names', () => {
  const open = (card: Message, at: number): Promise<Message> => {
    const offer = buttonsWith(cardOf(card), 'open')[at];
    return world.brings(() => world.press('recruiter', card, 'open', { value: offer?.value }));
  };

  test.each([
    ['校招储备里有谁', /查看人才库 校招储备/, '校招储备'],
    ['找一下陈静负责的职位', /陈静.*的职位/, 'J1003'],
    ['谁在招前端', /查找职位 前端/, 'J1002'],
    ['下周入职的有谁', /查找待入职人员/, '24001'],
    ['陈静离职了怎么办', /交接 陈静 的工作/, '接手人'],
  ])('%s', async (text, button, shown) => {
    const card = await world.say('recruiter', text);
    expect(textOf(cardOf(card))).toContain('没看懂');
    const offers = buttonsWith(cardOf(card), 'open').map((each) => each.text);
    expect(offers[0]).toMatch(button);
    expect(offers.length).toBeLessThanOrEqual(3);
    expect(JSON.stringify(cardOf(await open(card, 0)))).toContain(shown);
  });

  test('the nearest commands stand in the reader’s language, each once', async () => {
    const card = cardOf(await world.say('recruiter', '/职位 人元 J1002'));
    const offers = buttonsWith(card, 'open').map(({ text }) => text);
    expect(offers[0]).toBe('更新职位人员（/职位 人员）\nChange job people (/job managers)');
    expect(new Set(offers).size).toBe(offers.length);
    const english = readIn(card, 'en').filter((text) => !text.includes('人元'));
    expect(english.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  test('取消 and a number: what waits is opened, what took effect is taken back', async () => {
    const asked = await world.say('recruiter', '/职位 人员 J1019 --招聘负责人 陈静');
    const number = /#(\d+)/.exec(textOf(cardOf(asked)))?.[1];
    const waiting = await world.say('recruiter', `取消 #${number}`);
    expect(buttonsWith(cardOf(waiting), 'open').map(({ text }) => text)).toEqual([`打开 #${number}\nOpen #${number}`]);
    expect(actsOf(cardOf(await open(waiting, 0))).has('cancel')).toBe(true);
    await world.press('recruiter', asked, 'confirm');
    await world.state(asked, 'Applied');
    const undo = await open(await world.say('recruiter', `撤回 ${number}`), 0);
    await world.state(undo, 'To confirm');
    await world.press('recruiter', undo, 'cancel');
  });

  test('out of one pool and into another: two changes, each with its preview', async () => {
    for (const text of ['从校招储备移到高管储备 13810002713', 'move 13810002713 from 校招储备 to 高管储备']) {
      const card = await world.say('recruiter', text);
      expect(textOf(cardOf(card))).toContain('/人才库 加入 高管储备 13810002713\n');
      expect(textOf(cardOf(card))).toContain('/人才库 移除 校招储备 13810002713\n');
      const into = await open(card, 0);
      await world.state(into, 'To confirm');
      expect(textOf(cardOf(into))).toContain('高管储备');
      await world.press('recruiter', into, 'cancel');
    }
  });
});

describe('what is left over is no target: nothing is proposed', () => {
  test.each([
    ['从校招储备移除除了 13810000000 以外的所有人', '「除了」指的是哪些'],
    ['除了 J1010，J1009 J1011 的负责人换成陈静', '「除了」指的是哪些'],
    ['J1009 到 J1012 的负责人换成陈静', '「J1009 到 J1012」指的是哪些'],
    ['/职位 人员 除了 J1010 J1009 --负责人 陈静', '「除了」指的是哪些'],
    ['J1013、J1014 中的 J1013 负责人换成陈静', '没看懂：「中的」'],
    ['J1010 面试负责人换成陈静', '没看懂：「面试」'],
    ['R00409 校招人数改成 5', '没看懂：「校招」'],
    ['24011 原定入职日期改成 12月10日', '没看懂：「原定」'],
    ['24015 12月10日或11日入职', '没看懂'],
    ['24013 入职日期 12-08 ~ 12-10', '「~」指的是哪些'],
    ['R00413 部门负责人改成张伟', '没看懂：「R00413 部门负责人改成张伟」'],
    ['取消把 13810002713 加入校招储备', '没有提交任何改动'],
    ['J1010 负责人别换成陈静', '没有提交任何改动'],
    ['J1015 协助人加林晓、不加张伟', '没看懂'],
    ['R00412 描述 增加 "需要英语"', '没看懂'],
    ['张伟要离职了，J1002 的招聘负责人换成陈静', '原因'],
  ])('%s', async (text, words) => {
    const card = await world.say('recruiter', text);
    if (stateOf(cardOf(card)) === 'To confirm') await world.press('recruiter', card, 'cancel');
    expect(stateOf(cardOf(card))).not.toBe('Cancelled');
    expect(textOf(cardOf(card))).toContain(words);
  });

  test.each(['J9999', '没有的职位'])('%s, named with others behind a command, is left out and told', async (word) => {
    expect(await said(`/职位 人员 J1002 ${word} --负责人 陈静`)).toContain(`找不到这些职位，其余照常：${word}`);
  });
});

test('a title is told by its city and department, apart or in brackets', async () => {
  const jobs = [...world.sandbox.world.jobs.values()];
  const chance = createChance(12);
  for (let round = 0; round < 12; round += 1) {
    const job = jobs[Math.floor(chance() * jobs.length)];
    if (!job || job.title.includes('（')) continue;
    const alike = jobs.filter(({ title, city }) => title === job.title && city === job.city);
    const words = chance() < 0.5 ? `${job.title}（${job.city}）` : `${job.title} ${job.city}`;
    const shown = await said(`/职位 人员 ${words} 负责人 我 只看`);
    for (const { code } of alike) expect(`${words}: ${shown}`).toContain(code);
    for (const { code } of jobs.filter((each) => !alike.includes(each) && each.title === job.title))
      expect(`${words}: ${shown}`).not.toContain(code);
  }
});
