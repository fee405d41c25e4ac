import { expect, test } from 'vitest';
import { evened, foldedCode, foldedName, isBlank } from '../../src/core/fold.ts';
import { foldedText } from '../../src/core/folded-text.ts';

const label = { zh: '需求描述', en: 'Description' };
const text = (typed: string) => {
  const folded = foldedText(label, typed);
  return folded.ok ? folded.value : folded.refusal;
};

test.each([
  ['２０', '20'],
  ['＋２', '+2'],
  ['１２．５', '12.5'],
  ['２０２６／１２／１', '2026/12/1'],
  ['ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'li@example.com'],
  ['＋８６１３８００００１１１１', '+8613800001111'],
  ['6930\u200B8152\uFEFF72790114325', '6930815272790114325'],
  ['\u202E20\u202C', '20'],
  ['\u3164A\u{E0041}1', 'A1'],
  ['\u3000 A1\u00A0', 'A1'],
  ['[li@example.com](mailto:li@example.com)', 'li@example.com'],
  ['[急聘](北京)前端工程师', '[急聘](北京)前端工程师'],
])('the code %j → %j', (typed, folded) => {
  expect(foldedCode(typed)).toBe(folded);
  expect(foldedCode(folded)).toBe(folded);
});

test.each([
  '负责“增长”方向',
  '他说 "好" 吗',
  '——growth',
  '- 负责前端\n- 负责后端',
  '第一段\n\n第二段',
  '👨‍👩‍👧 家庭友好',
  'O’Brien Kate',
  'ＡＢ １２ — “引用”',
  '[官网](https://example.com/a?b=1)',
  '\u05D0\u200F\u05D1 עברית',
])('the text %j stays as it is', (typed) => {
  expect(text(typed)).toBe(typed);
  expect(foldedName(typed)).toBe(typed);
});

test('of a text only line ends, its own ends and what is no text are evened', () => {
  expect(text(' \n甲\r\n乙\r丙\u2028丁\u0085戊\v己\u0000\uD800 ')).toBe('甲\n乙\n丙\n丁\n戊\n己');
  expect(evened('\uFDD0a\uFFFE')).toBe('a');
});

test.each(['\u202A', '\u202B', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\u202C'])(
  'a text with %j is refused by name',
  (char) => {
    const code = `U+${char.charCodeAt(0).toString(16).toUpperCase()}`;
    expect(text(`甲${char}乙`)).toMatchObject({
      code: 'direction-override',
      text: { zh: expect.stringContaining(`「需求描述」里有看不见的字符 ${code}`) },
    });
  },
);

test.each([
  ['', true],
  [' \n\u3000', true],
  ['\u200B\u3164\uFEFF', true],
  ['\u200B.', false],
])('%j is blank: %s', (typed, blank) => {
  expect(isBlank(typed)).toBe(blank);
});
