/** Who may propose what, and who must say yes (`interface.md` section 7). Pure: the file is read elsewhere. */
import { z } from 'zod';
import { isChatId, isOpenId } from './ids.ts';
import type { Required } from './required.ts';

/** A group's name, an open_id, or one of two words: `requester` and `everyone`. */
const Who = z.string().min(1).max(128);
const OpenId = z.string().refine(isOpenId, 'must be an open_id, ou_…');

const Approve = z.strictObject({
  by: z.array(Who).min(1),
  /** How many different people. */
  count: z.int().min(1).max(20).default(1),
  /** Whether the requester counts, where they stand in `by`. */
  self: z.boolean().default(false),
  /** At most that many targets need only the requester's own confirmation. */
  above: z.int().min(0).max(2000).default(0),
  /** Whether a reject must say why. */
  reason: z.boolean().default(false),
});

const Rule = z.strictObject({
  /** `job.managers`, `pool.*`, `*`. */
  operations: z.array(z.string()).min(1),
  propose: z.array(Who).min(1),
  /** `*`, or chat ids. */
  chats: z
    .array(z.union([z.literal('*'), z.string().refine(isChatId, 'must be "*" or a chat id, oc_…')]))
    .min(1)
    .default(['*']),
  approve: Approve,
});
export type Rule = z.output<typeof Rule>;

export const Policy = z.strictObject({
  groups: z.record(z.string().regex(/^[\p{L}\p{N}_-]{1,64}$/u), z.array(OpenId)).default({}),
  rules: z.array(Rule).min(1),
  /** Whether people who gain or lose a role in a change are told. */
  notify: z.boolean().default(false),
  /** Who is told of a missing scope. */
  admins: z.array(OpenId).default([]),
});
export type Policy = z.output<typeof Policy>;

/** Something wrong at a place in the file. */
export interface PolicyProblem {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

const words: Readonly<Record<'propose' | 'by', readonly string[]>> = {
  propose: ['everyone'],
  by: ['everyone', 'requester'],
};

/** What the shape alone does not tell: groups that are not there, operations that nobody has. */
export function policyProblems(policy: Policy, operations: readonly string[]): PolicyProblem[] {
  const groups = Object.keys(policy.groups);
  const taken = groups.filter((name) => words.by.includes(name));
  return [
    ...taken.map((name) => ({ path: ['groups', name], text: `"${name}" has a meaning of its own: rename the group` })),
    ...policy.rules.flatMap((rule, index) => ruleProblems(rule, ['rules', index], { groups, operations })),
  ];
}

interface Known {
  readonly groups: readonly string[];
  readonly operations: readonly string[];
}

function ruleProblems(rule: Rule, path: PolicyProblem['path'], { groups, operations }: Known): PolicyProblem[] {
  const patterns = ['*', ...new Set(operations.map((name) => `${name.split('.')[0]}.*`)), ...operations];
  const strangers = (list: readonly string[], at: readonly PropertyKey[], allowed: readonly string[]) =>
    list.flatMap((who, index) =>
      isOpenId(who) || groups.includes(who) || allowed.includes(who)
        ? []
        : [
            {
              path: [...path, ...at, index],
              text: `"${who}" is no group of this file; allowed: ${known(groups, allowed)}`,
            },
          ],
    );
  return [
    ...rule.operations.flatMap((name, index) =>
      patterns.includes(name)
        ? []
        : [
            {
              path: [...path, 'operations', index],
              text: `"${name}" is no operation; allowed: ${patterns.join(', ')}`,
            },
          ],
    ),
    ...strangers(rule.propose, ['propose'], words.propose),
    ...strangers(rule.approve.by, ['approve', 'by'], words.by),
  ];
}

const known = (groups: readonly string[], allowed: readonly string[]): string =>
  [...groups, ...allowed, 'ou_…'].join(', ');

/** A proposal as the policy sees it. */
export interface Case {
  readonly operation: string;
  /** open_id. */
  readonly requester: string;
  /** Chat id. */
  readonly chat: string;
  readonly targets: number;
}

/** Null stands for no policy file: everyone who can chat with the app proposes and confirms alone. */
export function requiredFor(policy: Policy | null, asked: Case): Required {
  if (!policy) return { kind: 'own' };
  const rule = policy.rules.find((each) => matches(policy, each, asked));
  if (!rule) return { kind: 'forbidden' };
  const { by, count, self, above, reason } = rule.approve;
  if (by.includes('requester') || asked.targets <= above) return { kind: 'own' };
  return { kind: 'approvals', each: [{ count, self, by: peopleIn(policy, by) }], reason };
}

/** The first rule that names the operation, the chat and the person wins. */
const matches = (policy: Policy, rule: Rule, asked: Case): boolean =>
  covers(rule, asked) && includes(peopleIn(policy, rule.propose), asked.requester);

const covers = ({ operations, chats }: Rule, { operation, chat }: Pick<Case, 'operation' | 'chat'>): boolean =>
  operations.some((name) => name === '*' || name === operation || name === `${operation.split('.')[0]}.*`) &&
  chats.some((each) => each === '*' || each === chat);

/** Names of the groups that may propose this here. */
export const groupsThatMay = ({ groups, rules }: Policy, asked: Pick<Case, 'operation' | 'chat'>): string[] => [
  ...new Set(
    rules
      .filter((rule) => covers(rule, asked))
      .flatMap(({ propose }) => propose.filter((who) => Object.hasOwn(groups, who))),
  ),
];

function peopleIn({ groups }: Policy, list: readonly string[]): ReadonlySet<string> | 'everyone' {
  if (list.includes('everyone')) return 'everyone';
  return new Set(list.flatMap((who) => (Object.hasOwn(groups, who) ? (groups[who] ?? []) : [who])));
}

const includes = (people: ReadonlySet<string> | 'everyone', who: string): boolean =>
  who !== '' && (people === 'everyone' || people.has(who));

/** Rules that can never be satisfied: nobody may propose, or fewer people may approve than must. */
export function unreachable(policy: Policy): { index: number; why: string }[] {
  return policy.rules.flatMap(({ propose, approve: { by, count, self } }, index) => {
    const requesters = peopleIn(policy, propose);
    if (requesters !== 'everyone' && requesters.size === 0) return [{ index, why: 'lets nobody propose' }];
    const people = peopleIn(policy, by);
    if (by.includes('requester') || people === 'everyone') return [];
    // Where everybody who may propose also approves, the one who asks does not count.
    const without = !self && requesters !== 'everyone' && [...requesters].every((who) => people.has(who)) ? 1 : 0;
    const most = people.size - without;
    return most < count ? [{ index, why: `needs ${count} to approve, but only ${most} can` }] : [];
  });
}
