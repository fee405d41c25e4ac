/** Every choice of every operation by its number, its Chinese and its English word, however they are typed. */
import { describe, expect, test } from 'vitest';
import type { Field } from '../../src/core/field.ts';
import { operations } from '../../src/operations/index.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const chance = createChance(41);
const wide = (char: string) => (/[!-~]/.test(char) ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char);
const UNSEEN = ['\u200B', '\uFEFF', '\u00AD', '\u2060', '\u200F'];

/** In other letters that mean the same. */
function varied(word: string): string {
  const chars = [...word].map((char) => {
    const kind = chance();
    if (kind < 0.2) return wide(char);
    if (kind < 0.4) return char.toUpperCase();
    return kind < 0.5 && char === ' ' ? '\u3000' : char;
  });
  chars.splice(Math.floor(chance() * chars.length), 0, UNSEEN[Math.floor(chance() * UNSEEN.length)] ?? '');
  return `${chance() < 0.5 ? ' ' : ''}${chars.join('')}\u00A0`;
}

function readIn(field: Field, typed: string): unknown {
  const folded = field.folded(typed);
  if (!folded.ok) return folded.refusal.code;
  const read = field.read(folded.value, { now: 0, timeZone: 'UTC' });
  return read.ok ? read.value : read.refusal.code;
}

const fields = operations.flatMap(({ name, fields: own }) =>
  [...own].flatMap(([flag, field]) =>
    field.typed.choices ? [{ name, flag, field, choices: field.typed.choices }] : [],
  ),
);

describe.each(fields)('$name --$flag', ({ field, choices }) => {
  test.each(choices)('$value $zh $en', ({ value, zh, en }) => {
    const meant = readIn(field, String(value));
    expect(meant).not.toBe('unknown-choice');
    for (const word of [String(value), zh, en])
      for (let round = 0; round < 20; round += 1) {
        const typed = varied(word);
        expect([typed, readIn(field, typed)]).toEqual([typed, meant]);
      }
  });

  test('what is none of them is none', () => {
    for (const typed of ['', '无此选项', '99', '-1', 'nothing like it'])
      expect(readIn(field, typed)).toBe('unknown-choice');
  });
});

test('they are the choices of all operations that have some', () => {
  const names = ['job.config', 'jr.update', 'pool.add', 'pool.remove', 'prehire.update'];
  expect(new Set(fields.map(({ name }) => name))).toEqual(new Set(names));
});
