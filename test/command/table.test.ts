/** Rows with headers behind a command: whatever the headers, they are told from the command and from its other lines. */
import { expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const vocabulary = { operations, looks };
const read = (text: string) => parseMessage(text, vocabulary)[0];

const chance = createChance(15);
function pick<T>(from: readonly T[]): T {
  const one = from[Math.floor(chance() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (char) => (chance() < 0.5 ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char));

test('of every operation, on a line of its own or behind the verb', () => {
  for (let round = 0; round < 300; round += 1) {
    const operation = pick(operations);
    const { targets, fields, noun, verb } = operation;
    const target = targets.find(({ many }) => many);
    const columns = target?.columns ?? [];
    const offered = [...fields].filter(([, field]) => field.offered);
    const [flag, field] = offered.length > 0 ? pick(offered) : ['', null];
    const others = columns.slice(1).flatMap(({ header }) => [header.zh, header.en]);
    const value = field ? pick([flag, field.label.zh.replace(/（.*）/, ''), ...field.names]) : pick(others);
    const first = pick(columns.slice(0, 1).flatMap(({ header, names }) => [header.zh, ...names]));
    const header = [first.replaceAll(' ', ''), value.replaceAll(' ', '')].map(wide);
    const rows = Array.from({ length: 1 + Math.floor(chance() * 4) }, () =>
      pick(['J1002\t陈静', 'R00407\t9', '李思远\t13810002713', '24001\t', '王\t"一，二"']),
    );
    const table = [header.join('\t'), ...rows].join('\n');
    const place = targets.length > 1 ? ' 校招储备' : '';
    const head = `/${noun.zh} ${verb.zh}${place}`;
    const text = `${head}${pick(['\n', ' '])}${table}${pick(['', '\n原因：调整', '\n--note 调整'])}`;
    const heard = read(text);
    expect(heard, text).toMatchObject({ kind: 'operation', operation: operation.name });
    expect(heard, text).toHaveProperty('table', text.endsWith('调整') ? table : table.trimEnd());
    expect(heard, text).toMatchObject({ note: text.endsWith('调整') ? '调整' : '', edits: {} });
    if (place) expect(heard).toMatchObject({ targets: { pool: ['校招储备'] } });
  }
});

test.each([
  '/职位 人员\nJ1002\t前端工程师\t上海\nJ1003\t前端工程师\t深圳\n招聘负责人：陈静',
  '/人才库 加入 校招储备\n李思远\t13810002713',
  '/需求 更新 R00407\n人数\t9\n优先级\t低',
  '/职位 人员\n职位\t招聘负责人',
])('%j has no headers, or nothing below them', (text) => {
  expect(read(text)).not.toHaveProperty('table');
});
