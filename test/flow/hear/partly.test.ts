/** Half understood: the card says what was and what was not, and goes on only by a button. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { buttonsWith, stateOf, textOf } from '../../support/card.ts';
import { RECRUITER } from '../../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const words = (message: Message): string => textOf(cardOf(message));
const say = (text: string): Promise<Message> => world.say('recruiter', text);
const offers = (message: Message) => buttonsWith(cardOf(message), 'open');

function press(card: Message, label: string): Promise<Message> {
  const value = offers(card).find(({ text }) => text.includes(label))?.value;
  return world.brings(() => world.press(RECRUITER, card, 'open', { value: value ?? {} }));
}

test.each([
  ['麻烦把 J1002 的招聘负责人改成陈静，张伟离职了', '张伟离职了'],
  ['张伟离职了，把J1002的招聘负责人改成陈静', '张伟离职了'],
])('%s: a clause that is understood is previewed on a button, the rest may be the reason', async (text, left) => {
  const card = await say(text);
  expect(words(card)).toContain('只看懂了一部分');
  expect(words(card)).toContain('看懂了：/职位 人员 J1002 招聘负责人 陈静');
  expect(words(card)).toContain(`没看懂：「${left}」`);
  const preview = await press(card, '预览看懂的部分');
  expect(stateOf(cardOf(preview))).toBe('To confirm');
  expect(words(preview)).not.toContain('原因');
  expect(words(await press(card, '当作原因'))).toContain(`原因：${left}`);
  expect(words(await press(card, '打开表单'))).toContain('前端工程师');
});

test('a record and a field that are named open the forms that fit, with the record in them', async () => {
  const card = await say('J1002 不要协助人了');
  expect(words(card)).toContain('看懂了：前端工程师 · J1002 · 上海 · 企业服务、招聘协助人');
  expect(offers(card).map(({ text }) => text)[0]).toContain('更新职位人员');
  expect(words(await press(card, '更新职位人员'))).toContain('前端工程师');
  const requirement = await say('R00407 急招');
  expect(offers(requirement).map(({ text }) => text)).toEqual(['更新招聘需求\nChange requirement']);
  expect(words(await press(requirement, '更新招聘需求'))).toContain('R00407');
});

test('who asks about a record sees it', async () => {
  expect(words(await say('J1002的用人经理是谁？'))).toContain('查看职位');
  expect(words(await say('R00407 现在多少人'))).toContain('需求人数：10');
});

test('a field alone offers the commands that have it; nothing at all is the help', async () => {
  expect(offers(await say('招聘负责人怎么弄'))).toHaveLength(1);
  expect(words(await say('今天天气怎么样'))).toContain('/职位 人员');
});

test('names that stand together with 和 are told apart where the whole is nobody', async () => {
  const card = await say('J1002 协助人加林晓和陈静');
  expect(words(card)).toContain('＋ 林晓、陈静');
  expect(words(await say('J1002 协助人加林晓和王芳'))).toContain('有 2 个同事叫「王芳」');
});

test('a code that is of something else than the sentence is about opens the form of what it is', async () => {
  const card = await say('把 R00407 的招聘负责人换成陈静');
  expect(words(card)).toContain('看懂了：R00407');
  expect(offers(card).map(({ text }) => text)).toEqual(['更新招聘需求\nChange requirement']);
  expect(words(await say('把 J9999 的招聘负责人换成陈静'))).toContain('没有叫「J9999」的职位，最接近的是');
});

test.each([
  ['J9999 负责人换成陈静', /^前端|J10/],
  ['/job managers J9999 --recruiter 陈静', /J10/],
  ['R401 人数 5', /^R00401/],
  ['R0407 优先级改成低', /^R00407/],
  ['/jr update R422 --headcount +1', /^R00422/],
  ['/job show J1999', /J10/],
])('%s: the nearest stand on buttons, and one goes on', async (text, nearest) => {
  const card = await say(text);
  const [first] = buttonsWith(cardOf(card), 'pick');
  expect(words(card)).toContain('最接近的是');
  expect(first?.text).toMatch(nearest);
  const next = await world.brings(() => world.press(RECRUITER, card, 'pick', { value: first?.value ?? {} }));
  expect(words(next)).not.toContain('没有叫');
});

test('a number that lost its zeros brings the one that has them first', async () => {
  const chance = createChance(401);
  for (let round = 0; round < 8; round += 1) {
    const number = 401 + Math.floor(chance() * 28);
    const card = await say(`R${'0'.repeat(Math.floor(chance() * 2))}${number} 人数加1`);
    expect(buttonsWith(cardOf(card), 'pick')[0]?.text, `${number}`).toContain(`R00${number}`);
  }
});

test.each([
  ['R401', 'R00401'],
  ['J9999', '职位 '],
  ['9996888369132007926', null],
  ['J1999999', null],
])('%s alone is not there: that is told, with the nearest', async (text, nearest) => {
  const card = await say(text);
  expect(words(card)).toContain(`没有找到「${text}」`);
  if (nearest === null) expect(offers(card)).toEqual([]);
  else expect(offers(card)[0]?.text).toContain(nearest);
});

test('where none is near and there are few, all are offered', async () => {
  const card = await say('/人才库 加入 从来没有的库 13810002713');
  expect(words(card)).toContain('没有叫「从来没有的库」的人才库，现有的是');
  expect(words(card)).toContain('校招储备');
  expect(words(card)).toContain('高管储备');
});

test.each(['R00407 推迟两周', 'R00409 提前到 12月1日'])('%s: which of its days is asked', async (text) => {
  const card = await say(text);
  expect(words(card)).toContain('没有替您选');
  expect(offers(card).map((each) => each.text.slice(0, 40))).toEqual([
    expect.stringContaining('开始日期'),
    expect.stringContaining('预计完成日期'),
  ]);
});

test('a record that is handed to somebody is not taken for a person who leaves, and the other way about', async () => {
  for (const { code } of [...world.sandbox.world.jobs.values()].filter(({ open }) => open).slice(0, 8)) {
    const card = await say(`麻烦把 ${code} 交给${world.person(12).name}负责`);
    expect(words(card), code).toContain(`理解为：/职位 人员 ${code} 招聘负责人 ${world.person(12).name}`);
  }
  for (const nth of [4, 5, 6]) {
    const card = await say(`把${world.person(nth).name}的职位都交接给陈静`);
    // Where reading takes long, that is said first.
    await world.state(card, 'To confirm');
    expect(words(card)).toContain(`理解为：/交接 ${world.person(nth).name} 接手人 陈静`);
  }
});

test.each([
  '刚聊完的 13810010852 不错，丢进高潜人才',
  '24003 入职推到下下周一',
  '张伟名下还有哪些职位',
  '把 J1002 和 R00407 都弄一下',
  '王芳说 24012 下周来不了，J1003 先停',
])('%s: however many readings are tried, nothing is asked twice', async (text) => {
  const before = world.sandbox.calls.length;
  await say(text);
  const asked = world.sandbox.calls
    .slice(before)
    .filter(({ path }) => path.includes('/hire/') || path.includes('/corehr/'))
    .map(({ method, path, query, body }) => JSON.stringify([method, path, query, body]));
  expect(asked).toEqual([...new Set(asked)]);
});
