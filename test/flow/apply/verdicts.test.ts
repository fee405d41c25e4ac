/** What is made of a call whose outcome nobody recorded, for everything that Hire may hold afterwards: rule 10 of `reliability.md`. */
import { expect, test } from 'vitest';
import type { Advice } from '../../../src/core/advice.ts';
import type { Values } from '../../../src/core/value.ts';
import { verdictsOf } from '../../../src/flow/apply/verdicts.ts';
import type { Read } from '../../../src/flow/read/present.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';

const NOW = 1_000_000;
const LOOKS = 12;
const twice: Advice = {
  httpStatus: null,
  code: 7,
  zh: '忙',
  en: 'busy',
  fixZh: '等',
  fixEn: 'wait',
  retry: 'backoff',
  tries: 2,
};
/** What Hire may hold of a target of which `a` and `b` were 1 and shall be 2; `how` only says how to write. */
const held: Readonly<Record<string, Values>> = {
  wanted: { a: '2', b: '2', c: '9' },
  before: { a: '1', b: '1', c: '9' },
  else: { a: '3', b: '1' },
  half: { a: '2', b: '1' },
};
const kinds = [...Object.keys(held), 'gone', 'unreadable'];

function readOf(kind: string): Read {
  if (kind === 'gone') return { kind: 'missing', code: 404, logId: 'log-read' };
  if (kind === 'unreadable') return { kind: 'failed', reply: { kind: 'unknown', reason: 'timeout', logId: null } };
  return { kind: 'present', present: { values: held[kind] ?? {}, label: 'x' } };
}

const chance = createChance(20_261_128);
const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(chance() * list.length)] ?? list[0];

const item = () => ({
  wanted: { a: '2', b: '2', how: 'x' },
  seen: { a: '1', b: '1' },
  attempt: pick([1, LOOKS - 1, LOOKS, LOOKS + 1]),
  /** Zero where nobody has answered the try. */
  next_at: pick([0, 1]),
  tries: pick([0, 1, 2, 3, 5, 6]),
  code: pick([null, 7, 8]),
  message: 'said',
  log_id: 'log-write',
});
type Tried = ReturnType<typeof item>;

const mostTries = ({ code }: Tried): number => (code === null ? 6 : code === twice.code ? 2 : 3);

function expected(one: Tried, kind: string, hasMoved: boolean): unknown {
  const said = { code: one.code, message: 'said', logId: 'log-write' };
  if (kind === 'gone') return { state: 'failed', code: 404, logId: 'log-read' };
  if (kind === 'wanted') return { state: 'applied', held: held.wanted, logId: 'log-write' };
  if (hasMoved) return { state: 'unclear', held: held[kind], ...said };
  const isOver = one.next_at > 0 ? one.tries >= mostTries(one) : one.attempt >= LOOKS;
  return { state: isOver ? 'failed' : 'pending', nextAt: NOW, ...said };
}

test('5,000 calls: never sent again where anything moved, never given up where it can be known', () => {
  const seen = new Map<string, number>();
  for (let round = 0; round < 5_000; round += 1) {
    const items = Array.from({ length: 1 + Math.floor(chance() * 3) }, item);
    const each = items.map(() => (chance() < 0.4 ? 'before' : (kinds[Math.floor(chance() * kinds.length)] ?? 'gone')));
    // Reading stops where it cannot go on.
    const reads = each.map(readOf).slice(0, chance() < 0.1 ? -1 : each.length);
    const verdicts = verdictsOf({
      items,
      reads,
      operation: { lasting: ({ how, ...rest }) => rest, advice: round % 2 === 0 ? [twice] : [] },
      commonAdvice: round % 2 === 0 ? [] : [twice],
      now: NOW,
    });
    const isKnown = reads.length === items.length && !each.includes('unreadable');
    const isTired = items.some(({ attempt }) => attempt >= LOOKS);
    const hasMoved = each.some((kind) => ['wanted', 'else', 'half'].includes(kind));
    const right = items.map((one, at) => (isKnown ? expected(one, each[at] ?? '', hasMoved) : { state: 'unclear' }));
    expect(verdicts?.map(({ item: own }) => own) ?? items).toEqual(items);
    expect(verdicts?.map(({ outcome }) => outcome) ?? null, JSON.stringify({ items, each })).toEqual(
      isKnown || isTired ? right : null,
    );
    for (const state of verdicts?.map(({ outcome }) => outcome.state) ?? ['later'])
      seen.set(state, (seen.get(state) ?? 0) + 1);
  }
  expect([...seen.keys()].sort()).toEqual(['applied', 'failed', 'later', 'pending', 'unclear']);
  expect(Math.min(...seen.values())).toBeGreaterThan(200);
});
