/** Between Chinese and Latin letters stands a space, one way everywhere: also where one is named inside the other. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chinese } from '../../src/core/text.ts';
import { operations } from '../../src/operations/index.ts';
import { sources } from '../support/sources.ts';

describe('what is named in a sentence', () => {
  test.each([
    [chinese`找不到${'Offer 申请表'}：${'甲'}`, '找不到 Offer 申请表：甲'],
    [chinese`没有叫「${'a'}」的${'Offer 审批流程'}，最接近的是：`, '没有叫「a」的 Offer 审批流程，最接近的是：'],
    [chinese`${'前端工程师 J1002'} 的${'招聘负责人'}`, '前端工程师 J1002 的招聘负责人'],
    [chinese`有 ${3} 个${'职位'}`, '有 3 个职位'],
    [chinese`共${3}个`, '共 3 个'],
    [chinese`${''}职位${''}`, '职位'],
  ])('%s', (said, wanted) => expect(said).toBe(wanted));

  test('every label of every field, in every place', () => {
    for (const { fields } of operations)
      for (const { label } of fields.values())
        for (const said of [chinese`选择${label.zh}`, chinese`${label.zh}不存在`, chinese`换成启用中的${label.zh}。`])
          expect(said).not.toMatch(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u);
  });
});

test('no label is put right behind Chinese without it', () => {
  const glued = /(?<!chinese)`[^`]*\p{Script=Han}\$\{[^}]*\blabels?\b[^}]*\bzh\}/u;
  const found = sources
    .map(({ file }) => file)
    .filter((file) => !file.startsWith('src/sandbox/'))
    .filter((file) => glued.test(readFileSync(file, 'utf8')));
  expect(found).toEqual([]);
});
