import { describe, expect, test } from 'vitest';
import { normalise } from '../../src/command/normalise.ts';

describe('normalise', () => {
  test.each([
    ['／ｊｏｂ　ｍａｎａｇｅｒｓ　１２', '/job managers 12'],
    ['/job managers —recruiter me', '/job managers --recruiter me'],
    ['/job managers ——recruiter me', '/job managers --recruiter me'],
    ['/job managers –recruiter me', '/job managers --recruiter me'],
    ['/job managers －－recruiter＝me', '/job managers --recruiter=me'],
    ['“前端 工程师” ‘x’', '"前端 工程师" \'x\''],
    ['a\u200Bb\uFEFFc\u00A0d', 'abc d'],
    ['mail [li@example.com](mailto:li@example.com) end', 'mail li@example.com end'],
    ['see [https://a.b/c](https://a.b/c)', 'see https://a.b/c'],
    ['前端工程师（北京）', '前端工程师（北京）'],
    ['张三，李四、王五', '张三，李四、王五'],
    ['2026-12-01 — no flag', '2026-12-01 — no flag'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['\uE001x', 'x'],
  ])('%j → %j', (typed, even) => {
    expect(normalise(typed)).toBe(even);
  });

  test('changes nothing the second time', () => {
    const typed = '／职位　人员 “前端 工程师” ——recruiter [a](b) \u200B＝';
    expect(normalise(normalise(typed))).toBe(normalise(typed));
  });
});
