import { describe, expect, test } from 'vitest';
import {
  editedEntries,
  editedList,
  effectOf,
  entriesIn,
  heldApart,
  heldVerdict,
  isSurprising,
  movedFields,
  partsOf,
  readBackVerdict,
  sameValue,
  type Values,
} from '../../src/core/value.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

describe('values', () => {
  test('lists are compared as sets', () => {
    expect(sameValue(['a', 'b'], ['b', 'a', 'a'])).toBe(true);
    expect(sameValue(['a'], ['a', 'b'])).toBe(false);
    expect(sameValue(['a', 'b'], ['a', 'c'])).toBe(false);
    expect([sameValue(['a'], 'a'), sameValue(1, '1'), sameValue(false, null), sameValue(0, '')]).not.toContain(true);
    // Feishu says "nothing there" in four ways.
    for (const nothing of [null, undefined, '', []]) expect(sameValue(null, nothing)).toBe(true);
  });
  test('what stands in a value, one by one', () => {
    expect([null, [], 'a', 5, ['a', 'b']].map((value) => entriesIn(value))).toEqual([[], [], ['a'], ['5'], ['a', 'b']]);
    expect(['1=a=b', '=a', 'a'].map(partsOf)).toEqual([
      { key: '1', value: 'a=b' },
      { key: '', value: 'a' },
      { key: 'a', value: null },
    ]);
  });
  test('edits', () => {
    expect(editedList({ set: ['a', 'a'] }, ['x'])).toEqual(['a']);
    expect(editedList({ add: ['b'], remove: ['x'] }, ['x', 'y'])).toEqual(['y', 'b']);
  });
  test('entries of keyed lists', () => {
    const rounds = { merges: true, several: true };
    const shares = { merges: false, several: false };
    const present = ['1=a', '1=b', '2=c'];
    expect(editedEntries({ set: ['1=x'] }, present, rounds)).toEqual(['2=c', '1=x']);
    expect(editedEntries({ add: ['2=d'] }, present, rounds)).toEqual([...present, '2=d']);
    expect(editedEntries({ remove: ['1=a', '2'] }, present, rounds)).toEqual(['1=b']);
    expect(editedEntries({ set: ['x=100'] }, ['y=100'], shares)).toEqual(['x=100']);
    expect(editedEntries({ add: ['y=40'], remove: ['z'] }, ['x=60', 'y=10', 'z=30'], shares)).toEqual(['x=60', 'y=40']);
    expect(editedEntries({ set: ['f=a=b'] }, ['f=c', 'g=d'], { merges: true, several: false })).toEqual([
      'g=d',
      'f=a=b',
    ]);
  });
  test('1,000 random lists: adding and removing loses nobody who was not named', () => {
    const chance = createChance(3);
    const people = Array.from({ length: 12 }, (_, index) => `ou_${index}`);
    const some = () => people.filter(() => chance() < 0.4);
    for (let round = 0; round < 1000; round += 1) {
      const [present, add, remove] = [some(), some(), some()];
      const after = new Set(editedList({ add, remove }, present));
      for (const each of people) {
        const wanted = !remove.includes(each) && (present.includes(each) || add.includes(each));
        expect(after.has(each)).toBe(wanted);
      }
    }
  });
  test('drift and read-back look at the changed fields only', () => {
    const [wanted, seen] = [{ a: '2' }, { a: '1', b: '1' }];
    expect(movedFields(wanted, seen, { a: '1', b: '9' })).toEqual([]);
    expect(movedFields(wanted, seen, { a: '3', b: '1' })).toEqual(['a']);
    expect(readBackVerdict(wanted, seen, { a: '2', b: '9' })).toBe('wanted');
    expect(readBackVerdict(wanted, seen, { a: '1', b: '9' })).toBe('seen');
    expect(readBackVerdict(wanted, seen, { a: '3' })).toBe('other');
  });
});

test('after a yes: what Hire holds is there, may still come, or is something else', () => {
  const [wanted, seen] = [
    { a: '2', b: '2' },
    { a: '1', b: '1' },
  ];
  const verdicts = [
    { a: '2', b: '2', c: '9' },
    { a: '2', b: '1' },
    { a: '3', b: '1' },
    { a: '3', b: '2' },
  ].map((now) => heldVerdict(wanted, seen, now));
  expect(verdicts).toEqual(['wanted', 'late', 'late', 'other']);
});

test('what a change has moved: what was wanted, or what Hire holds where it failed half-way', () => {
  const [wanted, seen] = [
    { a: '2', b: '2' },
    { a: '1', b: '1' },
  ];
  expect(effectOf({ state: 'applied', wanted, seen, held: null })).toEqual(wanted);
  expect(effectOf({ state: 'failed', wanted, seen, held: null })).toEqual({});
  expect(effectOf({ state: 'failed', wanted, seen, held: { a: '3', b: '1' } })).toEqual({ a: '3' });
  expect(effectOf({ state: 'failed', wanted, seen, held: { b: '1' } })).toEqual({ a: null });
  expect(effectOf({ state: 'stale', wanted, seen, held: { a: '3' } })).toEqual({});
  expect([{ a: '2' }, { b: '2' }, { a: '1' }, { c: '1' }].map((held) => isSurprising({ wanted, seen }, held))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

test('what is kept of what Hire holds tells the same as all of it', () => {
  const chance = createChance(11);
  const some = (): Values =>
    Object.fromEntries(
      ['a', 'b', 'c', 'd'].filter(() => chance() < 0.7).map((flag) => [flag, String(Math.floor(chance() * 3))]),
    );
  let shorter = 0;
  for (let run = 0; run < 2_000; run += 1) {
    const item = { wanted: { a: '1', ...(chance() < 0.5 ? { b: '2' } : {}) }, seen: some() };
    const held = some();
    const kept = heldApart([item], held);
    for (const state of ['applied', 'failed'])
      expect(effectOf({ ...item, state, held: kept })).toEqual(effectOf({ ...item, state, held }));
    expect(isSurprising(item, kept)).toBe(isSurprising(item, held));
    const moved = Object.keys(held).filter((flag) => !sameValue(held[flag], item.seen[flag]));
    expect(Object.keys(kept)).toEqual(expect.arrayContaining(moved));
    if (Object.keys(kept).length < Object.keys(held).length) shorter += 1;
  }
  expect(shorter).toBeGreaterThan(100);
});
