import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import type { OperationCommand } from '../../src/core/command.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';

const parse = (text: string) => parseMessage(text, { operations, looks });
const command = (text: string): Omit<OperationCommand, 'kind'> => {
  const [heard] = parse(text);
  if (heard?.kind !== 'operation') throw new Error(JSON.stringify(heard));
  const { kind: _, ...rest } = heard;
  return rest;
};
const refusal = (text: string) => {
  const [heard] = parse(text);
  if (heard?.kind !== 'refused') throw new Error(JSON.stringify(heard));
  return heard.refusal;
};
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a command', () => {
  test.each([
    ['/job managers 前端工程师 --recruiter ou_a', { job: ['前端工程师'] }, { recruiter: { set: ['ou_a'] } }],
    ['/职位 人员 前端工程师 --recruiter=ou_a', { job: ['前端工程师'] }, { recruiter: { set: ['ou_a'] } }],
    ['/JOB Managers J1 --recruiter ou_a', { job: ['J1'] }, { recruiter: { set: ['ou_a'] } }],
    [
      '/job managers J1 J2,J3、J4，J5 --assistants a b,c',
      { job: ['J1 J2', 'J3', 'J4', 'J5'] },
      { assistants: { set: ['a b', 'c'] } },
    ],
    [
      '/job managers --assistants a b --recruiter x J1',
      { job: ['J1'] },
      { assistants: { set: ['a b'] }, recruiter: { set: ['x'] } },
    ],
    ['/job managers J1 --assistants a --assistants b', { job: ['J1'] }, { assistants: { set: ['a', 'b'] } }],
    [
      '/job managers J1 --add-assistants a --remove-assistants b',
      { job: ['J1'] },
      { assistants: { add: ['a'], remove: ['b'] } },
    ],
    [
      '/job managers J1 --clear assistants hiring-managers',
      { job: ['J1'] },
      { assistants: { clear: true }, 'hiring-managers': { clear: true } },
    ],
    [
      '/job managers "前端 工程师, 资深" --recruiter me',
      { job: ['前端 工程师, 资深'] },
      { recruiter: { set: ['me'] } },
    ],
    ["/job managers O'Brien --recruiter me", { job: ["O'Brien"] }, { recruiter: { set: ['me'] } }],
    ['/job managers "--recruiter" --recruiter me', { job: ['--recruiter'] }, { recruiter: { set: ['me'] } }],
    ['/pool add 校招 2027 6930815272790114325', { pool: ['校招 2027'], talent: ['6930815272790114325'] }, {}],
    ['/pool add "校招 2027" 007 1e5', { pool: ['校招 2027'], talent: ['007 1e5'] }, {}],
    ['/job managers J1 --recruiter', { job: ['J1'] }, { recruiter: { set: [] } }],
    ['/job managers', { job: [] }, {}],
  ])('%s', (text, targets, edits) => {
    expect(plain(command(text).targets)).toEqual(targets);
    expect(plain(command(text).edits)).toEqual(edits);
  });

  test('a reason needs no quotes and keeps its punctuation', () => {
    expect(command('/job managers J1 --note 张三，李四 离职 - 交接 --recruiter a').note).toBe('张三，李四 离职 - 交接');
    expect(command('/job managers J1 --recruiter a --dry-run').dryRun).toBe(true);
  });

  test('ids keep every digit', () => {
    expect(command('/pool add 6930815272790114325 06891888369132007926').targets).toMatchObject({
      pool: ['6930815272790114325'],
      talent: ['06891888369132007926'],
    });
  });

  test('a dash in a reason is no flag, quoted or not', () => {
    expect(command('/job managers J1 --note -x').note).toBe('-x');
    expect(command('/job managers J1 --note "-x"').note).toBe('-x');
  });
});

describe('several lines', () => {
  test('a slash starts a command, other lines continue the one above, text before the first is passed over', () => {
    const heard = parse('请处理：\n/job managers J1\n--recruiter a\n\n/help\n/nonsense');
    expect(heard.map(({ kind }) => kind)).toEqual(['operation', 'help', 'refused']);
  });
  test('no command at all asks for help', () => {
    expect(parse('hello')).toMatchObject([{ kind: 'unclear', text: 'hello' }]);
    expect(parse('/帮助 职位 人员')).toMatchObject([{ kind: 'help', topic: '职位 人员' }]);
  });
  test('21 are refused whole, 20 are not', () => {
    const lines = (count: number) => Array.from({ length: count }, () => '/help').join('\n');
    expect(parse(lines(20))).toHaveLength(20);
    expect(refusal(lines(21)).code).toBe('too-many-commands');
  });
});

describe('what is misspelt gets the nearest', () => {
  test.each([
    ['/job manager J1', '/job managers'],
    ['/pool ad x', '/pool add'],
    ['/人才库 加人 x', '/人才库 加入'],
    ['/职 人员', '/职位 人员'],
    ['/hepl', '/help'],
  ])('%s → %s', (text, close) => {
    expect(refusal(text)).toMatchObject({ code: 'unknown-command' });
    expect(refusal(text).nearest).toContain(close);
  });
  test('a flag, with the usage', () => {
    expect(refusal('/job managers J1 --recuriter a')).toMatchObject({
      code: 'unknown-flag',
      usage: {
        zh: expect.stringContaining('/职位 人员 <职位>… [--招聘负责人 …]'),
        en: expect.stringContaining('/job managers <job>…'),
      },
    });
    expect(refusal('/job managers J1 --recuriter a').nearest).toContain('--recruiter');
    expect(refusal('/pool add x 1 --recruiter a').code).toBe('unknown-flag');
  });
});

describe('what contradicts itself is refused', () => {
  test.each([
    ['/job managers J1 --assistants a --add-assistants b', 'replace-and-edit'],
    ['/job managers J1 --assistants a --clear assistants', 'replace-and-edit'],
    ['/job managers J1 --recruiter a --recruiter b', 'given-twice'],
    ['/job managers J1 --clear nothing', 'unknown-flag'],
    ['/job managers J1 -aaaa', 'unknown-flag'],
    ['/job managers J1 --', 'unknown-flag'],
    ['/job managers "J1', 'open-quote'],
    ['/job managers J1 --recruiter ou_a ou_b', 'given-twice'],
    ['/pool add x 1 ou_b', 'unexpected-word'],
  ])('%s', (text, code) => {
    expect(refusal(text).code).toBe(code);
  });
});

describe('hostile flags', () => {
  const names = [
    '__proto__',
    'constructor',
    'prototype',
    'constructor.prototype',
    'recruiter.__proto__',
    'toString',
    'hasOwnProperty',
    '_',
    '$0',
    'no-recruiter',
    'addAssistants',
  ];
  const shapes = [
    (name: string) => `--${name} x`,
    (name: string) => `--${name}=x`,
    (name: string) => `--${name}.role=admin`,
    (name: string) => `--clear ${name}`,
    (name: string) => `--add-${name} x`,
  ];
  test.each(names.flatMap((name) => shapes.map((shape) => shape(name))))(
    '%s is refused and pollutes nothing',
    (flag) => {
      const [heard] = parse(`/job managers J1 ${flag}`);
      expect(heard?.kind).toBe('refused');
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(({} as Record<string, unknown>).role).toBeUndefined();
    },
  );
});

describe('150 KB of anything ends at once', () => {
  const size = 150_000;
  const fill = (unit: string) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
  // Without the bounds of what is read some of these take minutes, far beyond the time limit of a test.
  test.each([
    ['-a'],
    ['--x '],
    ['-aaaa '],
    ['"'],
    ['["x](y)'],
    ['[['],
    ['a,'],
    ['、'],
    ['/'],
    ['\n/'],
    ['——'],
    ['@_user_1'],
    ['6930815272790114325 '],
    ['"a" '],
    ['--recruiter=a '],
    ['\u200B'],
    ['[a](b'],
  ])('of %j', (unit) => {
    for (const prefix of ['/job managers ', '/pool add x ', '-', '']) {
      expect(parse(prefix + (unit === '-a' ? `-${'a'.repeat(size)}` : fill(unit))).length).toBeGreaterThan(0);
    }
  });
});

describe('flags of all kinds', () => {
  const edits = (text: string) => command(text).edits;
  test.each([
    ['/jr update R1 --headcount -1', { headcount: { set: ['-1'] } }],
    ['/jr update R1 --headcount +2', { headcount: { set: ['+2'] } }],
    [
      '/jr update R1 --name 前端 与 移动端 --priority 高',
      { name: { set: ['前端 与 移动端'] }, priority: { set: ['高'] } },
    ],
    ['/jr update --update-related-jobs R1', { 'update-related-jobs': { set: ['on'] } }],
    ['/jr update R1 --description "a, b" c', { description: { set: ['"a, b" c'] } }],
    ['/jr update R1 --custom "技能标签=Go,英语" 人数=3', { custom: { set: ['技能标签=Go,英语', '人数=3'] } }],
    ['/jr update R1 --deadline +7d', { deadline: { set: ['+7d'] } }],
    ['/jr update R1 —deadline 明天', { deadline: { set: ['明天'] } }],
    ['/job config J1 --interviewers 1＝ou_a,ou_b 2=ou_c', { interviewers: { set: ['1=ou_a', 'ou_b', '2=ou_c'] } }],
    ['/job config J1 --round-types "Phone screen"="Tech form"', { 'round-types': { set: ['Phone screen=Tech form'] } }],
    ['/job config J1 --clear remark，cc', { remark: { clear: true }, cc: { clear: true } }],
    ['/prehire update --worker-id A1 24001', { 'worker-id': { set: ['A1'] } }],
    ['/prehire update 24001 --cost-centers 研发=60、平台=40', { 'cost-centers': { set: ['研发=60', '平台=40'] } }],
    ['/待入职 更新 24001 --custom a__c={"x":1}', { custom: { set: ['a__c={"x":1}'] } }],
  ])('%s', (text, expected) => {
    expect(edits(text)).toEqual(expected);
  });

  test('a bare switch takes no value, one field no two', () => {
    expect(refusal('/jr update R1 --priority 高 --priority 低').code).toBe('given-twice');
    expect(refusal('/jr update R1 --recruiters ou_a --add-recruiters ou_b').code).toBe('replace-and-edit');
    expect(command('/jr update R1 --headcount 3 --update-related-jobs R2').targets.requirement).toEqual(['R1', 'R2']);
  });

  test('what only reads', () => {
    expect(parse('/job find 前端 上海')).toMatchObject([{ kind: 'look', look: 'job.find', about: '前端 上海' }]);
    expect(parse('/人才 查找 王思远')).toMatchObject([{ kind: 'look', look: 'talent.find' }]);
    expect(parse('/pool list')).toMatchObject([{ kind: 'look', about: '' }]);
    expect(refusal('/job shwo J1').nearest).toContain('/job show');
  });
});
