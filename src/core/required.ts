/** What the policy wants of a proposal, and whose voices count for it. Pure. */

/** So many of these people. */
export interface Approval {
  readonly count: number;
  /** open_ids; `everyone` for whoever sees the card. */
  readonly by: ReadonlySet<string> | 'everyone';
  /** Whether the requester counts. */
  readonly self: boolean;
}

export type Required =
  /** No rule lets this person propose this here. */
  | { readonly kind: 'forbidden' }
  /** The requester's own confirmation is enough. */
  | { readonly kind: 'own' }
  | {
      readonly kind: 'approvals';
      /** All of them are wanted; one person's yes counts for each that they may give. */
      readonly each: readonly Approval[];
      /** Whether a reject must say why. */
      readonly reason: boolean;
    };

/** What a proposal over several operations takes: all that any of them asks for, so that none is a way around another. */
export function combined(all: readonly Required[]): Required {
  if (all.length === 0 || all.some(({ kind }) => kind === 'forbidden')) return { kind: 'forbidden' };
  const asking = all.flatMap((each) => (each.kind === 'approvals' ? [each] : []));
  if (asking.length === 0) return { kind: 'own' };
  const each = new Map<string, Approval>();
  for (const approval of asking.flatMap((one) => one.each)) {
    const count = Math.max(approval.count, each.get(keyOf(approval))?.count ?? 0);
    each.set(keyOf(approval), { ...approval, count });
  }
  return { kind: 'approvals', each: [...each.values()], reason: asking.some(({ reason }) => reason) };
}

/** The same people under the same condition are asked once. */
const keyOf = ({ by, self }: Approval): string => `${self} ${by === 'everyone' ? by : [...by].sort().join(' ')}`;

const includes = (people: Approval['by'], who: string): boolean =>
  who !== '' && (people === 'everyone' || people.has(who));

/** The same person however the id is written: only an id that is plainly another one counts as another person. */
const isSamePerson = (one: string, other: string): boolean => bare(one) === bare(other);

const bare = (id: string): string =>
  id
    .trim()
    .replace(/^o[un]_/i, '')
    .toLowerCase();

const mayGive = ({ by, self }: Approval, requester: string, who: string): boolean =>
  includes(by, who) && (self || !isSamePerson(requester, who));

const approvalsIn = (required: Required): readonly Approval[] => (required.kind === 'approvals' ? required.each : []);

export const mayApprove = (required: Required, requester: string, who: string): boolean =>
  approvalsIn(required).some((approval) => mayGive(approval, requester, who));

export interface Voice {
  readonly yes: boolean;
  readonly actor: string;
}

/** How many of those who may give it have said yes: whoever left the group since does not count any more. */
export const givenTo = (approval: Approval, voices: readonly Voice[], requester: string): number =>
  voices.filter(({ yes, actor }) => yes && mayGive(approval, requester, actor)).length;

/** How far it is, all approvals together. */
export function progressOf(required: Required, voices: readonly Voice[], requester: string) {
  const each = approvalsIn(required);
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  return {
    given: sum(each.map((approval) => Math.min(approval.count, givenTo(approval, voices, requester)))),
    needed: sum(each.map(({ count }) => count)),
  };
}

/** Whether these voices, beside the requester's own, carry the change. */
export function isEnough(required: Required, voices: readonly Voice[], requester: string): boolean {
  if (required.kind === 'forbidden') return false;
  const { given, needed } = progressOf(required, voices, requester);
  return given >= needed;
}

/** Whoever may be asked in person for this one; nobody where everybody may give it. */
export const askedFor = (approval: Approval, requester: string): string[] =>
  approval.by === 'everyone' ? [] : [...approval.by].filter((who) => mayGive(approval, requester, who));

/** The same for all that is wanted. */
export const approversOf = (required: Required, requester: string): string[] => [
  ...new Set(approvalsIn(required).flatMap((approval) => askedFor(approval, requester))),
];
