import { describe, expect, test } from 'vitest';
import { calledSo, keysOf, nearest, wantedKeys } from '../../src/core/names.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { english, given, surnames } from '../../src/sandbox/seed/person-names.ts';

describe('nearest', () => {
  test('finds what was meant, and nothing where nothing is close', () => {
    expect(nearest('前端工程帅', ['前端工程师', '后端工程师', '财务'])[0]).toBe('前端工程师');
    expect(nearest('前端', ['资深前端工程师', '财务'])).toEqual(['资深前端工程师']);
    expect(nearest('完全无关的东西', ['财务', 'iOS'])).toEqual([]);
    expect(nearest('', ['a'])).toEqual([]);
  });
});

const named = (...labels: string[]) => labels.map((label) => ({ label, codes: [] }));
const called = (things: ReturnType<typeof named>, word: string) => calledSo(things, word).map(({ label }) => label);

describe('what a name answers to', () => {
  test.each([
    ['O’Brien Kate', "O'Brien Kate"],
    ["o'brien  kate", 'O’Brien Kate'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉．买买提', '阿卜杜拉·买买提'],
    ['ＭＡＲＹ ann', 'Mary Ann'],
    ['陈 静', '陈静'],
    ['chenjing', '陈静'],
    ['Chen Jing', '陈静'],
    ['abudula maimaiti', '阿卜杜拉·买买提'],
    ['shan xiongxin', '单雄信'],
    ['zeng guofan', '曾国藩'],
    ['lü bu', '吕布'],
    ['lvbu', '吕布'],
    ["xi'an", '西安'],
  ])('%s is %s', (typed, label) => {
    expect(called(named('林晓', label, '王五'), typed)).toEqual([label]);
  });

  test('as it was typed first, then folded, then by its pinyin', () => {
    expect(called(named('Chenjing', 'chenjing', '陈静'), 'chenjing')).toEqual(['chenjing']);
    expect(called(named('Chenjing', '陈静'), 'chenjing')).toEqual(['Chenjing']);
    expect(called(named('陈静', '陈景', '林晓'), 'chenjing')).toEqual(['陈静', '陈景']);
  });

  test('pinyin that is mistyped still comes close', () => {
    expect(nearest('chenjin', ['陈静', '张伟'])).toEqual(['陈静']);
  });

  test('2,000 names are found by the keys that are kept for them, in any spelling', () => {
    const chance = createChance(8);
    const of = (list: readonly string[]) => list[Math.floor(chance() * list.length)] ?? '';
    for (let round = 0; round < 2000; round += 1) {
      const name = chance() < 0.7 ? of(surnames) + of(given) : `${of(english)} O'${of(english)}`;
      const typed =
        [name, name.toUpperCase(), [...name].join(' '), name.replace("'", '’')][Math.floor(chance() * 4)] ?? '';
      expect(
        keysOf(name).some((key) => wantedKeys(typed).includes(key)),
        typed,
      ).toBe(true);
      expect(called(named(name), typed)).toEqual([name]);
    }
  });
});
