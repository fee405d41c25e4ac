/** What headers mean: by the words of the records themselves. */
import { describe, expect, test } from 'vitest';
import { columnsOf, type Meaning } from '../../../src/flow/list/columns.ts';
import { operations } from '../../../src/operations/index.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';

const operationNamed = (name: string) => {
  const found = operations.find((each) => each.name === name);
  if (!found) throw new Error(name);
  return found;
};

const meaningsOf = (operation: string, headers: readonly string[]): string[] =>
  columnsOf(operationNamed(operation), headers).map(({ meaning }) => said(meaning));

function said(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'target':
      return `target ${meaning.target}${meaning.shared ? '?' : ''}`;
    case 'field':
      return `${meaning.way} ${[meaning.flag, ...(meaning.also ?? [])].join('+')}`;
    case 'note':
    case 'carried':
    case 'unknown':
    case 'nothing':
      return meaning.kind;
  }
}

describe('targets', () => {
  test.each([
    [
      'job.managers',
      ['职位', '编码', 'ID', 'job code', 'Title'],
      ['target job?', 'target job', 'target job', 'unknown', 'unknown'],
    ],
    ['jr.update', ['需求编号', '需求'], ['target requirement', 'target requirement?']],
    [
      'pool.add',
      ['手机号', 'E-mail', '姓名', 'ID'],
      ['target talent', 'target talent', 'target talent?', 'target talent'],
    ],
    ['pool.add', ['候选人', 'Talent pool'], ['target talent?', 'target pool']],
    ['prehire.update', ['姓名', '工号', '入职日期'], ['target prehire?', 'target prehire', 'set hire-date']],
    // Where a better column names them, it is the number that they shall have.
    ['prehire.update', ['待入职 ID', '工号'], ['target prehire', 'set worker-id']],
  ])('of %s: %j', (operation, headers, meanings) => {
    expect(meaningsOf(operation, headers)).toEqual(meanings);
  });
});

describe('fields', () => {
  test.each([
    [
      'job.managers',
      ['负责人', '招聘协助人', 'Hiring managers'],
      ['set recruiter', 'set assistants', 'set hiring-managers'],
    ],
    [
      'job.managers',
      ['加协助人', 'remove-assistants', '去掉用人经理'],
      ['add assistants', 'remove assistants', 'remove hiring-managers'],
    ],
    ['jr.update', ['人数', '人数增减', 'headcount change'], ['set headcount', 'step headcount', 'unknown']],
    ['jr.update', ['截止日期（必填）', '* 优先级', '月薪下限(K)'], ['set deadline', 'set priority', 'set min-salary']],
    ['jr.update', ['原因', '备注', '', '星座'], ['note', 'unknown', 'nothing', 'unknown']],
    ['job.config', ['备注', '说明'], ['set remark', 'note']],
    ['jr.update', ['月薪', '月薪上限'], ['set min-salary+max-salary', 'set max-salary']],
  ])('of %s: %j', (operation, headers, meanings) => {
    expect(meaningsOf(operation, headers)).toEqual(meanings);
  });

  test('two columns of one meaning: the second is not understood', () => {
    expect(meaningsOf('jr.update', ['人数', '需求人数', 'headcount'])).toEqual(['set headcount', 'unknown', 'unknown']);
  });
});

test('every label of every operation is understood, in any order, case and width, in both languages on two lines', () => {
  for (const [index, operation] of operations.entries()) {
    const chance = createChance(index + 1);
    const fields = [...operation.fields].filter(([, { offered }]) => offered);
    const shuffled = fields.map((field) => ({ field, place: chance() })).sort((a, b) => a.place - b.place);
    const headers = shuffled.map(({ field: [flag, { label, names }] }) => {
      const spellings = [
        label.zh,
        label.en.toUpperCase(),
        flag,
        `--${flag}`,
        `${label.zh}\n${label.en}`,
        ` ${label.zh}：`,
        `${label.zh}（选填）`,
        label.en.replace(/[a-z]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
        // One that several fields share is another column.
        ...names.filter((name) => fields.filter(([, each]) => each.names.includes(name)).length === 1),
      ];
      return spellings[Math.floor(chance() * spellings.length)] ?? label.zh;
    });
    const target = operation.targets.find(({ name }) => name === operation.bulk);
    const meanings = meaningsOf(operation.name, [...headers, target?.columns[0]?.header.zh ?? '']);
    expect(meanings.slice(0, -1), `${operation.name}: ${headers.join(' | ')}`).toEqual(
      shuffled.map(({ field: [flag] }) => `set ${flag}`),
    );
    expect(meanings.at(-1)).toBe(`target ${operation.bulk}`);
  }
});
