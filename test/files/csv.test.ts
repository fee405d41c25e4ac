import { describe, expect, test } from 'vitest';
import { csvLines, separatorOf } from '../../src/files/csv.ts';
import { textOf } from '../../src/files/encoding.ts';

describe('which sign separates', () => {
  test.each([
    ['a,b;c,d', ','],
    ['a;b,c;d', ';'],
    ['a\tb,c\td', '\t'],
    ['a，b', '，'],
    ['a；b；c，d', '；'],
    ['"x,y,z,1";b', ';'],
    ['职位', ','],
    ['title\na;b;c', ';'],
    ['', ','],
  ])('%j: %j', (text, separator) => {
    expect(separatorOf(text)).toBe(separator);
  });
});

describe('odd lines', () => {
  const linesOf = (text: string) => {
    const lines = csvLines(text);
    return lines.ok ? lines.value.map(({ number, cells }) => [number, ...cells]) : lines.refusal.code;
  };

  test('of different lengths', () => {
    expect(linesOf('a,b\n1\n1,2,3\n')).toEqual([
      [1, 'a', 'b'],
      [2, '1'],
      [3, '1', '2', '3'],
    ]);
  });

  test('a mark inside a cell is a character of it', () => {
    expect(linesOf('a,b\n5" pipe,x\n')).toEqual([
      [1, 'a', 'b'],
      [2, '5" pipe', 'x'],
    ]);
  });

  test('a formula stays the text that it is', () => {
    expect(linesOf('a\n=1+1\n=cmd|x\n')).toEqual([
      [1, 'a'],
      [2, '=1+1'],
      [3, '=cmd|x'],
    ]);
  });

  test('empty cells at the end are none', () => {
    expect(linesOf('a,b,,,\n1,,\n')).toEqual([
      [1, 'a', 'b'],
      [2, '1'],
    ]);
  });

  test('reading stops at the row that is too many', () => {
    expect(linesOf(`a\n${'b\n'.repeat(60_000)}`)).toBe('too-many-rows');
  });
});

describe('what is no text', () => {
  test.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['random bytes', Buffer.from('ff41ff42ff43', 'hex')],
    ['half a character', Buffer.from([0x61, 0x2c, 0x81])],
  ])('%s', (_, bytes) => {
    expect(textOf(bytes)).toBeNull();
  });

  test('one zero that strayed into a text makes no other encoding of it', () => {
    expect(textOf(Buffer.from(`${'a,b\n'.repeat(100)}\0`))).toBeNull();
  });
});
