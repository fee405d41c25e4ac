import { expect, test } from 'vitest';
import { people, person } from '../../src/core/fields/person.ts';
import { editedValue } from '../../src/core/wanted.ts';

test('what an edit leaves: of one person and of several', () => {
  const when = { now: 0, timeZone: 'Asia/Shanghai' };
  const [one, many] = [person({ zh: '人', en: 'person' }), people({ zh: '人', en: 'people' })];
  expect(editedValue(many, { clear: true }, { ...when, present: ['x'] })).toEqual({ ok: true, value: [] });
  expect(editedValue(one, { clear: true }, { ...when, present: 'x' })).toEqual({ ok: true, value: null });
  expect(editedValue(one, { set: ['a'] }, { ...when, present: 'x' })).toEqual({ ok: true, value: 'a' });
});
