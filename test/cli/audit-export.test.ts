import { expect, test } from 'vitest';
import { csvLine, neutral } from '../../src/cli/audit-export.ts';

test.each(['=1+1', '+86138', '-1', '@SUM(A1)', '\t=1', '\r=1', '\0=1', '＝1+1', '＋1', '－1', '＠x'])(
  'a formula stays text: %j',
  (cell) => {
    expect(neutral(cell)).toBe(`'${cell}`);
    expect(csvLine([cell]).replace(/^"/, '').startsWith("'")).toBe(true);
  },
);

test('quotes and line breaks are quoted', () => {
  expect(csvLine(['a"b', 'c\nd', 7])).toBe('"a""b","c\nd",7\n');
});
