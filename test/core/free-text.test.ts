/** What is drawn of texts from outside: all of it seen, none of it more than text. */
import { describe, expect, test } from 'vitest';
import {
  characters,
  difference,
  drawn,
  drawnUpTo,
  namePieces,
  needsItsOwnLine,
  pieces,
  shortened,
} from '../../src/core/free-text.ts';

test.each([
  ['ends of lines of all kinds', 'a\nb\r\nc\u2028d\u0085e', 'a⏎b⏎c⏎d⏎e'],
  ['an override', 'a\u202Eb', 'a⟨U+202E⟩b'],
  ['marks of direction', '\u200E\u200F\u061C', '⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩'],
  ['isolates of its own', '\u2068x\u2069', '⟨U+2068⟩x⟨U+2069⟩'],
  ['fillers and hyphens that nobody sees', 'x\u3164\u00AD\u115F', 'x⟨U+3164⟩⟨U+00AD⟩⟨U+115F⟩'],
  ['tags', 'x\u{E0041}', 'x⟨U+E0041⟩'],
  ['half a character', '\uD83Dx', '⟨U+D83D⟩x'],
  ['a tabulator', 'a\tb', 'a⇥b'],
  ['emoji with all that belongs to them', '👨‍👩‍👧‍👦❤️🏴󠁧󠁢󠁥󠁮󠁧󠁿1️⃣', '👨‍👩‍👧‍👦❤️🏴󠁧󠁢󠁥󠁮󠁧󠁿1️⃣'],
  ['words from right to left, each run by itself', 'שלום → ערב טוב: 5', '\u2068שלום\u2069 → \u2068ערב טוב\u2069: 5'],
  ['what is plain', '前端工程师（北京） “a-b” 1,200', '前端工程师（北京） “a-b” 1,200'],
])('%s', (_name, typed, expected) => {
  expect(drawn(typed)).toBe(expected);
});

describe('whole characters', () => {
  const family = '👨‍👩‍👧‍👦';
  test.each(['e\u0301'.repeat(3), '🇨🇳🇩🇪', `很${family}好`, 'กำ', '각', 'a\r\nb', 'नमस्ते', '👍🏽x'])('%j', (words) => {
    const slowly = [...new Intl.Segmenter('und').segment(words)].map(({ segment }) => segment);
    expect(characters(words)).toEqual(slowly);
  });

  test('nothing is cut inside one', () => {
    expect(shortened(family.repeat(3), 2)).toBe(`${family.repeat(2)}…`);
    expect(drawnUpTo(family.repeat(3), 2)).toBe(`${family.repeat(2)}…`);
    expect(pieces(family.repeat(5), 30)).toEqual([family.repeat(2), family.repeat(2), family]);
    expect(pieces(`a${'\u0301'.repeat(9)}`, 5).join('')).toBe(`a${'\u0301'.repeat(9)}`);
  });
});

test('hidden letters take room', () => {
  expect(drawnUpTo('\u200E'.repeat(500), 80).length).toBeLessThan(120);
});

test('names stay whole where that is possible', () => {
  expect(namePieces(['陈静', '林晓', '王', '很长的名字'], 6)).toEqual(['陈静、林晓', '王', '很长的名字']);
});

test('where two texts differ', () => {
  const same = '很'.repeat(300);
  expect(difference(`${same}北京。`, `${same}上海。`)).toEqual({
    from: `…${'很'.repeat(24)}〖北京〗。`,
    to: `…${'很'.repeat(24)}〖上海〗。`,
  });
});

test.each([
  ['a → b', true],
  ['a\nb', true],
  ['שלום', true],
  ['a\u200Bb', true],
  ['前端 ❤', false],
])('%j stands on its own line: %s', (words, own) => {
  expect(needsItsOwnLine(words)).toBe(own);
});
