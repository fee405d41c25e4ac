import { expect, test } from 'vitest';
import { entries } from '../../../src/core/fields/entries.ts';
import { people } from '../../../src/core/fields/person.ts';
import { reference } from '../../../src/core/fields/reference.ts';
import { word } from '../../../src/core/fields/text.ts';
import { label } from '../../support/fields.ts';

const round = { label: { zh: '轮次', en: 'Round' } };
const interviewers = entries(label, { key: round, value: people, merges: true });
const forms = entries(label, {
  key: { ...round, entity: 'round-type' },
  value: (own) => reference('feedback-form', own),
  merges: true,
});
const shares = entries(label, { key: { ...round, entity: 'cost-center' }, value: word, merges: false });

test('people stand behind the key, things on both sides', () => {
  expect(interviewers.peopleIn(['1=ou_a', '1=ou_b', '2=ou_a'])).toEqual(['ou_a', 'ou_b', 'ou_a']);
  expect(interviewers.thingsIn(['1=ou_a'])).toEqual([]);
  expect(forms.thingsIn(['7=8', '9='])).toEqual([
    { kind: 'round-type', id: '7' },
    { kind: 'feedback-form', id: '8' },
    { kind: 'round-type', id: '9' },
  ]);
  expect(shares.thingsIn(['7=60'])).toEqual([{ kind: 'cost-center', id: '7' }]);
});

test('only what is told by ids stands in the trail', () => {
  expect([interviewers, forms, shares].map(({ traced }) => traced)).toEqual([true, true, false]);
});

test('what may be typed follows from both sides', () => {
  expect(interviewers.typed).toEqual({ takes: 'name', kind: 'person', written: ['`round=person`'] });
  expect(forms.typed).toEqual({ takes: 'name', kind: 'round-type', written: ['`round-type=feedback-form`'] });
  expect(shares.typed).toEqual({ takes: 'name', kind: 'cost-center', written: ['`cost-center=value`'] });
  expect(entries(label, { key: round, value: word, merges: true }).typed.takes).toBe('anything');
});
