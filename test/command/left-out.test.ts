/** What a sentence leaves out, leaves open or will not have: those that stay, all of something, a role, a day. */
import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const ROUNDS = Number(process.env.SENTENCES ?? 60);
const parse = (text: string) => parseMessage(text, { operations, looks });
const readingsOf = (text: string) => parse(text).flatMap((heard) => (heard.kind === 'sentence' ? heard.readings : []));
const jobsIn = (text: string) =>
  readingsOf(text).flatMap(({ targets: { job = [] } }) => (job.length > 0 ? [job.join(' ')] : []));
const refusalOf = (text: string) => {
  const [heard] = parse(text);
  return heard?.kind === 'refused' ? heard.refusal : null;
};

const chance = createChance(413);
function pick<T>(from: readonly T[]): T {
  const one = from[Math.floor(chance() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

const changes = ['负责人换成陈静', '协助人加陈静', '用人经理去掉张伟'];
const leftOut = ['J1003 除外', 'J1003 不动', 'J1003保持不变', 'J1003 先不改', '但 J1003 除外', 'J1003 不算'];

test('those that are named as staying are left out', () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const codes = pick(['J1001 J1003 J1004', 'J1001、J1003、J1004', 'J1001，J1003 和 J1004']);
    const change = pick(changes);
    const behind = pick(leftOut);
    const said = pick([`${codes} ${change}，${behind}`, `把 ${codes} 的${change}（${behind}）`]);
    expect(jobsIn(said), said).toEqual(['J1001 J1004']);
  }
});

test.each([
  ['change the recruiter of J1001, J1004 and J1005 to Chen Jing, except J1005', 'J1001 J1004'],
  ['J1004 负责人换成陈静，J1005 不变', 'J1004'],
])('%s', (text, jobs) => expect(jobsIn(text)).toEqual([jobs]));

test.each(['都交给陈静，J1002 除外', 'J1004 负责人换成陈静，J1005 除外', '把张伟的职位都交给陈静，J1002 除外'])(
  '%s: who else is meant is not known',
  (text) => {
    expect(refusalOf(text)?.text.zh).toContain('「除外」指的是哪些');
  },
);

describe('all of something is no target', () => {
  const every = ['所有', '全部', '每个'];
  const filters = ['电商的', '上海的', '前端', '在招'];

  test('in a sentence and in a command: what takes a filter is offered', () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [noun, change, look] = pick([
        ['需求', '人数加1', '/需求 查找'],
        ['职位', '协助人加陈静', '/职位 查找'],
      ] as const);
      const filter = pick(filters);
      const those = `${pick(every)}${filter}${noun}`;
      const said = pick([`${those}${change}`, `把${those}的${change}`, `/${noun} ${those} ${change}`]);
      const refusal = refusalOf(said);
      expect(refusal?.code, said).toBe('all-of');
      expect(refusal?.nearest?.[0], said).toBe(`${look} ${filter.replace('的', '')}`);
      expect(refusal?.nearest?.[1], said).toMatch(new RegExp(`^/导出 ${noun} .+ ${filter.replace('的', '')}$`));
    }
  });

  test.each([
    ['张伟的所有职位协助人加陈静', '/职位 查找 --招聘负责人 张伟'],
    ['把所有前端人才加入校招储备', '/人才 查找 前端'],
    ['change the recruiter of all jobs in Shanghai to 陈静', '/职位 查找 Shanghai'],
    ['/jr update all --headcount +1', '/需求 查找'],
  ])('%s', (text, first) => {
    expect(refusalOf(text)).toMatchObject({
      code: 'all-of',
      nearest: [first, ...(refusalOf(text)?.nearest ?? []).slice(1)],
    });
  });
});

describe('what is left open is asked', () => {
  test.each([
    ['J1002 换成陈静', ['recruiter', 'assistants', 'hiring-managers', 'evaluators']],
    ['把 J1002 改成林晓', ['recruiter', 'assistants', 'hiring-managers', 'evaluators']],
    ['change J1002 to Chen Jing', ['recruiter', 'assistants', 'hiring-managers', 'evaluators']],
    ['R00412 推迟', ['start', 'deadline']],
  ])('%s', (text, flags) => {
    const named = readingsOf(text).flatMap(({ edits }) => Object.keys(edits));
    expect(named).toEqual(expect.arrayContaining(flags));
  });

  test.each([
    '24015 推迟入职',
    '24015 推迟',
    '24015 提前一下',
    '推迟 24015 的入职',
    'postpone 24015',
    '24015 入职要推迟',
  ])('%s: to which day', (text) => {
    const days = readingsOf(text).filter(({ operation }) => operation === 'prehire.update');
    expect(days).toMatchObject([{ targets: { prehire: ['24015'] }, edits: { 'hire-date': { set: [] } } }]);
  });

  test.each([
    ['delay the deadline of R00412', 'deadline'],
    ['increase the headcount of R00412', 'headcount'],
  ])('%s: by how much', (text, flag) => expect(readingsOf(text)).toMatchObject([{ edits: { [flag]: { set: [] } } }]));
});

describe('nothing is wanted', () => {
  test.each([
    'R00412 人数别改了',
    '先别动 J1002',
    'J1002 负责人不换了',
    '24015 不推迟了',
    '这个月先不改 R00412 的人数',
  ])('%s', (text) => expect(refusalOf(text)?.code).toBe('declined'));

  test.each(['J1015 协助人加林晓、不加张伟', 'R00412 人数不变，截止改到年底'])('%s: something is', (text) =>
    expect(refusalOf(text)).toBeNull(),
  );
});

describe('what is said to stand there', () => {
  test.each([
    ['把 R00412 人数从 8 改成 10', { headcount: ['8'] }],
    ['把 J1002 的负责人张伟换成陈静', { recruiter: ['张伟'] }],
    ['J1002 的负责人由 王芳 改为 陈静', { recruiter: ['王芳'] }],
    ['/职位 人员 J1002 负责人 Bob1 换成 陈静', { recruiter: ['Bob1'] }],
    ['change the headcount of R00412 from 8 to 10', { headcount: ['8'] }],
    ['replace Bob1 with Chen Jing as recruiter of J1002', { recruiter: ['Bob1'] }],
    ["move 24015's start date from 1 Dec to 20 Dec", { 'hire-date': ['1 Dec'] }],
    ['R00412 人数从 8 改成 10，优先级从低改成高', { headcount: ['8'], priority: ['低'] }],
  ])('%s', (text, supposed) => {
    const commands = parse(text).flatMap((heard) =>
      heard.kind === 'sentence' ? heard.readings : heard.kind === 'operation' ? [heard] : [],
    );
    expect(commands).toContainEqual(expect.objectContaining({ supposed }));
  });
});

/** Of each change: whose it is, its target tells later. */
const notesIn = (text: string) =>
  parse(text).map((heard) => (heard.kind === 'sentence' ? heard.readings[0].note : heard.kind));

describe('a reason is that of all that it stands before or behind', () => {
  test.each([
    'J1002 负责人换成陈静，R00412 人数加1，因为张伟离职',
    'J1002 负责人换成陈静，R00412 人数加1，原因：张伟离职',
    '因为张伟离职，J1002 负责人换成陈静，R00412 人数加1',
  ])('%s', (text) => {
    expect(notesIn(text)).toEqual(['张伟离职', '张伟离职']);
  });

  test('between two it is that of the first', () => {
    expect(notesIn('J1002 负责人换成陈静，因为张伟离职，R00412 人数加1')).toEqual(['张伟离职', '']);
  });
});
