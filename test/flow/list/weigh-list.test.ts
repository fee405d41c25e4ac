/** Files through the front door: sent, understood, each row accounted for, proposed and applied. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acts, attach, follows, replyToFile, said } from '../../support/list.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const mailOf = (which: number): string => world.person(which).email;

describe('a file in a direct chat', () => {
  test('says what it looks like, and becomes the proposal that is chosen: each row has its own wish', async () => {
    const card = await attach(world, [
      ['职位编码', '招聘负责人', '招聘协助人\nAssistants'],
      ['J1001', mailOf(3), ''],
      ['J1002', mailOf(4), `${mailOf(5)}、${mailOf(6)}`],
    ]);
    expect(said(card)).toContain('共 2 行');
    expect(said(card)).toContain('看懂的列：职位编码、招聘负责人、招聘协助人 Assistants');
    expect(acts(card)).toEqual(['open']);
    const proposal = await follows(world, card, 'open');
    await world.state(proposal, 'To confirm');
    expect(said(proposal)).toContain('来自「名单.csv」：要改 2 行');
    expect(acts(proposal)).toEqual(['confirm', 'edit', 'cancel']);
    await world.press('recruiter', proposal, 'confirm');
    await world.state(proposal, 'Applied');
    const first = world.job('J1001');
    const second = world.job('J1002');
    expect([first.recruiter, second.recruiter]).toEqual([world.person(3).openId, world.person(4).openId]);
    expect(second.assistants).toEqual([world.person(5).openId, world.person(6).openId]);
  });

  test('names the columns that it does not understand, and the operations that fit', async () => {
    const card = await attach(world, [
      ['手机', '邮箱', '星座'],
      ['13800002713', '', '白羊'],
    ]);
    expect(said(card)).toContain('加入人才库');
    expect(said(card)).toContain('移出人才库');
    expect(said(card)).toContain('看不懂的列：星座');
    const columns = await follows(world, card, 'open', 'pool.add');
    expect(acts(columns)).toEqual(['continue', 'cancel']);
    // The pool stands nowhere in the file.
    const asked = await follows(world, columns, 'continue');
    expect(acts(asked)).toEqual(['submit']);
    const rows = await world.brings(
      () => world.press('recruiter', asked, 'submit', { form: { pool: '高潜人才' } }),
      ({ type }) => type === 'interactive',
    );
    expect(said(rows)).toMatch(/要改 1 行|找不到 1/);
  });

  test.each([
    ['of no table', Buffer.from('%PDF-1.7'), 'cv.pdf', '「cv.pdf」：这个 .pdf 文件不是表格'],
    ['of the old format', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '名单.xls', '「名单.xls」：这是旧格式的 .xls 文件'],
    ['without a target', Buffer.from('a,b\n1,2\n'), 'a.csv', '没看懂这个文件：列名是 「a」「b」'],
    ['that is empty', Buffer.from('\n'), 'a.csv', '文件里没有内容'],
  ])('a file %s is refused by name', async (_, bytes, name, words) => {
    const card = await attach(world, bytes, { name });
    expect(said(card)).toContain(words);
    expect(acts(card)).toEqual([]);
  });
});

describe('a file with a command in reply', () => {
  test('in a group: the command says what, the rows say whom', async () => {
    const one = world.talent(1);
    const other = world.talent(2);
    const rows = [one, other].map(({ name, mobile }) => [name, mobile]);
    const card = await replyToFile(world, [['姓名', '手机'], ...rows], {
      command: '@招聘助手 /人才库 加入 校招储备',
      chat: 'group',
    });
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    const pool = world.pool('校招储备');
    expect([one.pools.has(pool.id), other.pools.has(pool.id)]).toEqual([true, true]);
  });

  test('what the command wants it wants of every row, unless a row says otherwise', async () => {
    const card = await replyToFile(
      world,
      [
        ['职位', '负责人'],
        ['J1005', ''],
        ['J1006', mailOf(8)],
      ],
      { command: `/职位 人员 --recruiter ${mailOf(7)}` },
    );
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    expect(['J1005', 'J1006'].map((code) => world.job(code).recruiter)).toEqual(
      [7, 8].map((which) => world.person(which).openId),
    );
  });

  test('a reply to words is the command that it is', async () => {
    const { message } = await world.sandbox.say({ from: 'recruiter', text: '你好' });
    await world.settled();
    const card = await world.brings(
      () => world.sandbox.say({ from: 'recruiter', text: '/职位 人员', replyTo: message.id }),
      ({ type }) => type === 'interactive',
    );
    expect(acts(card)).toContain('submit');
  });
});

describe('every row is accounted for', () => {
  const sheet = [
    ['需求编号', '人数', '人数增减', '优先级', '截止日期', '技能标签', '原因', '部门负责人'],
    ['例：R00401', '12', '', '', '', '', '', ''],
    ['R00401', '', '+2', '', '', '', '扩招', ''],
    ['R00402', '+2', '', '', '', '', '', ''],
    ['R00403', '', '', '没有的', '', '', '', ''],
    ['R00401', '9', '', '', '', '', '', ''],
    ['R99999', '9', '', '', '', '', '', ''],
    ['7.09632E+18', '9', '', '', '', '', '', ''],
    ['R00404', '', '', '', '2027-03-01', '英语', '', ''],
    ['R00405', '', '', '', '', '', '', ''],
    ['', '9', '', '', '', '', '', ''],
    ['R00406', '=1+1', '', '', '', '', '', ''],
    ['R00430', '9', '', '', '', '', '', ''],
    ['R00407', '', '2', '', '', '', '', ''],
  ];

  test('each ends in one way that is said with its reason; only on a button it goes on', async () => {
    const card = await replyToFile(world, sheet, { command: '/需求 更新' });
    expect(said(card)).toContain('看不懂的列：部门负责人');
    const rows = await follows(world, card, 'continue');
    expect(said(rows)).toContain('共 12 行：要改 3 · 已是如此 1 · 找不到 1 · 值不对 5 · 重复 1 · 无权限 1');
    expect(said(rows)).toContain('第 2 行是示例，跳过了。');
    for (const line of [
      '第 4 行 · 值不对 · R00402\n',
      '人数：「需求人数」写的是总数，「+2」像是增减；增减请写在「需求人数增减」列。',
      '「招聘优先级」没有「没有的」这个选项',
      '第 8 行 · 值不对 · 7.09632E+18\n',
      '不是完整的 ID，可能被 Excel 截断或改写了',
      '没有写招聘需求。',
      '「=1+1」是公式，不会计算；请粘贴为数值。',
      '第 7 行 · 找不到 · R99999\n',
      '第 3 行已经写了它，以那一行为准。',
      '第 13 行 · 无权限 · R00430',
      '需求人数 4 → 6',
      '英语',
    ])
      expect(said(rows)).toContain(line);
    const proposal = await follows(world, rows, 'continue');
    await world.state(proposal, 'To confirm');
    expect(said(proposal)).toContain('原因：扩招');
    expect(said(proposal)).toContain('没有列入：值不对 5 行（第 4、5、8、11、12 行）');
    expect(said(proposal)).toContain('没有列入：找不到 1 行（第 7 行）');
    await world.press('recruiter', proposal, 'confirm');
    await world.state(proposal, 'Applied');
    const heads = ['R00401', 'R00402', 'R00407'].map((code) => world.requirement(code).body.head_count);
    expect(heads).toEqual([6, 5, 12]);
  });

  test('an empty cell changes nothing, 清空 empties', async () => {
    const before = world.requirement('R00409').body;
    const card = await replyToFile(
      world,
      [
        ['需求编号', '描述', '截止日期', '月薪上限'],
        ['R00409', '清空', '', 'clear'],
      ],
      { command: '/需求 更新' },
    );
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    const { body } = world.requirement('R00409');
    expect([body.description, body.deadline]).toEqual(['', before.deadline]);
    expect(body.max_salary ?? '').toBe('');
  });

  test('a column of a custom field of pre-hires, which no list tells', async () => {
    const card = await replyToFile(
      world,
      [
        ['工号', 'laptop__c', 'Seat__c'],
        ['24005', 'ThinkX', ''],
        ['24006', '', '250'],
      ],
      { command: '/待入职 更新' },
    );
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    const held = ['24005', '24006'].map((number) =>
      [...world.sandbox.world.preHires.values()].find(({ workerId }) => workerId === number),
    );
    expect(held[0]?.customFields).toContainEqual({ field_name: 'laptop__c', value: '"ThinkX"' });
    expect(held[1]?.customFields).toContainEqual({ field_name: 'seat__c', value: '250' });
    expect(held.map((one) => one?.customFields.length)).toEqual([2, 2]);
  });

  test('of several of one name one is chosen on its row', async () => {
    const namesakes = [...world.sandbox.world.preHires.values()].filter(({ name }) => name === '王思远');
    expect(namesakes.length).toBeGreaterThan(1);
    const card = await replyToFile(
      world,
      [
        ['姓名', '入职日期'],
        ['王思远', '2027-05-06'],
      ],
      { command: '/待入职 更新' },
    );
    expect(said(card)).toContain('共 1 行：同名 1');
    expect(acts(card)).toEqual(['pick', 'cancel']);
    const [, chosen] = namesakes;
    await world.press('recruiter', card, 'pick', { option: `2:${chosen?.id}` });
    await world.until(() => (acts(card).includes('continue') ? true : null));
    const proposal = await follows(world, card, 'continue');
    await world.state(proposal, 'To confirm');
    await world.press('recruiter', proposal, 'confirm');
    await world.state(proposal, 'Applied');
    expect(namesakes.map(({ hireDate }) => hireDate === '2027-05-06')).toEqual(
      namesakes.map((each) => each === chosen),
    );
  });

  test('the cells of a row describe one person, or it is wrong', async () => {
    const one = world.talent(10);
    const other = world.talent(11);
    const card = await replyToFile(
      world,
      [
        ['姓名', '手机'],
        [other.name, one.mobile],
      ],
      { command: '/人才库 加入 前端方向' },
    );
    expect(said(card)).toContain('共 1 行：值不对 1');
    expect(said(card)).toContain(`「姓名」写的是「${other.name}」，但这一行指的是「${one.name}」`);
  });
});

describe('what is kept', () => {
  test('a file goes with the proposal that came of it', async () => {
    const card = await attach(world, [
      ['职位编码', '用人经理'],
      ['J1011', mailOf(9)],
    ]);
    const proposal = await follows(world, card, 'open');
    await world.state(proposal, 'To confirm');
    const kept = () => world.db.selectFrom('files').select('id').where('proposal_id', 'is not', null).execute();
    expect(await kept()).not.toEqual([]);
    await world.press('recruiter', proposal, 'cancel');
    await world.state(proposal, 'Cancelled');
    await world.later(24 * 3600_000);
    expect(await world.db.selectFrom('files').select('id').execute()).toEqual([]);
    // What is still there of its cards says so.
    const again = await follows(world, card, 'open');
    expect(said(again)).toContain('这个文件已经不在了');
  });
});
