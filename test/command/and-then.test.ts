import { expect, test } from 'vitest';
import { inClauses } from '../../src/command/and-then.ts';
import { parseMessage } from '../../src/command/parse.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';

function drafts(text: string): unknown[] {
  const [heard] = parseMessage(text, { operations, looks });
  if (heard?.kind !== 'sentence') return [];
  return heard.readings.map(({ operation, targets, edits }) => ({ operation, targets, edits }));
}

const words = ['并且', '并', '同时', ' 然后', '，同时', '另外', '顺便把', '而且 '];
const first = ['人数改成12', '人数加2', '优先级改为高', '截止日期推迟7天'];
const second = ['名称改成 二期', '需求部门改为电商', '学历要求改成硕士', '最低职级 改为 P6'];

test('another field in the same breath is read as one behind a comma', () => {
  for (const word of words)
    for (const one of first)
      for (const other of second) {
        const plain = drafts(`把R00407${one}，${other}`);
        expect(plain).not.toEqual([]);
        expect(drafts(`把R00407${one}${word}${other}`), `${one}${word}${other}`).toEqual(plain);
      }
});

test.each(['R00407 描述改成：负责前端，同时负责后端', 'R00407 名称改成 并行计算', 'J1002 备注改为 同时带身份证'])(
  '%s stays as it is',
  (said) => {
    expect(inClauses(said, operations)).toBe(said);
  },
);
