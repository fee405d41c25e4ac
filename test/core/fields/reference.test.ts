import { expect, test } from 'vitest';
import { reference, references } from '../../../src/core/fields/reference.ts';
import { label } from '../../support/fields.ts';

test('what stands in a value is known by its kind and id', () => {
  expect(reference('level', label).thingsIn('7')).toEqual([{ kind: 'level', id: '7' }]);
  expect(references('job', label).thingsIn(['7', '8'])).toEqual([
    { kind: 'job', id: '7' },
    { kind: 'job', id: '8' },
  ]);
  for (const nothing of [undefined, null, '']) expect(reference('level', label).thingsIn(nothing)).toEqual([]);
  expect(reference('level', label).peopleIn('7')).toEqual([]);
});
