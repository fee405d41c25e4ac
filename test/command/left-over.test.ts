/** What a sentence leaves over is never a target and never a name: it is asked, or refused with a reason. */
import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import type { OperationCommand } from '../../src/core/command.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const vocabulary = { operations, looks };
const heardOf = (text: string) => parseMessage(text, vocabulary)[0];

/** All that a text can mean; none where it is asked or refused. */
function commands(text: string): OperationCommand[] {
  const heard = heardOf(text);
  if (heard?.kind === 'operation') return [heard];
  return heard?.kind === 'sentence' ? [...heard.readings] : [];
}

/** What is said of the job, or of what the operation is named. */
function only(text: string, operation = 'job.managers') {
  const found = commands(text).find((each) => each.operation === operation);
  if (!found) throw new Error(`${text}: ${JSON.stringify(heardOf(text))}`);
  return { targets: Object.values(found.targets).flat(), edits: found.edits, note: found.note };
}

const chance = createChance(2611);
function pick<T>(from: readonly T[]): T {
  const one = from[Math.floor(chance() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
const code = () => `J10${String(10 + Math.floor(chance() * 89))}`;
const people = ['陈静', '林晓', '张伟', '高子涵', '郭文博', 'Mary'];
const ROUNDS = Array.from({ length: 60 }, (_, at) => at);

describe('spares, spans or leaves open', () => {
  const says: readonly ((a: string, b: string) => string)[] = [
    (a, b) => `除了 ${a}，${b} 的负责人换成陈静`,
    (a, b) => `除了 ${a}，${b} J1099 的负责人换成陈静`,
    (a, b) => `${a} 和 ${b} 以外的前端工程师负责人换成陈静`,
    (a, b) => `${a} 不是 ${b}，负责人换成陈静`,
    (a, b) => `${a} 到 ${b} 的负责人换成陈静`,
    (a, b) => `${a}-${b} 的负责人换成陈静`,
    (a, b) => `${a}~${b} 招聘负责人改成陈静`,
    (a, b) => `${a} 或 ${b} 的负责人换成陈静`,
    (a, b) => `/职位 人员 除了 ${a} ${b} --负责人 陈静`,
    (a, b) => `/job managers all except ${a} ${b} --recruiter Ann`,
    (a) => `change the recruiter of all jobs except ${a} to Chen Jing`,
    (a, b) => `change the recruiter of ${a} but not ${b} to Chen Jing`,
    () => '从校招储备移除除了 13810000000 以外的所有人',
    () => '/人才库 移除 校招储备 除了 13810000000',
    () => '24015 12月10日或11日入职',
    () => '24013 入职日期 12-08 ~ 12-10',
  ];
  test.each(ROUNDS)('round %i', () => {
    const text = pick(says)(code(), code());
    expect(commands(text), text).toEqual([]);
  });

  test('with a reason where a field and codes are named', () => {
    const heard = heardOf('J1009 到 J1012 的负责人换成陈静');
    expect(heard?.kind === 'refused' && heard.refusal.text.zh).toContain('「J1009 到 J1012」');
  });

  test('what is in marks is a name, a mobile is no span, a text says what it says', () => {
    expect(only('/职位 人员 "除了我工程师" --负责人 陈静').targets).toEqual(['除了我工程师']);
    expect(only('把 138-1000-2713 加入校招储备', 'pool.add').targets).toContain('138-1000-2713');
    expect(only('R00407 描述改成 除了前端以外都不是重点', 'jr.update').edits).toEqual({
      description: { set: ['除了前端以外都不是重点'] },
    });
  });
});

describe('fills and says nothing more', () => {
  const fillers = [
    (a: string, b: string) => `${a} ${b} 都换成陈静负责`,
    (a: string, b: string) => `${a} ${b} 也换成陈静负责吧`,
    (a: string, b: string) => `change the recruiter of ${a} and ${b} to 陈静`,
    (a: string, b: string) => `/职位 人员 ${a} 和 ${b} 都 --负责人 陈静`,
    (a: string, b: string) => `/职位 人员 ${a} and ${b} --负责人 陈静`,
  ];
  test.each(ROUNDS.slice(0, 20))('round %i', () => {
    const [a, b] = [code(), code()];
    const text = pick(fillers)(a, b);
    expect(only(text).targets.join(' '), text).toBe(`${a} ${b}`);
  });
});

describe('called off', () => {
  const ways = ['取消', '停止', '撤回', '撤销', '算了，', '先取消'];
  const wishes = ['把 13810002713 加入校招储备', '从校招储备移除 13810002713', '把 J1002 的招聘负责人换成陈静'];
  test.each(ways.flatMap((way) => wishes.map((wish) => way + wish)))('%s', (text) => {
    expect(commands(text)).toEqual([]);
    expect(heardOf(text)).toMatchObject({ kind: 'refused', refusal: { code: 'declined' } });
  });
  test.each(['把 13810002713 加入校招储备，算了', '取消 13810002713 加入校招储备'])('%s', (text) =>
    expect(commands(text)).toEqual([]),
  );
});

describe('one change turns into another', () => {
  const more = ['加', '加上', '增加', '添加', '再加', '新增'];
  const less = ['减', '减去', '去掉', '移除', '删除', '拿掉'];
  test.each(ROUNDS)('round %i', () => {
    const [a, b] = [pick(people.slice(0, 3)), pick(people.slice(3))];
    const [plus, minus] = [pick(more), pick(less)];
    const between = pick(['，', '、', ' ', ', ']);
    const field = pick(['协助人', '用人经理']);
    const target = code();
    const flag = field === '协助人' ? 'assistants' : 'hiring-managers';
    const start = pick(['', '/职位 人员 ']);
    const edits = { [flag]: { add: [a], remove: [b] } };
    for (const text of [
      `${start}${target} ${field}${plus}${a}${between}${minus}${b}`,
      `${start}${target} ${field}${minus}${b}${between}${plus}${a}`,
    ])
      expect(only(text), text).toEqual({ targets: [target], edits, note: '' });
  });

  test.each([
    ['把 J1014 的协助人张晓彤去掉', { remove: ['张晓彤'] }],
    ['J1015 协助人朱嘉豪改为陈静', { add: ['陈静'], remove: ['朱嘉豪'] }],
    ['把 J1010 协助人里的朱嘉豪换成陈静', { add: ['陈静'], remove: ['朱嘉豪'] }],
    ['J1002 协助人增加林晓、加藤', { add: ['林晓', '加藤'] }],
    ['J1002 协助人增加林晓、"去掉"', { add: ['林晓', '去掉'] }],
  ])('%s', (text, assistants) => expect(only(text).edits).toEqual({ assistants }));

  test('of things as of people', () =>
    expect(only('R00401 关联职位加 J1001，去掉 J1002', 'jr.update').edits).toEqual({
      jobs: { add: ['J1001'], remove: ['J1002'] },
    }));
});

describe('a word of change left on a name', () => {
  const left = ['不加', '别换成', '不要', '不', '勿加'];
  test.each(ROUNDS.slice(0, 20))('round %i', () => {
    const word = pick(left) + pick(people.slice(0, 5));
    const text = pick([
      `${code()} 协助人加林晓、${word}`,
      `${code()} 协助人${word}`,
      `${code()} 负责人${word}`,
      `/职位 人员 ${code()} --assistants ${word}`,
    ]);
    expect(commands(text), text).toEqual([]);
  });
});

describe('a text', () => {
  test.each(['R00412 描述 增加 "需要英语"', 'R00412 描述增加需要英语', 'R00412 描述里去掉英语'])(
    '%s: is no part of one',
    (text) => expect(commands(text)).toEqual([]),
  );
  const texts = ['负责核心系统。', '会用 Go。谢谢', '要求 5 和 3 年', '一起加油吧', '热情！'];
  test.each(texts)('%s: to its last character', (text) => {
    for (const start of ['R00413 描述改成：', 'R00413 描述改成 ', '请把 R00413 的描述改为 '])
      expect(only(start + text, 'jr.update').edits, start + text).toEqual({ description: { set: [text] } });
  });
});

test('why, said in front', () => {
  for (const why of ['张伟离职', '业务调整', '下周开会'])
    for (const start of ['因为', '由于'])
      for (const so of ['', '所以'])
        expect(only(`${start}${why}，${so}J1006 的招聘负责人换成陈静`)).toEqual({
          targets: ['J1006'],
          edits: { recruiter: { set: ['陈静'] } },
          note: why,
        });
  expect(commands('张伟要离职了，J1002 的招聘负责人换成陈静')).toEqual([]);
});

test('one end of the pay', () => {
  for (const [names, flag] of [
    [['最高月薪', '月薪最高', '薪资上限', '月薪上限'], 'max-salary'],
    [['最低月薪', '月薪最低', '薪资下限', '月薪下限'], 'min-salary'],
  ] as const)
    for (const name of names)
      for (const link of ['改成 ', ' ', '：'])
        expect(only(`R00401 ${name}${link}35K`, 'jr.update').edits, name + link).toEqual({ [flag]: { set: ['35K'] } });
});

describe('a part of a text', () => {
  const texts = operations.flatMap((operation) =>
    [...operation.fields.values()].flatMap((field) => (field.sentence ? [{ operation, field }] : [])),
  );
  test.each(ROUNDS)('is neither added nor taken away: round %i', () => {
    const { operation, field } = pick(texts);
    const head = `/${operation.noun.zh} ${operation.verb.zh} ${code()}`;
    const name = pick([field.label.zh, ...field.names]);
    const [more, value] = [pick(['增加', '加上', '里加上', '去掉', '删除']), pick(['"需要英语"', '需要英语'])];
    expect(heardOf(`${head} ${name} ${more} ${value}`)).toMatchObject({ refusal: { code: 'part-of-a-text' } });
    expect(heardOf(`${head} ${name}${more}${value}`)).toMatchObject({ refusal: { code: 'part-of-a-text' } });
    expect(commands(`${head} --${name.replaceAll(' ', '')} ${more}${value}`)).toHaveLength(1);
    expect(commands(`${head} ${name}：${more}${value}`)).toHaveLength(1);
    if (field.emptiable) expect(commands(`${head} 去掉${name}`)).toMatchObject([{ edits: expect.anything() }]);
  });

  test('the way out has the targets of what was typed', () => {
    const nearest = ['/需求 更新 R00407'];
    expect(heardOf('/需求 R00407 描述 增加 "英语"')).toMatchObject({ refusal: { nearest } });
  });
});
