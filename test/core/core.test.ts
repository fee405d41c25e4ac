import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/core/api.ts';
import { people, person } from '../../src/core/fields.ts';
import { brokenId, isMobile, isOpenId } from '../../src/core/ids.ts';
import { nearest } from '../../src/core/names.ts';
import { actsIn, type ItemState, itemStates, proposalStates, stateFromItems } from '../../src/core/proposal.ts';
import { editedEntries, editedList, movedFields, readBackVerdict, sameValue } from '../../src/core/value.ts';
import { editedValue } from '../../src/core/wanted.ts';
import { createChance } from '../../src/sandbox/trouble.ts';

describe('ids', () => {
  test.each([
    '7.09632E+18',
    '7,09E+18',
    '7.1e18',
    '7096318853365360000',
    '7096-3188-5336-5369',
    '70963188533653691x2',
    '709631885336536913 2',
  ])('%s was cut', (id) => {
    expect(brokenId(id)).not.toBeNull();
  });
  test.each([
    '7096318853365369132',
    '13800001111',
    'J1001',
    '前端工程师',
    '2027',
    'li@example.com',
    '7096318853365369000',
    'R00407',
    '100000',
  ])('%s was not', (id) => {
    expect(brokenId(id)).toBeNull();
  });
  test('people', () => {
    expect([isOpenId('ou_a1'), isOpenId('ou_'), isOpenId('on_a'), isOpenId('ou_a/../b')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([
      isMobile('13800001111'),
      isMobile('+8613800001111'),
      isMobile('23800001111'),
      isMobile('1380000111'),
    ]).toEqual([true, true, false, false]);
  });
});

describe('values', () => {
  test('lists are compared as sets', () => {
    expect(sameValue(['a', 'b'], ['b', 'a', 'a'])).toBe(true);
    expect(sameValue(['a'], ['a', 'b'])).toBe(false);
    // Feishu says "nothing there" in four ways.
    for (const nothing of [null, undefined, '', []]) expect(sameValue(null, nothing)).toBe(true);
  });
  test('edits', () => {
    expect(editedList({ set: ['a', 'a'] }, ['x'])).toEqual(['a']);
    expect(editedList({ add: ['b'], remove: ['x'] }, ['x', 'y'])).toEqual(['y', 'b']);
    const when = { now: 0, timeZone: 'Asia/Shanghai' };
    const [one, many] = [person({ zh: '人', en: 'person' }), people({ zh: '人', en: 'people' })];
    expect(editedValue(many, { clear: true }, { ...when, present: ['x'] })).toEqual({ ok: true, value: [] });
    expect(editedValue(one, { clear: true }, { ...when, present: 'x' })).toEqual({ ok: true, value: null });
    expect(editedValue(one, { set: ['a'] }, { ...when, present: 'x' })).toEqual({ ok: true, value: 'a' });
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

describe('states', () => {
  test.each<[ItemState[], string]>([
    [['pending', 'pending'], 'approved'],
    [['pending', 'applied'], 'applying'],
    [['sending', 'failed'], 'applying'],
    [['applied', 'applied'], 'applied'],
    [['applied', 'failed'], 'partly-applied'],
    [['applied', 'stale'], 'partly-applied'],
    [['failed', 'failed'], 'failed'],
    [['stale', 'stale'], 'stale'],
    [['stale', 'failed'], 'stale'],
    [['applied', 'unclear'], 'unclear'],
  ])('%j → %s', (items, state) => {
    expect(stateFromItems(items)).toBe(state);
  });
  test('every mix of items has a state that a proposal can have', () => {
    for (const a of itemStates)
      for (const b of itemStates)
        for (const c of itemStates) expect(proposalStates).toContain(stateFromItems([a, b, c]));
  });
  test('what is over offers nothing that writes', () => {
    for (const state of ['cancelled', 'rejected', 'expired', 'approved', 'applying'] as const)
      expect(actsIn(state)).toEqual([]);
    // An undo is a proposal of its own.
    expect(actsIn('applied')).toEqual(['undo']);
  });
});

describe('canonical JSON', () => {
  test('does not depend on the order of members', () => {
    expect(canonicalJson({ b: 1, a: [{ d: 1, c: undefined }] })).toBe('{"a":[{"d":1}],"b":1}');
    expect(canonicalJson({ a: '6930815272790114325' })).toBe('{"a":"6930815272790114325"}');
  });
});

describe('nearest', () => {
  test('finds what was meant, and nothing where nothing is close', () => {
    expect(nearest('前端工程帅', ['前端工程师', '后端工程师', '财务'])[0]).toBe('前端工程师');
    expect(nearest('前端', ['资深前端工程师', '财务'])).toEqual(['资深前端工程师']);
    expect(nearest('完全无关的东西', ['财务', 'iOS'])).toEqual([]);
    expect(nearest('', ['a'])).toEqual([]);
  });
});
