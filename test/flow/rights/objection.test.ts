/** Who may press which button: stated once more, from `interface.md` section 7, and asked of policies by chance. */
import { describe, expect, test } from 'vitest';
import { Policy } from '../../../src/core/policy.ts';
import { type Act, acts } from '../../../src/core/proposal.ts';
import { objection } from '../../../src/flow/rights/objection.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import type { Rule, Rules } from '../../support/voices.ts';

const people = ['ou_a', 'ou_b', 'ou_c', 'ou_d'];
const chats = ['oc_1', 'oc_2'];
const operations = ['job.managers', 'pool.add'];

interface Press {
  readonly act: Act;
  readonly actor: string;
  readonly requester: string;
  readonly chat: string;
  readonly operations: readonly string[];
  readonly targets: number;
}

function mayPress({ groups, rules }: Rules, { act, actor, requester, chat, operations: all, targets }: Press): boolean {
  const isIn = (who: string, words: readonly string[]): boolean =>
    words.some((word) => word === 'everyone' || word === who || groups[word]?.includes(who));
  const ruleFor = (who: string, operation: string): Rule | undefined =>
    rules.find(
      (each) =>
        each.operations.some((name) => name === '*' || name === operation) &&
        (each.chats ?? ['*']).some((id) => id === '*' || id === chat) &&
        isIn(who, each.propose),
    );
  const mayPropose = (who: string): boolean => all.every((operation) => ruleFor(who, operation));
  const isApprover = all.some((operation) => {
    const { by = [], self = false, above = 0 } = ruleFor(requester, operation)?.approve ?? {};
    const asksNobody = by.includes('requester') || targets <= above;
    return !asksNobody && isIn(actor, by) && (self || actor !== requester);
  });
  const approves = mayPropose(requester) && isApprover;
  const isOwn = actor === requester;
  if (act === 'report') return true;
  if (actor === '') return false;
  if (['cancel', 'nudge', 'stop'].includes(act)) return isOwn;
  if (act === 'confirm') return isOwn && mayPropose(requester);
  if (act === 'approve' || act === 'reject') return approves;
  if (act === 'happened' || act === 'again') return isOwn || approves;
  return isOwn || mayPropose(actor);
}

const press = (rules: Rules | null, { requester, chat, operations: all, targets, ...wish }: Press) =>
  objection(
    { policy: { current: () => ({ policy: rules && Policy.parse(rules), version: 'v' }) } },
    { ...wish, proposal: { requester, chat_id: chat }, reach: { operations: all, targets } },
  );

test('300 policies, every button, everybody and nobody: as the contract says', () => {
  const chance = createChance(20_261_127);
  const often = (share: number): boolean => chance() < share;
  const some = <T>(list: readonly T[], share: number): T[] => list.filter(() => often(share));
  const who = (): string[] => [
    ...some(people, 0.3),
    ...(often(0.3) ? ['team'] : []),
    ...(often(0.1) ? ['everyone'] : []),
  ];
  const rule = (): Rule => ({
    operations: often(0.5) ? ['*'] : operations.slice(0, often(0.5) ? 1 : 2),
    propose: [...who(), 'ou_x'],
    ...(often(0.3) ? { chats: ['oc_1'] } : {}),
    approve: {
      by: often(0.1) ? ['requester'] : [...who(), 'ou_x'],
      count: 1 + Math.floor(chance() * 2),
      self: often(0.3),
      above: Math.floor(chance() * 3),
    },
  });
  const seen = new Map<string, number>();
  for (let round = 0; round < 300; round += 1) {
    const rules: Rules = { groups: { team: some(people, 0.5) }, rules: Array.from({ length: 3 }, rule) };
    const [requester = '', chat = ''] = [people[round % 4], chats[round % 2]];
    const asked = { requester, chat, operations: some(operations, 0.6), targets: 1 + (round % 3) };
    for (const act of acts)
      for (const actor of [...people, 'ou_x', '']) {
        const given = { ...asked, act, actor, operations: asked.operations.length > 0 ? asked.operations : operations };
        const may = mayPress(rules, given);
        expect(press(rules, given) === null, JSON.stringify({ rules, given })).toBe(may);
        seen.set(`${act} ${may}`, (seen.get(`${act} ${may}`) ?? 0) + 1);
      }
  }
  // Each button was somebody's and was refused, the report aside, which is everybody's.
  expect(seen.size).toBe(2 * acts.length - 1);
  expect(Math.min(...seen.values())).toBeGreaterThan(50);
});

describe('what is said', () => {
  const rules = (approve: Rule['approve']): Rules => ({
    groups: {},
    rules: [{ operations: ['*'], propose: ['ou_a', 'ou_c'], approve }],
  });
  const asked = { requester: 'ou_a', chat: 'oc_1', operations, targets: 1 };
  const said = (act: Act, actor: string, approve: Rule['approve'] = { by: ['ou_b'] }) =>
    press(rules(approve), { ...asked, act, actor })?.en;

  test('nobody approves what they asked for, unless the policy lets them', () => {
    expect(said('approve', 'ou_a')).toBe('Somebody else has to approve what you asked for.');
    expect(said('approve', 'ou_c')).toBe('You are not an approver of this change.');
    expect(said('reject', 'ou_a', { by: ['ou_b'], self: true })).toBe('You are not an approver of this change.');
    expect(said('approve', 'ou_a', { by: ['requester'] })).toBe('You are not an approver of this change.');
    expect(said('approve', 'ou_b')).toBeUndefined();
  });

  test('where one of two operations lets them approve for themselves, it is not because they asked', () => {
    const [own = [], other] = [rules({ by: ['ou_b'], self: true }).rules, rules({ by: ['ou_b'] })];
    const mixed = {
      groups: {},
      rules: [...own.map((rule) => ({ ...rule, operations: ['pool.add'] })), ...other.rules],
    };
    expect(press(mixed, { ...asked, act: 'approve', actor: 'ou_a' })?.en).toBe(
      'You are not an approver of this change.',
    );
  });

  test('what is not theirs, and what nobody allows them', () => {
    for (const act of ['cancel', 'confirm', 'stop', 'again'] as const)
      expect(said(act, 'ou_c')).toBe('Only the person who asked can do this.');
    expect(said('undo', 'ou_b')).toBe('You may not do this here.');
    expect(said('undo', '')).toBe('Only the person who asked can do this.');
    expect(press(rules({ by: ['ou_a'] }), { ...asked, requester: 'ou_b', act: 'confirm', actor: 'ou_b' })?.en).toBe(
      'You may not do this here.',
    );
  });

  test('without a policy everybody may what whoever asked may, and nobody approves', () => {
    const may = acts.filter((act) => press(null, { ...asked, act, actor: 'ou_d' }) === null);
    expect(may).toEqual(['edit', 'retry', 'rebase', 'undo', 'report']);
  });
});
