/** Cards against the official samples. */
import { expect, test } from 'vitest';
import { cardProblem } from '../../../src/sandbox/platform/card-check.ts';
import { seedPeople } from '../../../src/sandbox/seed/people.ts';
import { fixture } from '../../support/contract.ts';

test('the official samples pass, the one with a placeholder tag does not', () => {
  const samples = fixture('oracle/cards.json') as { name: string; v: { schema?: string; body?: unknown } }[];
  const refused = samples.filter(
    ({ v }) => v.schema === '2.0' && v.body && cardProblem(JSON.stringify(v), { update: false }),
  );
  expect(samples.length).toBe(62);
  expect(refused.map(({ v }) => cardProblem(JSON.stringify(v), { update: false })?.msg)).toEqual([
    expect.stringContaining('unsupported tag'),
  ]);
});
const card = (elements: unknown[], config: unknown = { update_multi: true }) =>
  JSON.stringify({ schema: '2.0', config, body: { elements } });
const line = { tag: 'div', text: { tag: 'plain_text', content: 'x' } };
test.each([
  ['not JSON', '{', 230099],
  ['the first version', '{"elements":[]}', 230099],
  ['more than 30 KB', card([{ tag: 'div', text: { tag: 'plain_text', content: 'x'.repeat(31_000) } }]), 230025],
  ['more than 200 nodes', card(Array.from({ length: 101 }, () => line)), 230099],
  ['an unknown tag', card([{ tag: 'note' }]), 230099],
  [
    'a form inside a column',
    card([{ tag: 'column_set', columns: [{ tag: 'column', elements: [{ tag: 'form', name: 'f', elements: [] }] }] }]),
    230099,
  ],
  ['a nameless form field', card([{ tag: 'form', name: 'f', elements: [{ tag: 'input' }] }]), 230099],
  ['update_multi missing on an update', card([line], {}), 230099],
])('%s is refused', (_what, json, code) => {
  expect(cardProblem(json, { update: true })?.code).toBe(code);
});

test('a mention of somebody who does not exist is refused, a known one is sent', () => {
  const people = new Set(seedPeople().map(({ openId }) => openId));
  const problem = (...elements: unknown[]) =>
    cardProblem(JSON.stringify({ schema: '2.0', body: { elements } }), { update: false, people });
  const [someone = ''] = people;
  expect(problem({ tag: 'markdown', content: `<at id=${someone}></at> <at id=all></at>` })).toBeNull();
  expect(problem({ tag: 'markdown', content: '<at id=ou_nobody></at>' })?.msg).toContain('100290');
  expect(problem({ tag: 'person_list', persons: [{ id: 'ou_nobody' }] })?.msg).toContain('100290');
  expect(problem({ tag: 'person_list', drop_invalid_user_id: true, persons: [{ id: 'ou_nobody' }] })).toBeNull();
});
