/** Words of the command are folded, words of a value are kept (`interface.md` section 3). */
import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import type { OperationCommand } from '../../src/core/command.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';

const people = new Map([['ou_chen', '陈静']]);
const heard = (text: string) => parseMessage(text, { operations, looks }, people);
function command(text: string): OperationCommand {
  const [first] = heard(text);
  if (first?.kind !== 'operation') throw new Error(JSON.stringify(first));
  return first;
}
const refusal = (text: string) => {
  const [first] = heard(text);
  if (first?.kind !== 'refused') throw new Error(JSON.stringify(first));
  return first.refusal;
};
const edits = (text: string) => command(`/jr update R1 ${text}`).edits;

describe('the words of the command', () => {
  test.each([
    '/job managers 12 --recruiter me',
    '／ｊｏｂ　ｍａｎａｇｅｒｓ　12 --recruiter me',
    '/job managers 12 —recruiter me',
    '/job managers 12 ——recruiter me',
    '/job managers 12 –recruiter me',
    '/job managers 12 －－recruiter＝me',
    '/job managers 12 --RECRUITER= me',
    '/职位\u00A0人员\u200B 12\u3000--recru\u200Biter=me',
    '\uFEFF/job managers “12” --recruiter ‘me’',
    '/job managers "12” --recruiter 「me」',
    '/job managers 12\r\n--recruiter\tme',
  ])('%j', (text) => {
    expect(command(text)).toMatchObject({ targets: { job: ['12'] }, edits: { recruiter: { set: ['me'] } } });
  });

  test('lists are separated by any comma or semicolon', () => {
    expect(command('/job managers a;b；c，d、e').targets.job).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(command('/job managers "a;b；c"').targets.job).toEqual(['a;b；c']);
  });
});

describe('a text is one value', () => {
  test.each([
    ['--name "负责“增长”方向"', '负责“增长”方向'],
    ['--name “增长”方向', '“增长”方向'],
    ['--name “负责“增长”方向”', '负责“增长”方向'],
    ['--name 「负责“增长”方向」', '负责“增长”方向'],
    ['--name "甲" 和 "乙"', '"甲" 和 "乙"'],
    ['--name “甲”和“乙”', '“甲”和“乙”'],
    ['--name "他说 "好" 吗"', '他说 "好" 吗'],
    ['--name O’Brien Kate', 'O’Brien Kate'],
    ["--name 'tis fine", "'tis fine"],
    ['--name "没有关上', '"没有关上'],
    ['--name [急聘](北京)前端工程师', '[急聘](北京)前端工程师'],
    ['--name ——growth 方向', '——growth 方向'],
    ['--name 看 --growth 方向', '看 --growth 方向'],
    ['--name a=b，c；d', 'a=b，c；d'],
    ['--name=甲 乙', '甲 乙'],
    ['--name＝甲 乙', '甲 乙'],
    ['--name ２０ 人 ＡＢ', '２０ 人 ＡＢ'],
    ['--name 👨‍👩‍👧 团队', '👨‍👩‍👧 团队'],
  ])('%s', (typed, value) => {
    expect(edits(`${typed} --priority 高`)).toEqual({ name: { set: [value] }, priority: { set: ['高'] } });
    expect(edits(typed)).toEqual({ name: { set: [value] } });
  });

  test('lines, blank ones too, and bullets belong to it', () => {
    const value = '第一段\n\n-负责前端\n  - 负责 后端\n——完';
    expect(edits(`--description ${value}\n--priority 高`)).toMatchObject({ description: { set: [value] } });
    expect(edits(`--description "${value}"`)).toEqual({ description: { set: [value] } });
  });

  test('a line with a slash inside an open quotation starts no command', () => {
    const value = '看\n/help\n和 /job';
    expect(heard(`/jr update R1 --description "${value}"\n/help`).map(({ kind }) => kind)).toEqual([
      'operation',
      'help',
    ]);
    expect(edits(`--description “${value}”`)).toEqual({ description: { set: [value] } });
  });

  test('20,000 characters are one value, more are refused', () => {
    const long = '长文本 '.repeat(5_000).trim();
    expect(edits(`--description ${long}`)).toEqual({ description: { set: [long] } });
    expect(edits(`--custom 补充说明="${long}"`)).toEqual({ custom: { set: [`补充说明=${long}`] } });
    expect(refusal(`/jr update R1 --description ${'长'.repeat(20_001)}`).code).toBe('too-long');
  });

  test('what nobody can see is no value: it is asked for, never emptied', () => {
    expect(edits('--name "\u200B "')).toEqual({ name: { set: [] } });
    expect(edits('--department \u3164')).toEqual({ department: { set: [] } });
  });
});

describe('a mention', () => {
  test('inside a text is the name of the person, for people it is the person', () => {
    expect(edits('--description 由  ou_chen  负责')).toEqual({ description: { set: ['由 陈静 负责'] } });
    expect(edits('--name 由 ou_chen 负责')).toEqual({ name: { set: ['由陈静负责'] } });
    expect(edits('--custom 补充说明="由  ou_chen  负责" 项目代号= ou_chen')).toEqual({
      custom: { set: ['补充说明=由 陈静 负责', '项目代号=陈静'] },
    });
    expect(command('/jr update R1 --recruiters  ou_chen  --note 问  ou_chen ')).toMatchObject({
      edits: { recruiters: { set: ['ou_chen'] } },
      note: '问 陈静',
    });
    expect(command('/job config J1 --interviewers 1= ou_chen ').edits.interviewers).toEqual({ set: ['1=ou_chen'] });
  });

  test('of nobody who was mentioned stays what it is', () => {
    expect(edits('--name 见 ou_other 的文档')).toEqual({ name: { set: ['见 ou_other 的文档'] } });
  });

  test('one too many is named', () => {
    expect(refusal('/job managers J1 --recruiter  ou_chen  ou_other ').text.zh).toContain('陈静、ou_other');
    expect(refusal('/pool add x 1 ou_chen').text.zh).toContain('陈静');
  });
});

describe('a switch', () => {
  test.each(['--dry-run', '--dry-run=1', '--dry-run＝是', '--dry-run yes', '--DRY-RUN＝ｙｅｓ', '—dry-run "on"'])(
    '%s is on',
    (typed) => {
      expect(command(`/job managers J1 --recruiter a ${typed}`)).toMatchObject({
        dryRun: true,
        targets: { job: ['J1'] },
      });
    },
  );
  test.each(['--dry-run=no', '--dry-run 否', '--dry-run=0'])('%s is off', (typed) => {
    expect(command(`/job managers J1 --recruiter a ${typed}`)).toMatchObject({
      dryRun: false,
      targets: { job: ['J1'] },
    });
  });
  test('with any other value is refused and named; never taken for yes, never dropped', () => {
    expect(refusal('/job managers J1 --recruiter a --dry-run=maybe').text.zh).toContain('「maybe」');
    expect(edits('--jobs J2 --update-related-jobs no')).toMatchObject({ 'update-related-jobs': { set: ['no'] } });
    expect(edits('--jobs J2 --update-related-jobs=maybe')).toMatchObject({ 'update-related-jobs': { set: ['maybe'] } });
  });
});

describe('150 KB of quotation marks and dashes end at once', () => {
  const fill = (unit: string) => unit.repeat(Math.ceil(150_000 / unit.length));
  test.each(['“', '“ ', '"a ', '“a" ', "'a ", '「=', '=「', '—— ', '--name ', ' "', '\n“/', '" "', '=" '])(
    'of %j',
    (unit) => {
      for (const prefix of ['/jr update ', '/jr update R1 --name ', '/jr update R1 --name "', '“', '/help '])
        expect(heard(prefix + fill(unit)).length).toBeGreaterThan(0);
    },
  );
});
