/** What is to be exported: noun and verb as in any command, or words that name the thing. */
import { describe, expect, test } from 'vitest';
import { exportedIn, exportSaid } from '../../src/command/export-words.ts';
import { readFilter } from '../../src/command/filter-words.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';

const vocabulary = { operations, looks };
const meant = (words: string): [string[], readonly string[]] => {
  const { operations: found, rest } = exportedIn(words.split(' ').filter(Boolean), vocabulary);
  return [found.map(({ name }) => name), rest];
};

describe('which operation', () => {
  test.each([
    ['job managers Shanghai', ['job.managers'], ['Shanghai']],
    ['职位 设置', ['job.config'], []],
    ['职位人员 上海', ['job.managers'], ['上海']],
    ['需求 R00407', ['jr.update'], ['R00407']],
    ['待入职', ['prehire.update'], []],
    ['人才库 加入 校招储备 王', ['pool.add'], ['校招储备', '王']],
    ['所有职位的面试官', ['job.config'], ['所有', '面试官']],
    ['开放职位的招聘负责人', ['job.managers'], ['开放', '招聘负责人']],
    ['职位 上海', ['job.managers', 'job.config'], ['上海']],
    ['', operations.map(({ name }) => name), []],
  ])('%s', (words, names, rest) => {
    expect(meant(words)).toEqual([names, rest]);
  });

  test('a name in quotes stays one word', () => {
    expect(exportedIn(['job', 'managers', 'Frontend engineer'], vocabulary).rest).toEqual(['Frontend engineer']);
  });
});

describe('a sentence', () => {
  test.each([
    '导出上海的职位人员',
    '请导出需求',
    '帮我导出待入职人员。',
    'export jobs',
    'please export open requirements',
  ])('%s', (text) => {
    expect(exportSaid(text, vocabulary)).toMatchObject({ kind: 'report', report: 'export' });
  });

  test.each(['导出', '导出天气', '把职位导出', '职位 J1001', 'exports are high'])('%s is none', (text) => {
    expect(exportSaid(text, vocabulary)).toBeNull();
  });
});

describe('which things', () => {
  const filterOf = (name: string, words: string) => {
    const operation = operations.find((each) => each.name === name);
    if (!operation) throw new Error(name);
    const read = readFilter(operation, words.split(' ').filter(Boolean));
    return read.ok ? read.value : read.refusal.code;
  };
  const none = { words: [], people: [], held: {}, open: null };

  test.each([
    ['job.managers', '上海 前端', { ...none, words: ['上海', '前端'] }],
    ['job.managers', '--open', { ...none, open: true }],
    ['job.managers', '--status 关闭', { ...none, open: false }],
    ['job.managers', '所有 开放 招聘负责人', { ...none, open: true }],
    ['job.managers', '--recruiter ou_1 ou_2', { ...none, held: { recruiter: ['ou_1', 'ou_2'] } }],
    ['job.managers', '招聘负责人：陈静 上海', { ...none, held: { recruiter: ['陈静', '上海'] } }],
    ['job.managers', 'ou_1 上海', { ...none, people: ['ou_1'], words: ['上海'] }],
    ['job.managers', '城市=上海 --person 陈静', { ...none, words: ['上海'], people: ['陈静'] }],
    ['jr.update', '--status 进行中 --department 研发', { ...none, held: { status: ['进行中'], department: ['研发'] } }],
    ['jr.update', '--interviewers 1=x', 'unknown-filter'],
    ['prehire.update', '—open', { ...none, open: true }],
  ])('%s %s', (name, words, wanted) => {
    expect(filterOf(name, words)).toEqual(wanted);
  });
});
