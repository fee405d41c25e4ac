/** A week of plain sentences: whatever is put into them reads like the flags that say the same. */
import { expect, test } from 'vitest';
import { createLuck } from '../support/drafts/luck.ts';
import { createMeant } from '../support/meant.ts';

const ROUNDS = Number(process.env.SENTENCES ?? 150);
const { pick } = createLuck(4100);

const { drafts, same } = createMeant();

const many = (one: () => readonly [text: string, flags: string]) => () => {
  for (let round = 0; round < ROUNDS; round += 1) same(...one());
};

const days = ['下下周一', '下下周五', '下周三', '月底', '12月20日', '下个月1号', '2026-12-01'];

test('a day is pushed, dragged or moved to another', () => {
  many(() => {
    const [day, way] = [pick(days), pick(['推', '拖'])];
    return pick([
      [`24001 的入职${way}到${day}`, `/prehire update 24001 --hire-date ${way}到${day}`],
      [`把 24001 的入职日期${way}到 ${day}`, `/prehire update 24001 --hire-date ${way}到${day}`],
      [`R00407 截止${way}到${day}`, `/jr update R00407 --deadline ${way}到${day}`],
      [`24001 ${way}到${day}`, `/prehire update 24001 --hire-date ${way}到${day}`],
      [`24001 入职时间移到${day}`, `/prehire update 24001 --hire-date ${day}`],
      [`R00407 ${way}到${day}`, `/jr update R00407 --deadline ${way}到${day}`],
    ] as const);
  })();
});

test(
  'a day is moved on by some time',
  many(() => {
    const [span, way] = [
      pick(['一周', '两天', '3天', '半个月', '两个月']),
      pick(['往后推', '向后挪', '往前提', '往前挪']),
    ];
    return pick([
      [`24001 ${way}${span}`, `/prehire update 24001 --hire-date ${way}${span}`],
      [`把 R00407 ${way}${span}`, `/jr update R00407 --deadline ${way}${span}`],
      [`R00407 截止${way}${span}`, `/jr update R00407 --deadline ${way}${span}`],
    ] as const);
  }),
);

test(
  'a day stands before the name of its field, and another clause is of the same target',
  many(() => {
    const [day, name] = [
      pick([...days, '提前一周', '推迟两天', '推迟到月底']),
      pick(['截止', '截止日期', '预计完成日期']),
    ];
    return pick([
      [`R00408 ${day}${name}`, `/jr update R00408 --deadline ${day}`],
      [`把 R00408 ${day}${name}，优先级低`, `/jr update R00408 --deadline ${day} --priority 低`],
      [`R00408 ${day}${name}，人数加2`, `/jr update R00408 --deadline ${day} --headcount +2`],
      [`24001 ${day}入职日期`, `/prehire update 24001 --hire-date ${day}`],
    ] as const);
  }),
);

test(
  'somebody goes into a pool',
  many(() => {
    const [who, pool] = [pick(['李思远', '王芳', '欧阳明', '李进']), pick(['校招储备', '高潜人才'])];
    const [goes, also] = [pick(['进', '进入', '入']), pick(['', '也', '都'])];
    return pick([
      [`${who}${also}${goes}${pool}`, `/pool add "${pool}" ${who}`],
      [`让${who}${goes}${pool}吧`, `/pool add "${pool}" ${who}`],
      [`${who}、陈静${also}进${pool}里`, `/pool add "${pool}" ${who}、陈静`],
      [`13810002713 ${goes === '入' ? '进' : goes}${pool}`, `/pool add "${pool}" 13810002713`],
    ] as const);
  }),
);

test.each(['R00407 进行中', 'R00407 进度 50%', '24001 进展顺利'])('%s: nobody goes into a pool', (text) =>
  expect(drafts(text)).toEqual([]),
);

/** One field with a value, by its flag and by its name. */
const fields = [
  ['headcount', '人数', ['5', '12'], 'jr'],
  ['priority', '优先级', ['高', '低'], 'jr'],
  ['deadline', '截止日期', ['月底', '12月1日'], 'jr'],
  ['recruiter', '负责人', ['陈静', '王芳'], 'job'],
  ['hire-date', '入职日期', ['下周一', '12月1日'], 'prehire'],
  ['workforce-type', '人员类型', ['实习生', '全职'], 'prehire'],
] as const;
const heads = {
  jr: ['/jr update', 'R00407'],
  job: ['/job managers', 'J1002'],
  prehire: ['/prehire update', '24001'],
} as const;

test(
  'what stands there is said to be wrong',
  many(() => {
    const [flag, name, values, kind] = pick(fields);
    const [command, code] = heads[kind];
    const value = pick(values);
    const mend = pick(['改下', '改一下', '更新一下', '调整']);
    const text = pick([
      `${code} 是${value}，${mend}${name}`,
      `${code}应该是${value}，请把${name}改一下`,
      `${code} 的${name}${pick(['不对', '错了', '写错了', '有误'])}，应该是${value}`,
      `${code} ${name}填错了，改成${value}`,
    ]);
    return [text, `${command} ${code} --${flag} "${value}"`] as const;
  }),
);

test(
  'not this but that: what is said to stand there is not set',
  many(() => {
    const [flag, name, values, kind] = pick(fields);
    const [command, code] = heads[kind];
    return [`${code} ${name}不是${values[0]}，是${values[1]}`, `${command} ${code} --${flag} "${values[1]}"`] as const;
  }),
);

test(
  'the words of a command without its slash, and a sentence behind them',
  many(() => {
    const [flag, name, values, kind] = pick(fields);
    const [command, code] = heads[kind];
    const said = {
      jr: ['需求 更新', '需求更新'],
      job: ['职位 人员', '职位人员'],
      prehire: ['待入职 更新', '待入职更新'],
    }[kind];
    const value = pick(values);
    return [
      `${pick(said)} ${code} 的${name}${pick(['改成', '换成', '改为'])}${value}`,
      `${command} ${code} --${flag} "${value}"`,
    ] as const;
  }),
);

test(
  'several fields that nothing parts',
  many(() => {
    const [mobile, mail] = [pick(['13900001111', '13810002713']), pick(['a@b.cn', 'zhang.wei@example.com'])];
    return pick([
      [`J1008 联系人张伟 电话 ${mobile}`, `/job config J1008 --contact 张伟 --contact-mobile ${mobile}`],
      [
        `J1008 联系人 张伟 电话${mobile} 邮箱 ${mail}`,
        `/job config J1008 --contact 张伟 --contact-mobile ${mobile} --contact-email ${mail}`,
      ],
      [`J1008 联系人张伟 邮箱 ${mail}`, `/job config J1008 --contact 张伟 --contact-email ${mail}`],
      ['R00407 人数 5 优先级 高 截止 12月1日', '/jr update R00407 --headcount 5 --priority 高 --deadline 12月1日'],
      ['J1002 负责人陈静 用人经理 王芳', '/job managers J1002 --recruiter 陈静 --hiring-managers 王芳'],
    ] as const);
  }),
);

test(
  'into another department, whose kind stands behind its name',
  many(() => {
    const [way, place] = [pick(['转到', '划到', '调到', '归到', '改成']), pick(['电商', '研发中心', '华东大区'])];
    return pick([
      [`把 R00407 ${way}${place}部门`, `/jr update R00407 --department "${place}"`],
      [`R00407 部门${way}${place}`, `/jr update R00407 --department "${place}"`],
      [`R00407 ${way}上海工作地点`, '/jr update R00407 --address 上海'],
    ] as const);
  }),
);

test.each([
  ['早，帮我把 J1003 的招聘负责人改成林晓', '/job managers J1003 --recruiter 林晓'],
  ['J1003 以后王芳跟进', '/job managers J1003 --recruiter 王芳'],
  ['J1003 给林晓跟吧', '/job managers J1003 --recruiter 林晓'],
  ['J1002 和 J1003 王芳跟进', '/job managers J1002、J1003 --recruiter 王芳'],
  ['J1004 协助人去掉高子涵，换成朱嘉豪', '/job managers J1004 --remove-assistants 高子涵 --add-assistants 朱嘉豪'],
  ['J1004 用人经理换人，改成赵磊', '/job managers J1004 --hiring-managers 赵磊'],
  ['R00401 再要两个人', '/jr update R00401 --headcount +两'],
  ['R00401 多批了两个HC', '/jr update R00401 --headcount +两'],
  ['R00404 招完了', '/jr update R00404 --status 已完成'],
  ['R00405 学历放宽到本科', '/jr update R00405 --degree 本科'],
  ['把这几个人放到校招储备：13810002713、13810005426', '/pool add 校招储备 13810002713 13810005426'],
  ['校招储备再加两个人：13810002713 13810005426', '/pool add 校招储备 13810002713 13810005426'],
  ['李思远也加进高潜人才', '/pool add "高潜人才" 李思远'],
  ['李思远放校招储备里', '/pool add "校招储备" 李思远'],
  ['24001 下周一来报到', '/prehire update 24001 --hire-date 下周一'],
  ['24001 改 12 月 1 号入职', '/prehire update 24001 --hire-date "12 月 1 号"'],
  ['bump R00407 to high priority', '/jr update R00407 --priority high'],
])('%s', same);

test('24003 入职日期是几号: who asks changes nothing', () => expect(drafts('24003 入职日期是几号')).toEqual([]));
