/** What the bot answers to whom: addressing, several commands, refusals, dry runs, repeats. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actsOf, stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const proposals = async () => (await world.db.selectFrom('proposals').select('id').execute()).length;

describe('addressing', () => {
  test('a file in a direct chat is offered what can be done with it; in a group nobody is disturbed', async () => {
    const file = { name: '人才.csv', bytes: Buffer.from('手机\n13810002713\n') };
    expect(textOf(cardOf(await world.say('recruiter', '', { file })))).toContain('要用它做什么？');
    const { message } = await world.sandbox.say({ from: 'recruiter', text: '', chat: 'group', file });
    await world.say('recruiter', '你好');
    expect(world.answersTo(message.id)).toEqual([]);
  });

  test('a direct chat needs no mention; other text gets the help card', async () => {
    const card = await world.say('recruiter', '你好');
    expect(textOf(cardOf(card))).toContain('/job managers');
    expect(textOf(cardOf(card))).toContain('/人才库 加入');
  });

  test('in a group only what mentions the bot is answered, before or after the text, as text and as post', async () => {
    const { message } = await world.sandbox.say({ from: 'recruiter', text: '/help', chat: 'group' });
    await world.settled();
    expect(world.answersTo(message.id)).toEqual([]);
    for (const rich of [false, true]) {
      for (const text of ['@招聘助手 /help', '/help @招聘助手']) {
        expect(textOf(cardOf(await world.say('recruiter', text, { chat: 'group', rich })))).toContain('/job managers');
      }
    }
  });

  test('twelve people in one message stay apart: @_user_1 beside @_user_10', async () => {
    const people = world.sandbox.world.people.slice(5, 17);
    const text = `@招聘助手 /job managers J1021 --assistants ${people.map(({ name }) => `@${name}`).join(' ')}`;
    const card = await world.say('recruiter', text, { chat: 'group', rich: true });
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    expect(world.job('J1021').assistants).toEqual(people.map(({ openId }) => openId));
  });

  test('an answer stays with the message it answers', async () => {
    const first = await world.say('recruiter', '/help');
    await world.sandbox.say({ from: 'recruiter', text: '/help', replyTo: first.id });
    const second = await world.answer(first, 1);
    expect(second.chatId).toBe(first.chatId);
  });
});

describe('several commands', () => {
  test('each line that starts with a slash is one; other lines continue the one above', async () => {
    const { message } = await world.sandbox.say({
      from: 'recruiter',
      text: '/job managers J1032 --recruiter me\n/job managers J1033\n  --recruiter me\n/pool ad x',
    });
    const cards = await world.until(() =>
      world.answersTo(message.id).length === 3 ? world.answersTo(message.id) : null,
    );
    expect(cards.map((card) => stateOf(cardOf(card))).sort()).toEqual(['', 'To confirm', 'To confirm']);
    expect(cards.map((card) => textOf(cardOf(card))).join()).toContain('/pool add');
  });

  test('more than 20 are refused whole', async () => {
    const before = await proposals();
    const card = await world.say(
      'recruiter',
      Array.from({ length: 21 }, (_, index) => `/job managers J10${10 + index} --recruiter me`).join('\n'),
    );
    expect(textOf(cardOf(card))).toContain('最多 20 条');
    expect(await proposals()).toBe(before);
  });
});

describe('refusals say what to do', () => {
  test.each([
    ['/pol add 校招储备 1', '/pool add'],
    ['/job managres J1001', '/job managers'],
    ['/job managers J1001 --recuiter me', '--recruiter'],
    ['/job managers J1001 --assistants me --add-assistants me', '不能同时用'],
    ['/job managers J1001 --recruiter 小王', '请 @ 这位同事'],
    ['/job managers J1001 --recruiter "me', '引号没有成对'],
    ['/job managers 7.09632E+18 --recruiter me', 'Excel'],
    ['/job managers 7096318853365360000 --recruiter me', 'Excel'],
    ['/job managers 7096-3188-5336-5369132 --recruiter me', 'Excel'],
    ['/job managers 7096318853365369132 --recruiter me', '找不到职位'],
    ['/pool add 6930815272790110000 6891888369132007926', 'Excel'],
    ['/pool add 6930815272790114325 6891888369132007926', '没有叫「6930815272790114325」的人才库'],
    ['/pool add 校招储备 6.89E+18', 'Excel'],
    ['/pool add 校招储备 13900009999', '找不到人才'],
    ['/pool add 校招储备 6891000000000000001', '人才不存在'],
    ['/job managers J1001 --recruiter nobody@example.com', '找不到同事'],
    ['/job managers J1001 --clear salary', '没有'],
  ])('%s → %s', async (command, words) => {
    const before = await proposals();
    const card = await world.say('recruiter', command);
    expect(textOf(cardOf(card))).toContain(words);
    expect(stateOf(cardOf(card))).toBe('');
    expect(await proposals()).toBe(before);
  });

  test('limits: 200 jobs, 2,000 talents', async () => {
    const jobs = Array.from({ length: 201 }, (_, index) => `J${1001 + index}`).join(' ');
    expect(textOf(cardOf(await world.say('recruiter', `/job managers ${jobs} --recruiter me`)))).toContain('最多 200');
    const talents = Array.from({ length: 2001 }, (_, index) => String(6891_000_000_000_001n + BigInt(index))).join(' ');
    expect(textOf(cardOf(await world.say('recruiter', `/pool add 校招储备 ${talents}`)))).toContain('最多 2000');
  });

  test('no talents: asked for', async () => {
    expect(textOf(cardOf(await world.say('recruiter', '/pool add 校招储备')))).toContain('还缺这些内容');
  });
});

describe('a dry run', () => {
  test('shows the preview without state, buttons and proposal', async () => {
    const before = await proposals();
    const card = await world.say('recruiter', '/job managers J1042 --recruiter me --dry-run');
    expect(textOf(cardOf(card))).toContain('预览');
    expect(stateOf(cardOf(card))).toBe('');
    expect(actsOf(cardOf(card)).size).toBe(0);
    expect(await proposals()).toBe(before);
  });
});

describe('repeats', () => {
  test('the same command within seconds shows the same proposal', async () => {
    const [first, second] = [
      await world.say('recruiter', '/job managers J1041 --recruiter me'),
      await world.say('recruiter', '/job managers J1041 --recruiter me'),
    ];
    const number = (card: unknown) => /#\d+/.exec(textOf(card))?.[0];
    expect(number(cardOf(first))).toBe(number(cardOf(second)));
    await world.press('recruiter', second, 'cancel');
    await world.state(first, 'Cancelled');
    await world.state(second, 'Cancelled');
  });
});
