/** Plain sentences read like the command that says the same (`interface.md` section 3). */
import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import type { OperationCommand } from '../../src/core/command.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const people = new Map([['ou_chen', '陈静']]);
const parse = (text: string) => parseMessage(text, { operations, looks }, people);

type Draft = Omit<OperationCommand, 'kind' | 'text' | 'understood'>;

const draftOf = ({ operation, targets, edits, note, dryRun }: OperationCommand): Draft =>
  JSON.parse(JSON.stringify({ operation, targets, edits, note, dryRun }));

function typed(text: string): Draft {
  const [heard] = parse(text);
  if (heard?.kind !== 'operation') throw new Error(`${text}: ${JSON.stringify(heard)}`);
  return draftOf(heard);
}

function readings(text: string): Draft[] {
  const [heard] = parse(text);
  if (heard?.kind !== 'sentence') throw new Error(`${text}: ${JSON.stringify(heard)}`);
  return heard.readings.map(draftOf);
}

describe('reads like', () => {
  test.each([
    ['把 J1002 的招聘负责人换成陈静', '/职位 人员 J1002 --recruiter 陈静'],
    ['请把职位 J1002 的招聘负责人换成陈静，谢谢！', '/职位 人员 J1002 --recruiter 陈静'],
    ['J1002的招聘负责人换成陈静', '/职位 人员 J1002 --recruiter 陈静'],
    ['前端工程师招聘负责人换成陈静', '/职位 人员 前端工程师 --recruiter 陈静'],
    ['把状态机工程师的招聘负责人换成陈静', '/职位 人员 状态机工程师 --recruiter 陈静'],
    ['把 J1002 的招聘负责人换成陈静，因为李四离职', '/职位 人员 J1002 --recruiter 陈静 --note 李四离职'],
    ['让陈静做 J1002 的招聘负责人', '/职位 人员 J1002 --recruiter 陈静'],
    ['让 24001 提前三天入职', '/待入职 24001 入职日期 提前三天'],
    ['把陈静设为 J1002 的招聘负责人', '/职位 人员 J1002 --recruiter 陈静'],
    ['把林晓加为 J1002 的协助人', '/职位 人员 J1002 --add-assistants 林晓'],
    ['给 J1002 增加协助人林晓', '/职位 人员 J1002 --add-assistants 林晓'],
    ['从 J1002 的协助人里去掉林晓', '/职位 人员 J1002 --remove-assistants 林晓'],
    ['把 ou_chen 从 J1002 的协助人里去掉', '/职位 人员 J1002 --remove-assistants ou_chen'],
    ['R00407 人数加2', '/需求 更新 R00407 --headcount +2'],
    ['R00407人数加2', '/需求 更新 R00407 --headcount +2'],
    ['给 R00407 加两个人', '/需求 更新 R00407 --headcount +两'],
    ['把 R00407 的人数改成 5，优先级改为高', '/需求 更新 R00407 --headcount 5 --priority 高'],
    ['R00407 的描述改成 负责前端，因为重要', '/需求 更新 R00407 --description 负责前端，因为重要'],
    ['清空 J1001 的备注', '/职位 设置 J1001 --clear remark'],
    ['王思远的入职日期推迟一周', '/待入职 更新 王思远 --hire-date 推迟一周'],
    ['把 13810002713 加入校招储备', '/人才库 加入 校招储备 13810002713'],
    ['把李思远、王五加入校招储备', '/人才库 加入 "校招储备" 李思远、王五'],
    ['从校招储备移除 13810002713', '/人才库 移除 校招储备 13810002713'],
    ['把 13810002713 从校招储备里移除', '/人才库 移除 校招储备 13810002713'],
    ['J1002换陈静负责', '/职位 人员 J1002 --recruiter 陈静'],
    ['以后J1002由陈静负责', '/职位 人员 J1002 --recruiter 陈静'],
    ['J1002 交给陈静', '/职位 人员 J1002 --recruiter 陈静'],
    ['陈静接手J1002', '/职位 人员 J1002 --recruiter 陈静'],
    ['J1002的招聘负责人应该是陈静', '/职位 人员 J1002 --recruiter 陈静'],
    ['能不能把 J1002 的负责人从张伟换成陈静吗？', '/职位 人员 J1002 --recruiter 陈静'],
    ['您好，麻烦您帮忙把J1002的招聘负责人换成陈静，谢谢', '/职位 人员 J1002 --recruiter 陈静'],
    ['J1002、J1003 负责人统统换成陈静', '/职位 人员 J1002、J1003 --recruiter 陈静'],
    ['人才库 加入 校招储备 13810002713', '/人才库 加入 校招储备 13810002713'],
    ['人才库 移除 校招储备\n李思远\t13810002713', '/人才库 移除 校招储备\n李思远\t13810002713'],
    ['Pool add 校招储备 13810002713', '/pool add 校招储备 13810002713'],
    ['职位 人员 J1002 负责人 陈静', '/职位 人员 J1002 --recruiter 陈静'],
    ['职位设置 J1002 评价表 技术面评价表', '/职位 设置 J1002 --feedback-form 技术面评价表'],
    ['把下面的人加入校招储备：\n13810002713\n13810005426', '/人才库 加入 校招储备 13810002713 13810005426'],
    ['以下候选人加入校招储备\n李思远\t13810002713', '/人才库 加入 校招储备\n李思远\t13810002713'],
    ['加入校招储备\n13810002713\n13810005426', '/人才库 加入 校招储备 13810002713 13810005426'],
    ['J1002、J1003 统统换成陈静负责', '/职位 人员 J1002、J1003 --recruiter 陈静'],
    ['帮我把 J1002 和 J1003 的负责人都换成陈静', '/职位 人员 J1002、J1003 --recruiter 陈静'],
    ['给J1002加个协助人林晓', '/职位 人员 J1002 --add-assistants 林晓'],
    ['J1002再加两个协助人：林晓、陈静', '/职位 人员 J1002 --add-assistants 林晓、陈静'],
    ['R00407 多招两个', '/需求 更新 R00407 --headcount +两'],
    ['R00407 再加两个hc', '/需求 更新 R00407 --headcount +两'],
    ['R00407 少招一个', '/需求 更新 R00407 --headcount -1'],
    ['R00407的HC改成12', '/需求 更新 R00407 --headcount 12'],
    ['R00407人数从8改成10', '/需求 更新 R00407 --headcount 10'],
    ['R00407截止日期延到年底', '/需求 更新 R00407 --deadline 年底'],
    ['R00407 截止日期提前到12月20号', '/需求 更新 R00407 --deadline 提前到12月20号'],
    ['24001推迟一周入职', '/待入职 更新 24001 --hire-date 推迟一周'],
    ['24001 下周一入职', '/待入职 更新 24001 --hire-date 下周一'],
    ['王思远推迟到1月5号入职', '/待入职 更新 王思远 --hire-date 1月5号'],
    ['24001 改到月底入职', '/待入职 更新 24001 --hire-date 月底'],
    ['24001 推迟两周', '/待入职 更新 24001 --hire-date 推迟两周'],
    ['13810002713 进校招储备', '/人才库 加入 校招储备 13810002713'],
    ['拉13810002713进校招储备', '/人才库 加入 校招储备 13810002713'],
    ['校招储备加上13810002713和13810005426', '/人才库 加入 校招储备 13810002713、13810005426'],
    ['把 138 1000 2713 放进 校招储备 人才库', '/人才库 加入 校招储备 “138 1000 2713”'],
    ['13810002713移出校招储备', '/人才库 移除 校招储备 13810002713'],
    ['校招储备删掉13810002713', '/人才库 移除 校招储备 13810002713'],
    ['从校招储备里踢掉13810002713', '/人才库 移除 校招储备 13810002713'],
    ['change the recruiter of J1002 to ou_chen please', '/job managers J1002 --recruiter ou_chen'],
    ['change the recruiter of J1002 to ou_chen', '/job managers J1002 --recruiter ou_chen'],
    ["move Wang's start date to 2026-12-01", '/prehire update Wang --hire-date 2026-12-01'],
    ['please set the priority of R00407 to high', '/jr update R00407 --priority high'],
    ['add ou_chen to the assistants of job J1002', '/job managers J1002 --add-assistants ou_chen'],
    ['remove ou_chen from the assistants of J1002', '/job managers J1002 --remove-assistants ou_chen'],
    ['clear the remark of J1001', '/job config J1001 --clear remark'],
    ['increase the headcount of R00407 by 2', '/jr update R00407 --headcount +2'],
    ['add 2 people to R00407', '/jr update R00407 --headcount +2'],
    ['add 13810002713 to 校招储备', '/pool add 校招储备 13810002713'],
    ['remove 13810002713 from the pool 校招储备', '/pool remove 校招储备 13810002713'],
  ])('%s', (sentence, command) => {
    expect(readings(sentence)).toContainEqual(typed(command));
  });

  test('what is missing is asked for', () => {
    expect(readings('把 J1002 的招聘负责人换掉')).toMatchObject([{ edits: { recruiter: { set: [] } } }]);
    expect(readings('把招聘负责人换成陈静')).toMatchObject([{ targets: { job: [] } }]);
    expect(readings('把 13810002713 加入人才库')).toMatchObject([{ targets: { pool: [], talent: ['13810002713'] } }]);
  });

  test.each([
    '你好',
    '今天天气怎么样',
    '状态怎么样',
    '谢谢',
    'thanks a lot',
    'hello there',
    '招聘负责人是谁来着呢我忘了问一下',
  ])('%s is left alone', (text) => {
    expect(parse(text)).toMatchObject([{ kind: 'unclear' }]);
  });
});

describe('however politely it is said', () => {
  const chance = createChance(4711);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const before = ['', '请', '麻烦', '麻烦您', '您好，', '帮我', '请帮忙', '我想', '我要', '需要', '顺便'];
  const behind = ['', '。', '吧', '，谢谢', '！', ' 多谢～', '，谢谢！', ' thanks', ' pls', ', thx!'];
  const asked = [
    ['能不能', '吗？'],
    ['能否', '？'],
    ['可以', '吗'],
    ['', ''],
  ] as const;
  const wishes = [
    ['把 J1002 的招聘负责人换成陈静', '/职位 人员 J1002 --recruiter 陈静'],
    ['将J1002、J1003的用人经理都换成陈静', '/职位 人员 J1002、J1003 --hiring-managers 陈静'],
    ['R00407 人数加2', '/需求 更新 R00407 --headcount +2'],
    ['把R00407的优先级从高改成低', '/需求 更新 R00407 --priority 低'],
    ['把 13810002713 加入校招储备', '/人才库 加入 校招储备 13810002713'],
    ['从校招储备移除 13810002713', '/人才库 移除 校招储备 13810002713'],
    ['24001 的入职日期推迟一周', '/待入职 更新 24001 --hire-date 推迟一周'],
  ] as const;

  test('500 ways to say seven things', () => {
    for (let round = 0; round < 500; round += 1) {
      const [wish, command] = pick(wishes);
      const [ask, mark] = pick(asked);
      const sentence = ask ? `${pick(before)}${ask}${wish}${mark}` : `${pick(before)}${wish}${pick(behind)}`;
      expect(readings(sentence), sentence).toContainEqual(typed(command));
    }
  });
});
describe('what shall not be done', () => {
  test.each([
    '不要把 J1002 的招聘负责人换成陈静',
    '请不要把 J1002 的招聘负责人换成陈静',
    '先别把 J1002 的招聘负责人换成陈静',
    '这个月不要把 J1002 的招聘负责人换成陈静',
    'J1002 先不要换招聘负责人',
    'R00407 不加两个人',
    'R00407 不要加两个人',
    '别把 13810002713 加入校招储备',
    '不用把 R00407 的截止日期推迟7天',
    'do not change the recruiter of J1002 to 陈静',
    "please don't add 13810002713 to 校招储备",
  ])('%s', (text) => {
    expect(parse(text)).toMatchObject([{ kind: 'refused', refusal: { code: 'declined' } }]);
  });

  test('a name that sounds like it is a name', () => {
    expect(readings('把别墅销售的招聘负责人换成陈静')).toContainEqual(typed('/职位 人员 别墅销售 --recruiter 陈静'));
  });
});

test.each([
  ['change the recruiter of J1002 to  ou_chen ', '招聘负责人 陈静'],
  ['J1002 加面试官 一面  ou_chen ', '一面=陈静'],
])('how it was understood names who was mentioned: %s', (text, words) => {
  const [heard] = parse(text);
  const zh = heard?.kind === 'sentence' ? heard.readings.map(({ understood }) => understood?.zh ?? '').join() : '';
  expect(zh).toContain(words);
  expect(zh).not.toContain('ou_');
});
