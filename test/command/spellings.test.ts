/** One command in many spellings: each reads like its flag form (`interface.md` section 3). */
import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';

const people = new Map([['ou_chen', '陈静']]);
const parse = (text: string) => parseMessage(text, { operations, looks }, people);

function draft(text: string): unknown {
  const heard = parse(text);
  return JSON.parse(JSON.stringify(heard.map((each) => (each.kind === 'operation' ? { ...each, text: '' } : each))));
}

describe('reads like', () => {
  test.each([
    // Noun and verb.
    ['/职位人员 J1002 --招聘负责人 陈静', '/job managers J1002 --recruiter 陈静'],
    ['/职位 人员 J1002 --招聘负责人 陈静', '/job managers J1002 --recruiter 陈静'],
    ['/job人员 J1002 --负责人 陈静', '/job managers J1002 --recruiter 陈静'],
    ['／职位　人员　J1002　－－招聘负责人　陈静', '/job managers J1002 --recruiter 陈静'],
    ['、职位 人员 J1002 招聘负责人 陈静', '/job managers J1002 --recruiter 陈静'],
    ['`/职位 人员 J1002 招聘负责人 陈静`', '/job managers J1002 --recruiter 陈静'],
    ['@招聘助手 /职位 人员 J1002 招聘负责人 陈静', '/job managers J1002 --recruiter 陈静'],
    ['/职位 J1002 招聘负责人 陈静', '/job managers J1002 --recruiter 陈静'],
    ['/需求 R00407 人数 +2', '/jr update R00407 --headcount +2'],
    ['/需求R00407 人数+2', '/jr update R00407 --headcount +2'],
    ['/待入职 24001 工号 A100', '/prehire update 24001 --worker-id A100'],
    // Labels without dashes.
    ['/需求 更新 R00407 人数加2', '/jr update R00407 --headcount +2'],
    ['/需求 更新 R00407人数加2', '/jr update R00407 --headcount +2'],
    ['/需求 更新 R00407 人数 减 1', '/jr update R00407 --headcount -1'],
    ['/需求 更新 R00407 人数：5', '/jr update R00407 --headcount 5'],
    ['/需求 更新 R00407 人数=5', '/jr update R00407 --headcount 5'],
    ['/需求 更新 R00407 人数＝5', '/jr update R00407 --headcount 5'],
    ['/需求 更新 R00407 人数改成5，优先级改为高', '/jr update R00407 --headcount 5 --priority 高'],
    ['/需求 更新 R00407 优先级高', '/jr update R00407 --priority 高'],
    ['/需求 更新 R00407 最低职级P6最高职级P8', '/jr update R00407 --min-level P6 --max-level P8'],
    ['/待入职 24010 入职日期12月20日工号E100', '/prehire update 24010 --hire-date 12月20日 --worker-id E100'],
    ['/需求 更新 R00407 人数12人优先级高', '/jr update R00407 --headcount 12人 --priority 高'],
    ['/需求 更新 R00407 状态 In progress', '/jr update R00407 --status "In progress"'],
    ['/待入职 更新 24001 入职日期推迟7天', '/prehire update 24001 --hire-date 推迟7天'],
    ['/待入职 更新 24001 入职日期 提前 3天', '/prehire update 24001 --hire-date 提前3天'],
    ['/职位 人员 J1 招聘协助人 增加 林晓', '/job managers J1 --add-assistants 林晓'],
    ['/职位 人员 J1 协助人 添加 林晓、王五', '/job managers J1 --add-assistants 林晓、王五'],
    ['/职位 人员 J1 去掉协助人 林晓', '/job managers J1 --remove-assistants 林晓'],
    ['/职位 人员 J1 --去掉协助人 林晓', '/job managers J1 --remove-assistants 林晓'],
    ['/职位 人员 J1 --加协助人 林晓', '/job managers J1 --add-assistants 林晓'],
    ['/职位 人员 J1 --add-协助人 林晓', '/job managers J1 --add-assistants 林晓'],
    ['/职位 人员 J1 --remove-招聘协助人 林晓', '/job managers J1 --remove-assistants 林晓'],
    ['/职位 人员 J1 --去掉-协助人=林晓', '/job managers J1 --remove-assistants 林晓'],
    ['/职位 设置 J1 --interviewers 1 = 陈静 2= 林晓', '/job config J1 --interviewers 1=陈静 2=林晓'],
    ['/待入职 24001 成本中心 研发 = 60 平台 =40', '/prehire update 24001 --cost-centers 研发=60 平台=40'],
    ['/职位 设置 J1 清空备注', '/job config J1 --clear remark'],
    ['/职位 设置 J1 备注清空', '/job config J1 --clear remark'],
    ['/职位 设置 J1 清空 备注、抄送人', '/job config J1 --clear remark cc'],
    ['/职位 设置 J1 --清空 备注 抄送人', '/job config J1 --clear remark cc'],
    ['/职位 设置 J1 --Offer申请表 社招', '/job config J1 --offer-form 社招'],
    ['/职位 设置 J1 Offer 申请表：社招', '/job config J1 --offer-form 社招'],
    ['/职位 设置 J1 offer表 社招 评价表 技术面', '/job config J1 --offer-form 社招 --feedback-form 技术面'],
    ['/职位 设置 J1 备注：请带电脑', '/job config J1 --remark 请带电脑'],
    ['/需求 更新 R1 职务 6930815272790114325', '/jr update R1 --employment-job 6930815272790114325'],
    ['/需求 更新 R1 月薪下限 25', '/jr update R1 --min-salary 25'],
    ['/需求 更新 R1 月薪下限（K） 25', '/jr update R1 --min-salary 25'],
    ['/需求 更新 R1 --人数 3 说明 扩编', '/jr update R1 --headcount 3 --note 扩编'],
    ['/需求 更新 R1 人数 3 备注：扩编，已批', '/jr update R1 --headcount 3 --note 扩编，已批'],
    ['/需求 更新 R1 人数 3 只看', '/jr update R1 --headcount 3 --dry-run'],
    ['/需求 更新 R1\n人数：3\n截止：明天', '/jr update R1 --headcount 3 --deadline 明天'],
    [
      '/需求 更新 R1 描述：负责前端\n- 组件库\n人数：3',
      '/jr update R1 --description "负责前端\n- 组件库" --headcount 3',
    ],
    ['/需求 更新 R1 月薪 20-35k', '/jr update R1 --min-salary 20-35k --max-salary 20-35k'],
    ['/需求 更新 R1 --薪资 25', '/jr update R1 --min-salary 25 --max-salary 25'],
    ['/需求 更新 R1 清空月薪', '/jr update R1 --clear min-salary max-salary'],
    // People.
    ['/职位 人员 J1 --recruiter=ou_chen', '/job managers J1 --recruiter ou_chen'],
    ['/职位 人员 J1 --recruiter= ou_chen ', '/job managers J1 --recruiter ou_chen'],
    ['/职位 人员 J1 --recruiter = ou_chen ', '/job managers J1 --recruiter ou_chen'],
    ['/职位 人员 J1 --recruiter＝ ou_chen ', '/job managers J1 --recruiter ou_chen'],
    ['/职位 人员 J1 负责人 ou_chen ', '/job managers J1 --recruiter ou_chen'],
    ['/职位 人员 J1 --RECRUITER ou_chen', '/job managers J1 --recruiter ou_chen'],
    // What follows may stand on lines of its own.
    ['/职位 人员\n招聘负责人：陈静\nJ1001\nJ1002', '/job managers --recruiter 陈静 J1001、J1002'],
    ['/撤销128', '/undo 128'],
    ['/撤销 ＃128', '/undo #128'],
  ])('%s', (text, flags) => {
    const [first] = parse(flags);
    expect(first?.kind).not.toBe('refused');
    const said = draft(text);
    if (first?.kind === 'operation') expect(said).toEqual(draft(flags));
    else expect(said).toMatchObject([{ ...first, text: expect.any(String) }]);
  });
});

describe('a text keeps what is in it', () => {
  test.each([
    ['--name "负责“增长”方向"', 'name', '负责“增长”方向'],
    ['--name [急聘](北京)前端工程师', 'name', '[急聘](北京)前端工程师'],
    ['--description -负责前端', 'description', '-负责前端'],
    ['--description 负责 ——growth 的', 'description', '负责 ——growth 的'],
    ['--description "路径：\n/usr/local"', 'description', '路径：\n/usr/local'],
    ['--description 一\n\n• 二 --x 三', 'description', '一\n\n• 二 --x 三'],
    ['描述 人数 很多', 'description', '人数 很多'],
    ['描述：优先级 高的 --headcount 3', 'description', '优先级 高的'],
    ['--description 由👩‍💻负责', 'description', '由👩‍💻负责'],
    ['--name 名称：a', 'name', '名称：a'],
  ])('%s', (text, flag, kept) => {
    const [first] = parse(`/jr update R1 ${text}`);
    expect(first?.kind === 'operation' && first.edits[flag]).toEqual({ set: [kept] });
  });
});

describe('targets', () => {
  test.each([
    ['/职位 人员 "状态" 招聘负责人 陈静', ['状态']],
    ['/职位 人员 状态机工程师 招聘负责人 陈静', ['状态机工程师']],
    ['/职位 人员 Senior Frontend Engineer 招聘负责人 陈静', ['Senior Frontend Engineer']],
    ['/职位 人员 前端工程师、"后端, 工程师" J3 招聘负责人 陈静', ['前端工程师', '后端, 工程师', 'J3']],
    ['/职位 人员 J1001\nJ1002\nJ1003 招聘负责人 陈静', ['J1001', 'J1002', 'J1003']],
  ])('%s', (text, targets) => {
    expect(parse(text)).toMatchObject([{ kind: 'operation', targets: { job: targets } }]);
  });

  test('the cells of a pasted row stay together', () => {
    const text = '/人才库 加入 校招储备\n李思远\t138 1000 2713\n王五\tw@x.cn\t上海';
    expect(parse(text)).toMatchObject([
      { targets: { pool: ['校招储备'], talent: ['李思远\t138 1000 2713', '王五\tw@x.cn\t上海'] } },
    ]);
  });

  test('two people for a place that takes one are told by their names', () => {
    const [heard] = parse('/职位 人员 J1 招聘负责人 ou_chen ou_lin');
    expect(heard).toMatchObject({ kind: 'refused', refusal: { code: 'given-twice' } });
    expect(JSON.stringify(heard)).toContain('「招聘负责人」只能有一个，这里是：陈静、ou_lin');
  });
});

test.each([
  ['/职位', 'unknown-command'],
  ['/职位表 J1', 'unknown-command'],
  ['/职位 人 J1', 'unknown-command'],
  ['/jr udpate R1 --headcount 3', 'unknown-command'],
])('%s is no command', (text, code) => {
  expect(parse(text)).toMatchObject([{ kind: 'refused', refusal: { code } }]);
});

test('a noun without a verb shows the record', () => {
  expect(parse('/职位 J1002')).toMatchObject([{ kind: 'look', look: 'job.show', about: 'J1002' }]);
  expect(parse('/人才 王思远')).toMatchObject([{ kind: 'look', look: 'talent.find', about: '王思远' }]);
});

describe("the tenant's own fields", () => {
  const field = (id: string, label: string, type: number) => ({
    id,
    label,
    detail: '',
    codes: [],
    shape: { type, options: [] },
  });
  const own = new Map([['custom-field' as const, [field('f1', '补充说明', 1), field('f2', '预算（万元）', 8)]]]);
  const custom = (text: string) => {
    const [heard] = parseMessage(text, { operations, looks, own }, people);
    return heard?.kind === 'operation' ? heard.edits.custom : heard;
  };

  test.each([
    ['/需求 更新 R1 补充说明：先看作品集，再面试', ['f1=先看作品集，再面试']],
    ['/需求 更新 R1 --补充说明 先看 "作品集" --预算 9', ['f1=先看 "作品集"', 'f2=9']],
    ['/需求 更新 R1 预算改成9，优先级高', ['f2=9']],
    ['/需求 更新 R1 预算（万元）：9', ['f2=9']],
    ['/需求 更新 R1 --custom 补充说明=a 预算 9', ['补充说明=a', 'f2=9']],
  ])('%s', (text, entries) => {
    expect(custom(text)).toEqual({ set: entries });
  });
});
