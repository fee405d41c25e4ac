/** Kinds of sentences beside the plain one: whatever is put into them reads like the flags that say the same. */
import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import type { Field } from '../../src/core/field.ts';
import type { Operation } from '../../src/core/operation.ts';
import { handoverOver } from '../../src/operations/handover.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { createMeant, draftOf } from '../support/meant.ts';

const people = new Map([['ou_chen', '陈静']]);
const vocabulary = { operations, looks, handover: handoverOver(operations) };
const ROUNDS = Number(process.env.SENTENCES ?? 150);

const { drafts, same } = createMeant(vocabulary, people);

const chance = createChance(1314);
function pick<T>(from: readonly T[]): T {
  const one = from[Math.floor(chance() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

const plain = (name: string): string => name.replace(/（.*）|\s/g, '');
const command = ({ noun, verb }: Operation): string => `/${noun.en} ${verb.en}`;
const codeFor = ({ noun }: Operation): string => (noun.en === 'jr' ? 'R00407' : noun.en === 'job' ? 'J1002' : '24001');

interface Place {
  readonly operation: Operation;
  readonly flag: string;
  readonly field: Field;
}

const places = (is: (field: Field) => boolean): Place[] =>
  operations.flatMap((operation) =>
    [...operation.fields].flatMap(([flag, field]) => (field.offered && is(field) ? [{ operation, flag, field }] : [])),
  );

const choosing = places(({ typed, many, bare }) => typed.choices !== undefined && !many && !bare);

test('a choice before the name of its field', () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { operation, flag, field } = pick(choosing);
    const { zh } = pick(field.typed.choices ?? []);
    const name = plain(pick([field.label.zh, ...field.names]));
    const code = codeFor(operation);
    const becomes = pick(['改成', '设为', '调成', ' 改为 ', '']);
    same(
      pick([
        `${code} ${becomes}${zh}${name}`,
        `把 ${code} ${becomes}${zh}${name}`,
        `请把 ${code} ${becomes}${zh}${name}，谢谢`,
      ]),
      `${command(operation)} ${code} --${flag} ${zh}`,
    );
  }
});

test('a choice that only one field has, without the name of its field', () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { operation, flag, field } = pick(choosing);
    const { zh, value } = pick(field.typed.choices ?? []);
    const has = (each: Field) => each.typed.choices?.some((choice) => choice.zh === zh) === true;
    if (
      ['on', 'off'].includes(String(value)) ||
      /[ （]/.test(zh) ||
      [...operation.fields.values()].filter(has).length > 1
    )
      continue;
    const code = codeFor(operation);
    same(
      pick([`${code} 改为${zh}`, `把 ${code} 改成${zh}`, `请将 ${code} 设为 ${zh}`, `${code} 换成${zh}`]),
      `${command(operation)} ${code} --${flag} "${zh}"`,
    );
  }
});

test('an entry by its key alone', () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const key = pick(['一面', '二面', '第3轮', '初面']);
    const [word, prefix] = pick([
      ['加', 'add-'],
      ['增加', 'add-'],
      ['去掉', 'remove-'],
      ['换成', ''],
      ['改由', ''],
    ] as const);
    const said = pick([`J1002 ${key}${word}陈静`, `把 J1002 的${key}${word}陈静`, `J1002${key} ${word} 陈静`]);
    same(said, `/job config J1002 --${prefix}interviewers ${key}=陈静`);
  }
});

test('the same in English', () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { operation, flag, field } = pick(choosing.filter(({ field }) => field.steps?.by === 'order'));
    const { en } = pick((field.typed.choices ?? []).filter((each) => !each.en.includes(',')));
    const code = codeFor(operation);
    const name = pick([flag.replaceAll('-', ' '), field.label.en]).toLowerCase();
    const value = pick([en, en.toLowerCase()]);
    same(
      pick([
        `please make ${code} ${value} ${name}`,
        `set ${code} ${value} ${name}`,
        `${code} ${value} ${name}`,
        `give ${code} ${value} ${name}`,
      ]),
      `${command(operation)} ${code} --${flag} "${value}"`,
    );
  }
});

test('a switch before its field and what it is of', () => {
  const switches = places(({ typed, bare }) => !bare && typed.choices?.some(({ value }) => value === 'on') === true);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { operation, flag, field } = pick(switches);
    const name = plain(pick([field.label.zh, ...field.names]));
    const [en, zh] = pick([
      ['on', '打开'],
      ['off', '关闭'],
      ['on', '启用'],
      ['off', '停用'],
      ['on', '开启'],
      ['off', '关掉'],
    ]);
    const value = zh ?? '';
    same(
      pick([
        `${value} J1003 的${name}`,
        `请${value}J1003的${name}`,
        `J1003 ${value}${name}`,
        `把 J1003 的${name}${value}`,
      ]),
      `${command(operation)} J1003 --${flag} ${value}`,
    );
    same(`turn ${en} the ${flag.replaceAll('-', ' ')} of J1003`, `${command(operation)} J1003 --${flag} ${en}`);
  }
});

test('a choice one step on, in both languages', () => {
  const ordered = places(({ steps }) => steps?.by === 'order');
  expect(ordered.length).toBeGreaterThan(0);
  for (const { operation, flag, field } of ordered) {
    const code = codeFor(operation);
    const name = plain(field.label.zh);
    for (const word of ['调低', '降低', '下调'])
      same(`${code} ${name}${word}`, `${command(operation)} ${code} --${flag} 调低`);
    for (const word of ['调高', '提高', '提升'])
      same(`把 ${code} 的${name}${word}`, `${command(operation)} ${code} --${flag} 调高`);
    same(`lower the ${flag} of ${code}`, `${command(operation)} ${code} --${flag} 调低`);
    same(`raise ${code}'s ${flag}`, `${command(operation)} ${code} --${flag} 调高`);
  }
});

test('several codes before the name of a field', () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { operation, flag, field } = pick(places((each) => each.people && !each.keyed));
    if (operation.noun.en !== 'job') continue;
    const between = pick(['、', ',', '，', ' ', ' 和 ', '；']);
    const codes = ['J1002', 'J1003', 'J1005'].slice(0, 2 + Math.floor(chance() * 2));
    same(
      `${codes.join(between)} ${plain(field.label.zh)} ou_chen`,
      `${command(operation)} ${codes.join(between === ' ' ? ' ' : '、')} --${flag} ou_chen`,
    );
  }
});

describe('why, behind whatever is said', () => {
  const said: readonly (readonly [string, string])[] = [
    ['把 138 1000 2713 加入校招储备', '/pool add 校招储备 "138 1000 2713"'],
    ['从校招储备移除 13810002713', '/pool remove 校招储备 13810002713'],
    ['add 13810002713 to 校招储备', '/pool add 校招储备 13810002713'],
    ['把 J1002 的招聘负责人换成陈静', '/job managers J1002 --recruiter 陈静'],
    ['R00407 人数加2', '/jr update R00407 --headcount +2'],
    ['24001 推迟一周', '/prehire update 24001 --hire-date 推迟一周'],
    ['change the recruiter of J1002 to ou_chen', '/job managers J1002 --recruiter ou_chen'],
    ['/人才库 加入 校招储备 13810002713', '/pool add 校招储备 13810002713'],
    ['/职位 人员 J1002 招聘负责人 陈静', '/job managers J1002 --recruiter 陈静'],
    ['陈静离职了，交接给林晓', '/handover 陈静 --to 林晓'],
  ];
  test.each(said)('%s', (words, flags) => {
    for (const behind of [
      '，原因：校招',
      '，原因: 校招',
      ' 原因：校招',
      '\n原因：校招',
      ' 原因 校招',
      '，说明：校招',
      ' --原因 校招',
      ' --note 校招',
    ])
      same(words + behind, `${flags} --note 校招`);
  });

  test('备注 is a field where the operation has one', () => {
    same(
      'J1002 候选人时区 Asia/Shanghai，备注：请带电脑',
      '/job config J1002 --timezone Asia/Shanghai --remark 请带电脑',
    );
    same('R00407 人数加2，备注：急', '/jr update R00407 --headcount +2 --note 急');
  });
});

test('behind a text in marks the next field is read', () => {
  const texts = places(({ sentence }) => sentence);
  const others = places(({ typed, many, sentence }) => typed.choices !== undefined && !many && !sentence);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { operation, flag, field } = pick(texts);
    const own = others.filter((each) => each.operation === operation && !each.field.bare);
    if (own.length === 0) continue;
    const other = pick(own);
    const { zh } = pick(other.field.typed.choices ?? []);
    const text = pick(['负责', '负责 前端, 测试', '人数 9']);
    const marked = pick([`"${text}"`, `“${text}”`, `「${text}」`]);
    const code = codeFor(operation);
    const line = `/${operation.noun.zh} ${operation.verb.zh} ${code} ${plain(field.label.zh)} ${marked}${pick([' ', '，', ', '])}${plain(other.field.label.zh)} ${zh}`;
    same(line, `${command(operation)} ${code} --${flag} "${text}" --${other.flag} "${zh}"`);
  }
});

test.each([
  ['待入职 24001 推迟到 12月1日', '/prehire update 24001 --hire-date "推迟到 12月1日"'],
  ['24001 提前到下周一', '/prehire update 24001 --hire-date 提前到下周一'],
  ['R00407 延期两周', '/jr update R00407 --deadline 推迟两周'],
  ['R00407 延期到 2027-03-01', '/jr update R00407 --deadline 延期到2027-03-01'],
  ['extend R00407 by two weeks', '/jr update R00407 --deadline "推迟two weeks"'],
  ['R00407 薪资范围 20到35k', '/jr update R00407 --min-salary 20到35k --max-salary 20到35k'],
  ['R00407 月薪上限加2', '/jr update R00407 --max-salary +2'],
  ['R00407 新增 截止时间 改成 2027-03-01', '/jr update R00407 --deadline 2027-03-01'],
  ['change the interviewers of round 1 of J1003 to ou_chen', '/job config J1003 --interviewers round1=ou_chen'],
  ['add ou_chen to the round 2 interviewers of J1003', '/job config J1003 --add-interviewers round2=ou_chen'],
  ['把陈静的工作都交接给林晓', '/handover 陈静 --to 林晓'],
  ['陈静休产假，由林晓接手', '/handover 陈静 --to 林晓'],
  ['Ann is leaving, hand over to Bob', '/handover Ann --to Bob'],
  ['Ann left; Bob takes over', '/handover Ann --to Bob'],
  ['/handover 陈静 给 林晓', '/handover 陈静 --to 林晓'],
  ['R00401 headcount +2 and deadline 31 Dec', '/jr update R00401 --headcount +2 --deadline "31 Dec"'],
  ['set the headcount of R00407 to 5 and the priority to high', '/jr update R00407 --headcount 5 --priority high'],
  ['R00407 人数加2，优先级改成高，把学历改成本科', '/jr update R00407 --headcount +2 --priority 高 --degree 本科'],
  ['R00407 职级 P6-P7', '/jr update R00407 --min-level P6-P7 --max-level P6-P7'],
  ['R00407 已经招满了', '/jr update R00407 --status 已完成'],
  ['R00407 再招两个人', '/jr update R00407 --headcount +两'],
  ['R00407 月薪上限涨 5k', '/jr update R00407 --max-salary +5k'],
  ['R00407 新的截止日期 2027-05-01', '/jr update R00407 --deadline 2027-05-01'],
  ['让林晓协助 J1002', '/job managers J1002 --add-assistants 林晓'],
  ['J1002 二面加一个面试官陈静', '/job config J1002 --add-interviewers 二面=陈静'],
  ['把张伟的 J1002 交接给陈静', '/handover 张伟 --to 陈静 --jobs J1002'],
  ['把 J1002 交接给陈静', '/job managers J1002 --recruiter 陈静'],
  ['J1006 and J1007 recruiter to ou_chen', '/job managers J1006、J1007 --recruiter ou_chen'],
  ['J1002 recruiter -> ou_chen', '/job managers J1002 --recruiter ou_chen'],
  [
    'change the assistants of J1002 from Ann to Bob',
    '/job managers J1002 --remove-assistants Ann --add-assistants Bob',
  ],
  ['replace Ann with Bob as recruiter of J1002', '/job managers J1002 --recruiter Bob'],
  ['/handover ou_chen ou_lin', '/handover ou_chen --to ou_lin'],
])('%s', same);

test('clauses that name no target again are all of the first one’s, and none is left out', () => {
  const starts = [
    ['给 R00407 加两个人', '--headcount +两'],
    ['R00407 延期两周', '--deadline 推迟两周'],
    ['R00407 改成低优先级', '--priority 低'],
    ['R00407 要多招3人', '--headcount +3'],
  ] as const;
  const clauses = [
    ['优先级改成中', '--priority 中'],
    ['人数减1', '--headcount -1'],
    ['截止日期推迟一个月', '--deadline 推迟一个月'],
    ['学历改成本科', '--degree 本科'],
    ['部门换成电商', '--department 电商'],
  ] as const;
  for (let round = 0; round < ROUNDS; round += 1) {
    const all = [pick(starts), pick(clauses), ...(chance() < 0.5 ? [pick(clauses)] : [])];
    const flags = all.map(([, flag]) => flag);
    const names = flags.map((flag) => flag.split(' ', 1).join());
    if (new Set(names).size < names.length) continue;
    same(all.map(([words]) => words).join(pick(['，', ', ', '；', '。'])), `/jr update R00407 ${flags.join(' ')}`);
  }
});

test('a day that is moved without its name may be any that there are', () => {
  for (let round = 0; round < ROUNDS / 3; round += 1) {
    const much = pick(['推迟两周', '提前3天', '推迟到 2027-03-01']);
    for (const { operation, flag } of places(({ steps }) => steps?.by === 'time'))
      same(
        `${pick(['', '把 ', '请把 '])}${codeFor(operation)} ${much}`,
        `${command(operation)} ${codeFor(operation)} --${flag} ${much}`,
      );
  }
});

test('one more and one less, right behind each other', () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { operation, flag, field } = pick(places(({ people, many, keyed }) => people && many && !keyed));
    const [one, other] = [pick(['林晓', '高子涵', '朱嘉豪']), pick(['陈静', '加藤', '马诗涵'])];
    const code = codeFor(operation);
    const name = plain(pick([field.label.zh]));
    same(
      `${code} ${name}去掉${one}${pick(['加上', '加', '，加', ' 增加 '])}${other}`,
      `${command(operation)} ${code} --remove-${flag} ${one} --add-${flag} ${other}`,
    );
  }
});

describe('changes of two targets in one sentence', () => {
  const says = [
    ['把 J1002 的负责人换成陈静', '/job managers J1002 --recruiter 陈静'],
    ['J1003 协助人加林晓', '/job managers J1003 --add-assistants 林晓'],
    ['R00407 人数加2', '/jr update R00407 --headcount +2'],
    ['R00408 优先级改成低，人数 3', '/jr update R00408 --priority 低 --headcount 3'],
    ['24001 推迟一周', '/prehire update 24001 --hire-date 推迟一周'],
    ['把 13810002713 加入校招储备', '/pool add 校招储备 13810002713'],
    ['change the recruiter of J1005 to Ann', '/job managers J1005 --recruiter Ann'],
  ] as const;

  test('are two, and none is dropped', () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [one, other] = [pick(says), pick(says)];
      if (one === other) continue;
      const text = one[0] + pick(['，', ', ', '；', '。', '\n', '，然后', '，另外']) + other[0];
      const heard = parseMessage(text, vocabulary, people);
      const read = heard.map((each) => (each.kind === 'sentence' ? each.readings.map(draftOf) : []));
      expect(read, text).toHaveLength(2);
      expect(read[0], text).toContainEqual(drafts(one[1])[0]);
      expect(read[1], text).toContainEqual(drafts(other[1])[0]);
    }
  });

  test.each([
    'R00407 描述改成 负责 J1002，J1003 负责人换成陈静',
    'J1002 负责人换成陈静，因为 J1003 负责人换成张伟了',
    '不要把 J1002 的负责人换成陈静，R00407 人数加2',
    'J1002、J1003，负责人换成陈静',
  ])('%s is none of them', (text) => {
    expect(parseMessage(text, vocabulary, people)).toHaveLength(1);
  });
});

test('what stands there is named before what takes its place', () => {
  const any = places(({ sentence, keyed, bare, typed }) => !sentence && !keyed && !bare && !typed.choices?.[0]?.does);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { operation, flag, field } = pick(any);
    const isShared = (name: string) => places(({ names }) => names.includes(name)).length > 1;
    const name = plain(pick([field.label.zh, ...field.names.filter((each) => !isShared(each))]));
    const [old, young] = pick([
      ['朱嘉豪', '陈静'],
      ['J1001', 'J1003'],
      ['12', '15'],
    ]);
    const code = codeFor(operation);
    const said = pick([
      `把 ${code} 的${name}${old}换成${young}`,
      `${code} ${name} ${old} 改成 ${young}`,
      `${code} 的${name}里的${old}换成${young}`,
      `${code}${name}从${old}改为${young}`,
      `前端工程师的${name}${old}→${young}`,
      `/${operation.noun.zh} ${operation.verb.zh} ${code} ${name} ${old} 换成 ${young}`,
    ]);
    const target = said.startsWith('前端') ? '前端工程师' : code;
    const flags = field.many ? `--remove-${flag} ${old} --add-${flag} ${young}` : `--${flag} ${young}`;
    same(said, `${command(operation)} ${target} ${flags}`);
  }
});

test('the word before a field stays the value of another one', () => {
  same('/需求 更新 R00407 需求类型 新增 负责人改成陈静', '/jr update R00407 --category 新增 --recruiters 陈静');
});

test.each([
  '帮我查一下 J1002',
  '看看 J1002',
  '查 J1002',
  'show me J1002',
  'please look up J1002',
  '麻烦帮我看一下J1002',
])('%s asks for the record', (text) => {
  expect(parseMessage(text, vocabulary, people)).toMatchObject([
    { kind: 'unclear', text: 'J1002', clues: { asks: true } },
  ]);
});

test('who was mentioned stands in what was not understood by name', () => {
  const [heard] = parseMessage('J1002 看着办 ou_chen', vocabulary, people);
  expect(heard).toMatchObject({ kind: 'unclear', text: 'J1002 看着办陈静' });
});

test.each([
  ['校招储备加入 13810002713 13810005493', '/pool add 校招储备 13810002713 13810005493'],
  ['R00407 缩减到 5 人', '/jr update R00407 --headcount 5'],
  ['R00407 降到 5 人', '/jr update R00407 --headcount 5'],
  ['R00407 砍到 5 个', '/jr update R00407 --headcount 5'],
  ['R00407 扩到十二人', '/jr update R00407 --headcount 12'],
  ['R00407 一共招 12 人', '/jr update R00407 --headcount 12'],
  ['R00407 总共要招十二人', '/jr update R00407 --headcount 12'],
  ['R00407 needs 2 more people', '/jr update R00407 --headcount +2'],
  ['hire 2 more for R00407', '/jr update R00407 --headcount +2'],
  ['reduce R00407 headcount to 5', '/jr update R00407 --headcount 5'],
  ['set R00407 priority high', '/jr update R00407 --priority high'],
  ['R00407 deadline should be Dec 31', '/jr update R00407 --deadline "Dec 31"'],
  ['J1003: hiring manager should be Ann', '/job managers J1003 --hiring-managers Ann'],
  ['extend R00407 to Dec 31', '/jr update R00407 --deadline "Dec 31"'],
  ['24010 will join on Dec 15', '/prehire update 24010 --hire-date "Dec 15"'],
  ['move 24010 and 24011 to Dec 15', '/prehire update 24010、24011 --hire-date "Dec 15"'],
  ['assign 陈静 to J1002', '/job managers J1002 --recruiter 陈静'],
  ['reassign J1002 and J1003 to 陈静', '/job managers J1002、J1003 --recruiter 陈静'],
  ['Ann takes over J1002', '/job managers J1002 --recruiter Ann'],
  ['R00407 的需求负责人清空 名称改为一。二；三', '/jr update R00407 --clear recruiters --name 一。二；三'],
  ['rename R00407 to Backend Lead', '/jr update R00407 --name Backend Lead'],
  ['陈静来招 J1002', '/job managers J1002 --recruiter 陈静'],
  ['J1002 让陈静来招', '/job managers J1002 --recruiter 陈静'],
  ['put R00407 on hold', '/jr update R00407 --status 已暂停'],
  ['R00407 and R00408 are on hold', '/jr update R00407、R00408 --status 已暂停'],
  ['mark R00407 and R00408 as completed', '/jr update R00407、R00408 --status completed'],
  ['change R00407 salary to 20-35k', '/jr update R00407 月薪 20-35k'],
  ['set the salary of R00407 to 25k', '/jr update R00407 月薪 25k'],
  ['R00407 salary 20-35k and min level P6', '/jr update R00407 --min-level P6 月薪 20-35k'],
  ['change the salary of R00407 from 20 to 25k', '/jr update R00407 月薪 25k'],
  ['raise the salary of R00407 by 2', '/jr update R00407 月薪加2'],
  ['clear the salary of R00407', '/jr update R00407 清空月薪'],
  ['set the salary floor of R00407 to 20', '/jr update R00407 --min-salary 20'],
  ['set R00407 salary ceiling (K) to 35', '/jr update R00407 --max-salary 35'],
  ['change R00407 min salary to 20', '/jr update R00407 --min-salary 20'],
  ['use Zoom for J1002', '/job config J1002 --video Zoom'],
  ['use Zoom for J1002 and J1003', '/job config J1002、J1003 --video Zoom'],
  ['J1002 协助人再加一个陈静', '/job managers J1002 --add-assistants 陈静'],
  ['J1002 协助人加两位陈静、林晓', '/job managers J1002 --add-assistants 陈静、林晓'],
])('%s', (text, flags) => {
  same(text, flags);
});
