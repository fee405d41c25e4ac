import { expect, test } from 'vitest';
import { entries } from '../../../../src/core/fields/entries/entries.ts';
import { people } from '../../../../src/core/fields/person.ts';
import { reference } from '../../../../src/core/fields/reference.ts';
import { word } from '../../../../src/core/fields/text.ts';
import { ok } from '../../../../src/core/outcome.ts';
import { controlsOf, label, resolvingWith, speaking, thing, when } from '../../../support/fields.ts';

const round = {
  label: { zh: '轮次', en: 'Round' },
  words: (key: string) => ({ zh: `第 ${key} 轮`, en: `Round ${key}` }),
};
const interviewers = entries(label, { key: round, value: people, merges: true });
const forms = entries(label, {
  key: { label: round.label, entity: 'round-type' },
  value: (own) => reference('feedback-form', own),
  merges: true,
});
const shares = entries(label, { key: { label: round.label, entity: 'cost-center' }, value: word, merges: false });

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
  expect([interviewers, forms, shares].map(({ points }) => points)).toEqual([true, true, false]);
});

test('what may be typed follows from both sides', () => {
  expect(interviewers.typed).toMatchObject({ takes: 'name', kind: 'person', written: ['`round=person`'] });
  expect(forms.typed).toMatchObject({ takes: 'name', kind: 'round-type', written: ['`round-type=feedback-form`'] });
  expect(shares.typed).toMatchObject({ takes: 'name', kind: 'cost-center', written: ['`cost-center=value`'] });
  expect(entries(label, { key: round, value: word, merges: true }).typed.takes).toBe('anything');
});

const named = {
  ...speaking,
  names: new Map([
    ['ou_a', '安'],
    ['7', '初面'],
    ['8', '通用表'],
    ['f=["x"]', '语言：汉语'],
  ]),
};

test('both sides by name, unless the entry has words of its own', () => {
  expect(interviewers.words(['1=ou_a', '2=ou_b'], named).zh).toBe('第 1 轮：安；第 2 轮：ou_b');
  expect(interviewers.words(['1=ou_a', '1=ou_b'], named).en).toBe('Round 1: 安, ou_b');
  expect(forms.words(['7=8', '9='], named).zh).toBe('初面：通用表、9：');
  expect(forms.words(['f=["x"]'], named).zh).toBe('语言：汉语');
});

test('a change of people is told round by round: who comes, who goes, how many stay', () => {
  const change = { from: ['1=ou_a', '2=ou_a', '3=ou_c'], to: ['1=ou_a', '1=ou_b', '3=ou_c'] };
  expect(interviewers.change(change, named)).toMatchObject({
    added: [],
    removed: [],
    kept: 1,
    parts: [
      {
        label: { zh: '第 1 轮', en: 'Round 1' },
        added: [{ zh: 'ou_b' }],
        removed: [],
        kept: 1,
        emptied: false,
      },
      { label: { zh: '第 2 轮', en: 'Round 2' }, added: [], removed: [{ zh: '安' }], kept: 0, emptied: true },
    ],
  });
});

test('a change key by key shows the keys that change; a list given whole shows both', () => {
  const change = { from: ['7=8', '9=8'], to: ['7=1', '9=8'] };
  expect(forms.change(change, named)).toMatchObject({
    added: [],
    removed: [],
    kept: 1,
    parts: [{ label: { zh: '初面' }, added: [], from: { zh: '通用表' }, to: { zh: '1' }, emptied: false }],
  });
  expect(forms.change({ from: undefined, to: ['7=8'] }, named)).toMatchObject({
    to: { zh: '初面：通用表' },
    added: [],
  });
  expect(shares.change(change, named)).toMatchObject({
    to: { zh: '初面：1、9：通用表' },
    added: [{ zh: '初面：1', en: '初面: 1' }],
  });
});

test('a form has a control for each key that is offered', async () => {
  const field = entries(label, { key: { ...round, offered: () => ['1', '2'] }, value: people, merges: true });
  expect(await controlsOf(field, ['1=ou_a', '1=ou_b'])).toMatchObject([
    { name: 'flag-1', key: '1', label: { zh: '项 · 第 1 轮' }, control: 'people', base: ['ou_a', 'ou_b'] },
    { name: 'flag-2', key: '2', control: 'people', base: [] },
  ]);
});

test('or for each key of a list, where the values stand in one too', async () => {
  const list = async () => [thing('7', '初面'), thing('9', '')];
  expect(await controlsOf(forms, ['7=8'], { list })).toMatchObject([
    { name: 'flag-7', label: { zh: '项 · 初面' }, control: 'select', base: ['8'] },
    { name: 'flag-9', label: { zh: '项 · 9' }, control: 'select', base: [] },
  ]);
});

test('else one text, as it can be typed again', async () => {
  const names = new Map([['7', '初 面']]);
  const keysOnly = async (kind: string) => (kind === 'round-type' ? [thing('7', '初面')] : null);
  for (const list of [async () => null, keysOnly])
    expect(await controlsOf(forms, ['7=8', "9=it's"], { list, names })).toMatchObject([
      { name: 'flag', control: 'text', list: true, merges: true, base: ["'初 面'=8", `9="it's"`] },
    ]);
  expect(await controlsOf(shares, ['7=60'])).toMatchObject([{ control: 'text', merges: false, base: ['7=60'] }]);
});

const known = {
  初面: thing('7', '初面'),
  通用表: thing('8', '通用表'),
  安: thing('ou_a', '安'),
  博: thing('ou_b', '博'),
};

test('a word without a key belongs to the key before it', async () => {
  const { resolving } = resolvingWith(known);
  expect(await interviewers.resolve(['1=安', '博', '2=安'], resolving)).toEqual({
    kind: 'words',
    words: ['1=ou_a', '1=ou_b', '2=ou_a'],
  });
});

test('both sides are looked up by what they are called', async () => {
  const { resolving, asked } = resolvingWith(known);
  expect(await forms.resolve(['初面=通用表'], resolving)).toEqual({ kind: 'words', words: ['7=8'] });
  expect(asked).toEqual(['round-type 轮次 初面', 'feedback-form 项 通用表']);
  expect(await forms.resolve(['无=通用表'], resolving)).toMatchObject({ kind: 'failed' });
});

test('to remove, each word may be a key of its own', async () => {
  const { resolving } = resolvingWith(known, true);
  expect(await interviewers.resolve(['1', '2'], resolving)).toEqual({ kind: 'words', words: ['1', '2'] });
  expect(await interviewers.resolve(['1=安', '博'], resolving)).toEqual({
    kind: 'words',
    words: ['1=ou_a', '1=ou_b'],
  });
});

test('a key without a value is refused, with the way to write it', async () => {
  const { resolving } = resolvingWith(known);
  expect(await forms.resolve(['初面='], resolving)).toMatchObject({
    kind: 'refused',
    refusal: { code: 'key-without-value', hint: { en: 'Write --flag <name>=<value>' }, again: ['flag'] },
  });
});

test('what points at nothing is read, and called by what it was read as', async () => {
  const { resolving, named } = resolvingWith({ 研发: thing('7', '研发') });
  const field = entries(label, {
    key: { label: round.label, entity: 'cost-center' },
    value: (own) => ({ ...word(own), read: (typed) => ok(`<${typed}>`) }),
    merges: true,
  });
  expect(await field.resolve(['研发=a', 'b'], resolving)).toEqual({ kind: 'words', words: ['7=<a b>'] });
  expect([...named]).toEqual([['7=<a b>', '研发：<a b>']]);
});

test('a list that is given whole keeps what stands twice, for the rules of the operation to tell', async () => {
  const { resolving } = resolvingWith({ 研发: thing('7', '研发') });
  expect(shares.doubles).toBe(true);
  expect(await shares.resolve(['研发=60', '40'], resolving)).toEqual({ kind: 'words', words: ['7=60', '7=40'] });
});

test('an edit replaces the keys it names, or the whole', () => {
  expect(forms.edited({ set: ['7=1'] }, ['7=8', '9=8'], when)).toEqual(['9=8', '7=1']);
  expect(shares.edited({ set: ['7=1'] }, ['7=8', '9=8'], when)).toEqual(['7=1']);
  // Several people stand under one round, one form under one type.
  expect(interviewers.edited({ add: ['1=ou_b'] }, ['1=ou_a'], when)).toEqual(['1=ou_a', '1=ou_b']);
  expect(forms.edited({ add: ['7=1'] }, ['7=8'], when)).toEqual(['7=1']);
});

test('a typed value is written in the kind of the value that is held', () => {
  const alike = (value: string, held: string) => (held.startsWith('"') ? `"${value}"` : value);
  const field = entries(label, { key: round, value: word, merges: true, alike });
  expect(field.edited({ set: ['a=1', 'b=1', 'c=1'], remove: ['d'] }, ['a="0"', 'b=0', 'd="0"'], when)).toEqual([
    'a="1"',
    'b=1',
    'c=1',
  ]);
});
