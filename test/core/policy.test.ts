/** The policy against an oracle that was written apart from it, from `interface.md` section 7. */
import { describe, expect, test } from 'vitest';
import { groupsThatMay, Policy, policyProblems, requiredFor, unreachable } from '../../src/core/policy.ts';
import { approversOf, isEnough, mayApprove } from '../../src/core/required.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { figure } from '../support/figure.ts';

const operations = ['job.managers', 'job.config', 'jr.update', 'pool.add', 'pool.remove', 'prehire.update'];
const people = ['ou_a', 'ou_b', 'ou_c', 'ou_d', 'ou_e', 'ou_f'];
const chats = ['oc_1', 'oc_2', 'oc_3'];
const groupNames = ['recruiters', 'leads', 'hrbp'];

interface Decided {
  readonly who: string;
  readonly yes: boolean;
}

/** What may happen, told independently: `no` (may not propose), `alone`, `waits`, `goes`. */
function oracle(raw: Raw, ask: { op: string; who: string; chat: string; n: number }, said: readonly Decided[]): string {
  const has = (list: readonly string[], person: string): boolean => {
    for (const entry of list) {
      if (entry === 'everyone' || entry === person) return true;
      if (raw.groups[entry]?.includes(person)) return true;
    }
    return false;
  };
  for (const rule of raw.rules) {
    let named = false;
    for (const pattern of rule.operations) {
      if (pattern === '*' || pattern === ask.op) named = true;
      if (pattern.endsWith('.*') && ask.op.startsWith(pattern.slice(0, -1))) named = true;
    }
    const here = rule.chats === undefined || rule.chats.includes('*') || rule.chats.includes(ask.chat);
    if (!named || !here || !has(rule.propose, ask.who)) continue;
    const { by, count = 1, self = false, above = 0 } = rule.approve;
    if (by.indexOf('requester') >= 0 || ask.n <= above) return 'alone';
    const voices = new Set<string>();
    for (const { who, yes } of said) {
      if (yes && has(by, who) && (self || who !== ask.who)) voices.add(who);
    }
    return voices.size >= count ? 'goes' : 'waits';
  }
  return 'no';
}

interface Raw {
  groups: Record<string, string[]>;
  rules: {
    operations: string[];
    propose: string[];
    chats?: string[];
    approve: { by: string[]; count?: number; self?: boolean; above?: number };
  }[];
}

const chance = createChance(20261121);
const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
const some = <T>(list: readonly T[], most = 3): T[] =>
  Array.from({ length: 1 + Math.floor(chance() * most) }, () => pick(list));
const maybe = <T>(make: () => T): T | undefined => (chance() < 0.5 ? make() : undefined);

function randomPolicy(): Raw {
  const who = [...groupNames, ...people, 'everyone'];
  return {
    groups: Object.fromEntries(groupNames.map((name) => [name, chance() < 0.1 ? [] : some(people)])),
    rules: Array.from({ length: 1 + Math.floor(chance() * 4) }, () => {
      const [given, count, self, above] = [
        maybe(() => some([...chats, '*'], 2)),
        maybe(() => 1 + Math.floor(chance() * 3)),
        maybe(() => chance() < 0.5),
        maybe(() => Math.floor(chance() * 5)),
      ];
      return {
        operations: some([...operations, 'pool.*', 'job.*', '*'], 2),
        propose: some(who),
        ...(given && { chats: given }),
        approve: {
          by: some([...who, 'requester']),
          ...(count !== undefined && { count }),
          ...(self !== undefined && { self }),
          ...(above !== undefined && { above }),
        },
      };
    }),
  };
}

function ours(policy: Policy, ask: Parameters<typeof oracle>[1], said: readonly Decided[]): string {
  const required = requiredFor(policy, { operation: ask.op, requester: ask.who, chat: ask.chat, targets: ask.n });
  if (required.kind === 'forbidden') return 'no';
  if (required.kind === 'own') return 'alone';
  const voices = said.map(({ who, yes }) => ({ actor: who, yes }));
  return isEnough(required, voices, ask.who) ? 'goes' : 'waits';
}

test('5,000 generated cases, policy changes in between: no disagreement with the oracle', () => {
  const seen = new Map<string, number>();
  const wrong: unknown[] = [];
  let raw = randomPolicy();
  for (let index = 0; index < 5_000; index += 1) {
    if (index % 3 === 0) raw = randomPolicy();
    const policy = Policy.parse(raw);
    const ask = { op: pick(operations), who: pick(people), chat: pick(chats), n: 1 + Math.floor(chance() * 6) };
    // One voice a person, as the store keeps them.
    const said = [...new Set(some(people, 5))].map((who) => ({ who, yes: chance() < 0.8 }));
    const [told, expected] = [ours(policy, ask, said), oracle(raw, ask, said)];
    seen.set(expected, (seen.get(expected) ?? 0) + 1);
    if (told !== expected) wrong.push({ raw, ask, said, told, expected });
  }
  figure('M7', {
    tried: 5_000,
    bad: wrong.length,
    beside: [...seen].map(([told, times]) => `${told} ${times}`).join(', '),
  });
  expect(wrong).toEqual([]);
  // Every answer was asked for often: the test can fail.
  expect([...seen.keys()].sort()).toEqual(['alone', 'goes', 'no', 'waits']);
  expect(Math.min(...seen.values())).toBeGreaterThan(100);
});

test('nobody approves their own request, in five spellings of the id: 0 of 1,000', () => {
  let passed = 0;
  for (let index = 0; index < 1_000; index += 1) {
    const bare = `${Math.floor(chance() * 1e9).toString(16)}Ab`;
    const requester = `ou_${bare}`;
    const spellings = [requester, `ou_${bare.toUpperCase()}`, `on_${bare}`, ` ON_${bare}`, `${requester} `];
    const policy = Policy.parse({
      rules: [{ operations: ['*'], propose: ['everyone'], approve: { by: ['everyone', 'ou_other'] } }],
    });
    const required = requiredFor(policy, { operation: 'pool.add', requester, chat: 'oc_1', targets: 1 });
    expect(mayApprove(required, requester, 'ou_other')).toBe(true);
    passed += spellings.flatMap((asking) => spellings.filter((who) => mayApprove(required, asking, who))).length;
  }
  figure('M7', {
    tried: 25_000,
    bad: passed,
    beside: 'own requests, five spellings of either; another one may approve',
  });
  expect(passed).toBe(0);
});

describe('details', () => {
  const policy = (approve: object): Policy =>
    Policy.parse({
      groups: { leads: ['ou_a', 'ou_b'] },
      rules: [{ operations: ['*'], propose: ['everyone'], approve: { by: ['leads'], ...approve } }],
    });
  const ask = { operation: 'jr.update', requester: 'ou_a', chat: 'oc_1', targets: 3 };

  test('an empty operator is nobody, even where everyone may', () => {
    const required = requiredFor(policy({ by: ['everyone'] }), ask);
    expect(mayApprove(required, 'ou_a', '')).toBe(false);
    expect(requiredFor(policy({}), { ...ask, requester: '' }).kind).toBe('forbidden');
  });

  test('with `self` the requester counts where they stand in the list', () => {
    expect(approversOf(requiredFor(policy({}), ask), 'ou_a')).toEqual(['ou_b']);
    expect(approversOf(requiredFor(policy({ self: true }), ask), 'ou_a')).toEqual(['ou_a', 'ou_b']);
  });

  test('`above` is the largest number of targets that needs nobody else', () => {
    expect(requiredFor(policy({ above: 3 }), ask).kind).toBe('own');
    expect(requiredFor(policy({ above: 2 }), ask).kind).toBe('approvals');
  });

  test('another id is another person, also where one is a part of the other', () => {
    const required = requiredFor(policy({ by: ['everyone'] }), ask);
    expect(mayApprove(required, 'tenant_ou_1', 'tenant_1')).toBe(true);
  });

  test.each<[string, boolean, object, object?]>([
    ['one approver', true, {}],
    ['20 of them', true, { count: 20 }],
    ['21', false, { count: 21 }],
    ['none', false, { count: 0 }],
    ['above 2,000', true, { above: 2000 }],
    ['above 2,001', false, { above: 2001 }],
    ['nobody by name', false, { by: [''] }],
    ['a name of 128', true, { by: ['x'.repeat(128)] }],
    ['a name of 129', false, { by: ['x'.repeat(129)] }],
    ['groups in any language', true, {}, { 招聘组_1: [], '-': [], ['x'.repeat(64)]: [] }],
    ['a group of 65', false, {}, { ['x'.repeat(65)]: [] }],
    ['a group with a sign', false, {}, { 'a!b': [] }],
    ['a group that begins with one', false, {}, { '!b': [] }],
    ['a group that ends with one', false, {}, { 'b ': [] }],
  ])('%s: %s', (_, isSound, approve, groups = {}) => {
    const rules = [{ operations: ['*'], propose: ['everyone'], approve: { by: ['ou_a'], ...approve } }];
    expect(Policy.safeParse({ groups, rules }).success).toBe(isSound);
  });

  test('what is left out asks for nothing more', () => {
    const { rules, ...rest } = policy({});
    expect(rest).toEqual({ groups: { leads: ['ou_a', 'ou_b'] }, notify: false, admins: [] });
    expect(rules[0]?.approve).toEqual({ by: ['leads'], count: 1, self: false, above: 0, reason: false });
  });

  test('the groups that may propose something here, each once, nobody by id', () => {
    const approve = { by: ['requester'] };
    const told = Policy.parse({
      groups: { a: [], b: [], c: [], d: [] },
      rules: [
        { operations: ['job.managers'], propose: ['b', 'ou_x', 'everyone', 'a'], approve },
        { operations: ['job.*'], propose: ['a', 'c'], chats: ['oc_1'], approve },
        { operations: ['pool.add'], propose: ['d'], approve },
      ],
    });
    expect(groupsThatMay(told, { operation: 'job.managers', chat: 'oc_1' })).toEqual(['b', 'a', 'c']);
    expect(groupsThatMay(told, { operation: 'job.managers', chat: 'oc_2' })).toEqual(['b', 'a']);
    expect(groupsThatMay(told, { operation: 'jr.update', chat: 'oc_1' })).toEqual([]);
  });

  test.each<[string, readonly string[], object, string | null]>([
    ['nobody may propose', ['none'], { by: ['leads'] }, 'lets nobody propose'],
    ['one may', ['ou_x'], { by: ['leads'] }, null],
    ['their own yes is enough', ['leads'], { by: ['requester', 'none'], count: 3 }, null],
    ['everybody approves', ['leads'], { by: ['everyone'], count: 20 }, null],
    ['nobody approves', ['everyone'], { by: ['none'] }, 'needs 1 to approve, but only 0 can'],
    ['as many as there are', ['everyone'], { by: ['leads'], count: 2 }, null],
    ['more than there are', ['everyone'], { by: ['leads'], count: 3 }, 'needs 3 to approve, but only 2 can'],
    ['all of those who propose', ['leads'], { by: ['leads'], count: 2 }, 'needs 2 to approve, but only 1 can'],
    ['all of them, each for themselves too', ['leads'], { by: ['leads'], count: 2, self: true }, null],
    ['all of them, for somebody beside', ['leads', 'ou_x'], { by: ['leads'], count: 2 }, null],
  ])('rules that can never be satisfied: %s', (_, propose, approve, why) => {
    const groups = { leads: ['ou_a', 'ou_b'], none: [] };
    const sound = { operations: ['pool.add'], propose: ['leads'], approve: { by: ['requester'] } };
    const rules = [sound, { operations: ['*'], propose, approve }];
    expect(unreachable(Policy.parse({ groups, rules }))).toEqual(why === null ? [] : [{ index: 1, why }]);
  });

  test('names that mean something else, and names that mean nothing', () => {
    const wrong = Policy.parse({
      groups: { everyone: ['ou_a'], leads: [] },
      rules: [
        { operations: ['jobs.*', 'pool.add'], propose: ['requester', 'lead'], approve: { by: ['leds', 'ou_b'] } },
      ],
    });
    expect(policyProblems(wrong, operations).map(({ path }) => path.join('.'))).toEqual([
      'groups.everyone',
      'rules.0.operations.0',
      'rules.0.propose.0',
      'rules.0.propose.1',
      'rules.0.approve.by.0',
    ]);
    const told = policyProblems(wrong, operations).at(-1)?.text;
    expect(told).toBe('"leds" is no group of this file; allowed: everyone, leads, everyone, requester, ou_…');
  });
});
