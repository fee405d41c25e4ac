/** Bold letters need markdown: they stand only where no word can be taken for it. */
import { describe, expect, test } from 'vitest';
import { strongLine } from '../../cards/strong.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { nodesOf, textOf } from '../support/card.ts';

const text = (words: string) => ({ zh: words, en: words });
const tagOf = (before: string, strong: string): unknown => {
  const element = strongLine(text(before), text(strong));
  return nodesOf(element).find(({ content }) => typeof content === 'string')?.tag;
};

test('the new value is bold, in both languages', () => {
  expect(strongLine({ zh: '人数：12 → ', en: 'Head count: 12 → ' }, text('14')).text).toEqual({
    tag: 'lark_md',
    content: '人数：12 → **14**',
    i18n_content: { zh_cn: '人数：12 → **14**', en_us: 'Head count: 12 → **14**' },
  });
});

describe('what is bold', () => {
  test.each(['陈静', 'Mary Ann Lee', '2026-12-01', '25.5K', '（空）', '技术面评价表（2026 版）', 'P6/P7', '80%'])(
    '%s',
    (value) => {
      expect(tagOf('招聘负责人：张伟 → ', value)).toBe('lark_md');
    },
  );
});

describe('what could be more than words stays plain, all of it seen', () => {
  test.each([
    '*',
    '**x**',
    '<at id=all></at>',
    '[x](http://a.example)',
    'http://a.example',
    'www.example',
    'a.example',
    'a@b.example',
    ':DONE:',
    '~x~',
    '_x_',
    '`x`',
    '&reg',
    '#x',
    '|',
    '\\',
    '$x',
    '!x',
    '\u202Ex',
    'x\u3164',
  ])('%j', (value) => {
    for (const [before, strong] of [
      ['字段：a → ', value],
      [`字段：${value} → `, 'b'],
      [`${value}：a → `, 'b'],
    ] as const) {
      expect(tagOf(before, strong)).toBe('plain_text');
    }
  });
});

test.each(['', ' x', 'x '])('%j is no word that markdown makes bold', (value) => {
  expect(tagOf('字段：a → ', value)).toBe('plain_text');
});

test('5,000 generated values: markdown is made of harmless letters alone, and nothing of a value is lost', () => {
  const chance = createChance(21);
  const parts = [
    '陈',
    'a',
    '1',
    '.',
    '*',
    '_',
    '<',
    '>',
    '&',
    ':',
    '/',
    '-',
    '+',
    ' ',
    '（',
    '@',
    '[',
    ')',
    '→',
    '%',
    '\u200B',
  ];
  const any = (): string => parts[Math.floor(chance() * parts.length)] ?? '';
  let bold = 0;
  for (let round = 0; round < 5_000; round += 1) {
    const value = Array.from({ length: 1 + Math.floor(chance() * 6) }, any).join('');
    const [node] = nodesOf(strongLine(text('字段：旧 → '), text(value)).text);
    if (node?.tag !== 'lark_md') continue;
    bold += 1;
    expect(node.content).toBe(`字段：旧 → **${value}**`);
    expect(value).not.toMatch(/[*_<>&@[\]`~#|\\$]|:(?! )/);
    expect(textOf(node)).toBe(`字段：旧 → ${value}`);
  }
  expect(bold).toBeGreaterThan(100);
});
