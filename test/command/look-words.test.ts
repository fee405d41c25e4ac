/** What is looked for, and whose it is: every role by every name, in every spelling and order. */
import { describe, expect, test } from 'vitest';
import { isListed, isMine, listOf, mineOf, readLook } from '../../src/command/look-words.ts';
import type { LookCommand } from '../../src/core/command.ts';
import type { Look } from '../../src/core/look.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const finding = looks.filter(({ kind }) => kind === 'find');
const read = (look: Look, source: string): Pick<LookCommand, 'about' | 'by'> => readLook(look, source, operations);

/** Flags of people in what a look is about, each with all that it is called. */
const rolesOf = (look: Look): [flag: string, names: string[]][] =>
  operations
    .filter(({ noun }) => noun.en === look.noun.en)
    .flatMap(({ fields }) => [...fields])
    .filter(([, { people, offered }]) => people && offered)
    .map(([flag, { label, names }]) => [flag, [label.zh, ...names]]);

const job = finding.find(({ name }) => name === 'job.find') ?? looks[0];
if (!job) throw new Error('there is no look');

/** Flags that two operations of a noun share have one meaning. */
const roles = new Map(rolesOf(job));

describe('whose it is', () => {
  test('jobs have roles', () => {
    expect([...roles.keys()]).toEqual(expect.arrayContaining(['recruiter', 'assistants', 'hiring-managers']));
  });

  test.each([...roles])('%s by every name', (flag, names) => {
    for (const name of [`--${flag}`, ...names, ...names.map((each) => `--${each}`)])
      for (const source of [
        `${name} ou_a`,
        `${name}=ou_a`,
        `${name}＝ou_a`,
        `${name}：ou_a`,
        `${name.toUpperCase()} ou_a`,
      ])
        expect(read(job, ` ${source}`), source).toMatchObject({ about: '', by: { [flag]: ['ou_a'] } });
  });

  test('several people, and several roles', () => {
    expect(read(job, ' --recruiter ou_a、ou_b --assistants me')).toEqual({
      about: '',
      by: { recruiter: ['ou_a', 'ou_b'], assistants: ['me'] },
    });
    expect(read(job, ' --recruiter ou_a --recruiter ou_b')).toMatchObject({ by: { recruiter: ['ou_a', 'ou_b'] } });
  });

  test('a role without a person is kept, for it is asked about', () => {
    expect(read(job, ' --recruiter')).toEqual({ about: '', by: { recruiter: [] } });
  });
});

describe('what is looked for', () => {
  const chance = createChance(21);
  const some = ['前端', '上海', 'J1001', 'backend', '"前端 工程师"', '2026-1126-001'];

  test.each(Array.from({ length: 30 }, (_, index) => index))('words stay words, in their order (%i)', () => {
    const words = Array.from(
      { length: 1 + Math.floor(chance() * 4) },
      () => some[Math.floor(chance() * some.length)] ?? '',
    );
    const about = words.join(' ').replaceAll('"', '');
    expect(read(job, ` ${words.join(' ')}`)).toEqual({ about });
    expect(read(job, ` ${words.join(' ')} --recruiter ou_a`)).toEqual({ about, by: { recruiter: ['ou_a'] } });
  });

  test('a flag that is none is left out, with its dashes alone', () => {
    expect(read(job, ' 前端 --open')).toEqual({ about: '前端' });
    expect(read(job, ' 前端 --open 上海')).toEqual({ about: '前端 上海' });
  });

  test.each(finding)('$name: a role of something else is a word like any other', (look) => {
    const own = new Set(rolesOf(look).map(([flag]) => flag));
    for (const { fields } of operations)
      for (const [flag, { people, offered }] of fields)
        if (people && offered && !own.has(flag)) expect(read(look, ` --${flag} x`)).toEqual({ about: 'x' });
  });
});

describe('one’s own', () => {
  const owned = looks.filter(({ mine }) => mine !== undefined);

  test.each(owned)('$name in both languages, with and without a slash, in any case', (look) => {
    const { zh = '', en = '' } = look.mine ?? {};
    for (const words of [zh, en, en.toUpperCase(), `/${zh}`, `/${en.replaceAll(' ', '-')}`, `／${zh}`, `  ${zh}  `]) {
      expect(isMine(look, words), words).toBe(true);
      expect(owned.filter((each) => isMine(each, words))).toEqual([look]);
    }
    expect(mineOf(look, zh)).toMatchObject({ kind: 'look', look: look.name, by: { '': ['我'] } });
  });

  test('asked for in every way', () => {
    const whole = ['', '请', '帮我', '麻烦帮我'];
    const asked = ['', '查一下', '看看', '列出', '查询'];
    const own = ['我的', '我负责的', '我现在的', '我名下的', '我手上的'];
    const ends = ['', '有哪些', '都有哪些？', '有多少个', '是什么', '列表', '呢', '有哪些呢?'];
    for (const look of owned) {
      const zh = look.mine?.zh.replace('我的', '') ?? '';
      const en = look.mine?.en ?? '';
      for (const before of whole)
        for (const verb of asked)
          for (const my of own)
            for (const end of ends)
              if (verb || !before) expect(isMine(look, `${before}${verb}${my}${zh}${end}`)).toBe(true);
      for (const words of [`我有哪些${zh}`, `我负责哪些${zh}？`, `我手上有多少个${zh}`])
        expect(isMine(look, words), words).toBe(true);
      for (const words of [`what are ${en}?`, `Show me all ${en}`, `please list ${en}.`, `show ${en}`])
        expect(isMine(look, words), words).toBe(true);
    }
  });

  test('nothing else is', () => {
    for (const look of looks)
      for (const words of [
        '',
        '我的',
        '职位',
        '我的职位加陈静',
        '职位有哪些',
        '你的职位',
        '我们的职位',
        'my jobs to Ann',
        'jobs',
        '/job find',
        '我的权限',
      ])
        expect(isMine(look, words), words).toBe(false);
  });
});

test('all of what few enough are to be listed', () => {
  const listed = (text: string) => looks.filter((look) => isListed(look, text)).map(({ name }) => name);
  for (const text of [
    '有哪些人才库',
    '人才库有哪些？',
    '列出人才库',
    '看看所有人才库',
    '一共有多少个人才库',
    'list pools',
    'show all talent pools',
  ])
    expect(listed(text), text).toEqual(['pool.list']);
  for (const text of ['人才库里有谁', '校招储备', '有哪些职位', '人才库 加入', 'pool of Ann', ''])
    expect(listed(text), text).toEqual([]);
  const [look] = looks.filter(({ name }) => name === 'pool.list');
  if (!look) throw new Error('pools are listed');
  expect(listOf(look, 'x')).toMatchObject({ kind: 'look', look: 'pool.list', about: '' });
});
