/** As it was typed on the first day, and the flags that say the same (`interface.md` section 3). */
import { describe, expect, test } from 'vitest';
import { operations } from '../../src/operations/index.ts';
import { createMeant } from '../support/meant.ts';

const { drafts } = createMeant();

test.each([
  ['J1005的负责人改给林晓', '/job managers J1005 --recruiter 林晓'],
  ['J1005 换林晓负责', '/job managers J1005 --recruiter 林晓'],
  ['J1005 协助人只要王芳', '/job managers J1005 --assistants 王芳'],
  ['J1005 协助人改成只有王芳', '/job managers J1005 --assistants 王芳'],
  ['J1005 负责人林晓 用人经理王芳', '/job managers J1005 --recruiter 林晓 --hiring-managers 王芳'],
  ['/职位人员 J1005 负责人林晓 协助人王芳', '/job managers J1005 --recruiter 林晓 --assistants 王芳'],
  ['set 林晓 as the recruiter for J1005', '/job managers J1005 --recruiter 林晓'],
  ["J1005's recruiter should be 林晓", '/job managers J1005 --recruiter 林晓'],
  ['hand J1005 over to 林晓', '/job managers J1005 --recruiter 林晓'],
  ['J1005 add assistant 王芳', '/job managers J1005 --add-assistants 王芳'],
  ['J1007 负责人和用人经理都改成张伟', '/job managers J1007 --recruiter 张伟 --hiring-managers 张伟'],
  ['J1007 负责人、用人经理都换成张伟', '/job managers J1007 --recruiter 张伟 --hiring-managers 张伟'],
  ['J1007 协助人和用人经理加张伟', '/job managers J1007 --add-assistants 张伟 --add-hiring-managers 张伟'],
  ['R00430 开始日期和截止日期都推迟一周', '/jr update R00430 --start 推迟一周 --deadline 推迟一周'],
  ['清空 J1002 的备注和抄送人', '/job config J1002 --clear remark,cc'],
  ['把 J1002 的备注和抄送人清空', '/job config J1002 --clear remark,cc'],
  ['清空R00430的截止日期和优先级', '/jr update R00430 --clear deadline,priority'],
  ['暂停 R00430 和 R00431', '/jr update R00430,R00431 --status 已暂停'],
  ['把 R00430、R00431、R00432 暂停', '/jr update R00430,R00431,R00432 --status 已暂停'],
  ['pause R00430 and R00431', '/jr update R00430,R00431 --status 已暂停'],
  ['重启R00430，人数改成3', '/jr update R00430 --status 进行中 --headcount 3'],
  ['update R00430: headcount 5, priority high', '/jr update R00430 --headcount 5 --priority high'],
  ['J1005 面试评价表用 HR面评价表', '/job config J1005 --feedback-form HR面评价表'],
  ['J1005 offer 申请表改用社招申请表', '/job config J1005 --offer-form 社招申请表'],
  ['J1005 面试官 一面：张伟，二面：王芳', '/job config J1005 --interviewers 一面=张伟 二面=王芳'],
  ['J1005 关联需求 R00405', '/job config J1005 --requirements R00405'],
  ['J1005 视频工具 飞书，联系人 陈静', '/job config J1005 --video 飞书 --contact 陈静'],
  ['R00423 人数由6个增加到9个', '/jr update R00423 --headcount 9个'],
  ['R00423 缩减1个HC', '/jr update R00423 --headcount -1'],
  ['R00423 先暂停一下', '/jr update R00423 --status 已暂停'],
  ['mark R00423 as completed', '/jr update R00423 --status completed'],
  ['raise headcount for R00423 to 9', '/jr update R00423 --headcount 9'],
  ["extend R00423's deadline to 31 Dec", '/jr update R00423 --deadline "31 Dec"'],
  ["push R00423's deadline back by a week", '/jr update R00423 --deadline "推迟a week"'],
  ['increase R00423 by 2 heads', '/jr update R00423 --headcount +2'],
  ['reduce R00423 by 2 people', '/jr update R00423 --headcount -2'],
  ['R00423: headcount 5, deadline 31 Dec', '/jr update R00423 --headcount 5 --deadline "31 Dec"'],
  ['/jr update R00423 headcount 5 priority high', '/jr update R00423 --headcount 5 --priority high'],
  ['/jr update R00423 headcount: 5, hiring managers: Ann', '/jr update R00423 --headcount 5 --hiring-managers Ann'],
  ['加入校招储备：13810002713 13810005426', '/pool add 校招储备 13810002713 13810005426'],
  ['把候选人 13810002713 加入人才库校招储备', '/pool add 校招储备 13810002713'],
  ['24010 晚一周入职', '/prehire update 24010 --hire-date 晚一周'],
  ['24010 早三天到岗', '/prehire update 24010 --hire-date 早三天'],
  ["delay 24010's start date to 20 Dec", '/prehire update 24010 --hire-date "20 Dec"'],
])('%s', (text, flags) => {
  const [wanted] = drafts(flags);
  expect(wanted).toBeDefined();
  expect(drafts(text)).toContainEqual(wanted);
});

describe('a flag without its dashes', () => {
  const codes = new Map([
    ['job', 'J1002'],
    ['jr', 'R00407'],
    ['prehire', '24001'],
  ]);
  const fields = operations.flatMap(({ noun, verb, fields: own }) =>
    [...own].flatMap(([flag, { offered, keyed, bare }]) =>
      offered && !keyed && !bare ? [`/${noun.en} ${verb.en} ${codes.get(noun.en) ?? ''} |${flag}`] : [],
    ),
  );
  test.each(fields)('%s', (which) => {
    const [command = '', flag = ''] = which.split('|');
    const [wanted] = drafts(`${command}--${flag} 5`);
    for (const said of [
      `${flag}=5`,
      `${flag}: 5`,
      `${flag} 5`,
      `${flag.split('-').length === 2 ? flag.replace('-', ' ') : flag} = 5`,
    ])
      expect(drafts(command + said), said).toEqual([wanted]);
  });

  test.each([
    ['/jr update R00407 --recruiters Steve Jobs', ['Steve Jobs']],
    ['/jr update R00407 --recruiters Ann Status', ['Ann Status']],
  ])('%s: a name is a name', (text, set) => expect(drafts(text)).toMatchObject([{ edits: { recruiters: { set } } }]));

  test('/job managers Sales contact --recruiter 陈静', () => {
    expect(drafts('/job config Sales contact --remark x')).toMatchObject([{ targets: { job: ['Sales contact'] } }]);
  });
});
