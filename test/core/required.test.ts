import { expect, test } from 'vitest';
import {
  type Approval,
  approversOf,
  combined,
  isEnough,
  mayApprove,
  progressOf,
  type Required,
} from '../../src/core/required.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const people = ['ou_a', 'ou_b', 'ou_c', 'ou_d'];
const own: Required = { kind: 'own' };
const forbidden: Required = { kind: 'forbidden' };
const approvals = (...each: Approval[]): Required => ({ kind: 'approvals', each, reason: false });
const by = (who: readonly string[], count = 1, self = false): Approval => ({ by: new Set(who), count, self });
const yes = (...actors: string[]) => actors.map((actor) => ({ actor, yes: true }));

test('of nothing at all nobody may do anything', () => {
  expect(combined([])).toEqual(forbidden);
  expect(combined([own, forbidden])).toEqual(forbidden);
  expect(combined([own, own])).toEqual(own);
});

test('one person who may give both approvals gives both; two that are the same are asked once, for the larger number', () => {
  const both = combined([approvals(by(['ou_b', 'ou_c'])), approvals(by(['ou_c', 'ou_d']))]);
  expect(isEnough(both, yes('ou_c'), 'ou_a')).toBe(true);
  expect(isEnough(both, yes('ou_b'), 'ou_a')).toBe(false);
  expect(isEnough(both, yes('ou_b', 'ou_d'), 'ou_a')).toBe(true);
  expect(progressOf(both, yes('ou_b'), 'ou_a')).toEqual({ given: 1, needed: 2 });
  expect(approversOf(both, 'ou_a')).toEqual(['ou_b', 'ou_c', 'ou_d']);
  for (const who of people) expect(mayApprove(both, 'ou_a', who), who).toBe(who !== 'ou_a');
  expect(combined([approvals(by(['ou_b', 'ou_c'])), approvals(by(['ou_c', 'ou_b'], 2))])).toEqual(
    approvals(by(['ou_c', 'ou_b'], 2)),
  );
});

test('where everybody may approve nobody is asked in person', () => {
  expect(approversOf(approvals({ by: 'everyone', count: 1, self: false }, by(['ou_b'])), 'ou_a')).toEqual(['ou_b']);
});

test('a reason that one of them wants is wanted', () => {
  const wanting: Required = { kind: 'approvals', each: [by(['ou_b'])], reason: true };
  expect(combined([approvals(by(['ou_c'])), wanting])).toMatchObject({ reason: true });
});

test('2,000 generated policies: what is over several operations is enough only where it is for each of them', () => {
  const chance = createChance(11);
  const pick = <T>(list: readonly T[]): T[] => list.filter(() => chance() < 0.5);
  const one = (): Required => {
    const which = chance();
    if (which < 0.1) return forbidden;
    if (which < 0.35) return own;
    return approvals(
      chance() < 0.1
        ? { by: 'everyone', count: 1 + Math.floor(chance() * 2), self: chance() < 0.5 }
        : by(pick(people), 1 + Math.floor(chance() * 3), chance() < 0.5),
    );
  };
  const seen = new Set<boolean>();
  for (let round = 0; round < 2000; round += 1) {
    const each = Array.from({ length: 1 + Math.floor(chance() * 3) }, one);
    const voices = people.map((actor) => ({ actor, yes: chance() < 0.6 }));
    const enough = isEnough(combined(each), voices, 'ou_a');
    expect(enough).toBe(each.every((required) => isEnough(required, voices, 'ou_a')));
    seen.add(enough);
  }
  expect(seen).toEqual(new Set([true, false]));
});
