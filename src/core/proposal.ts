/** States of a proposal and of its items, and the steps between them (`interface.md` section 4). Pure. */

export const proposalStates = [
  'proposed',
  'confirmed',
  'approved',
  'applying',
  'applied',
  'partly-applied',
  'failed',
  'stale',
  'unclear',
  'cancelled',
  'rejected',
  'expired',
] as const;
export type ProposalState = (typeof proposalStates)[number];

/**
 * `pending` waits for its call, `sending` may have been sent, `checking` was accepted by Feishu and is not seen in Hire
 * yet, `applied`, `failed`, `stale`, `cancelled`, `unclear` are outcomes. `cancelled` had not begun when its run was stopped.
 * An `unclear` item is one that the read-back could not settle: a person decides.
 */
export const itemStates = [
  'pending',
  'sending',
  'checking',
  'applied',
  'failed',
  'stale',
  'cancelled',
  'unclear',
] as const;
export type ItemState = (typeof itemStates)[number];

/** What people do to a proposal with a button. */
export const acts = [
  'confirm',
  'approve',
  'reject',
  'nudge',
  'edit',
  'cancel',
  'stop',
  'retry',
  'rebase',
  'happened',
  'again',
  'undo',
  'report',
] as const;
export type Act = (typeof acts)[number];

/** What decides for the change, so that all of it should have been read. */
export const isYes = (act: string): act is 'confirm' | 'approve' => act === 'confirm' || act === 'approve';

/** Reading on: possible in every state, and decides nothing. */
export const TURN = 'page';

/** What moves a proposal: a button, the clock, or a policy that asks for less than the one before. */
export type Mover = Act | 'expire' | 'policy';

/** Where an act leads. `by-items`: the state follows from the items. Nowhere: another proposal comes of it, or a word. */
type Next = ProposalState | 'by-items';

type Class =
  /** Nobody has decided: it can expire or be withdrawn. */
  | 'undecided'
  /** Calls are under way or wait for their turn. */
  | 'running'
  /** The state is what the items say. */
  | 'follows-items'
  /** Nothing can happen any more but an undo, which is shorter than any retention. */
  | 'ended'
  /** The requester hears of it where somebody else had to decide. */
  | 'told'
  /** Hire was changed by at least one item. */
  | 'took-effect'
  /** At least one item was refused. */
  | 'has-failures';

interface Facts {
  readonly is: readonly Class[];
  /** In the order of the buttons. */
  readonly acts: Readonly<Partial<Record<Mover, readonly Next[]>>>;
}

const ITEMS: readonly Next[] = ['by-items'];
const NOWHERE: readonly Next[] = [];

/** All that a state means. A new one has to say it here, and nowhere else. */
const states: Readonly<Record<ProposalState, Facts>> = {
  proposed: {
    is: ['undecided'],
    acts: { confirm: ['confirmed', 'approved'], edit: ['cancelled'], cancel: ['cancelled'], expire: ['expired'] },
  },
  confirmed: {
    is: ['undecided'],
    acts: {
      approve: ['approved'],
      reject: ['rejected'],
      nudge: NOWHERE,
      cancel: ['cancelled'],
      expire: ['expired'],
      policy: ['approved'],
    },
  },
  approved: { is: ['running', 'follows-items'], acts: { stop: ITEMS } },
  applying: { is: ['running', 'follows-items'], acts: { stop: ITEMS } },
  applied: { is: ['follows-items', 'ended', 'told', 'took-effect'], acts: { undo: NOWHERE, report: NOWHERE } },
  'partly-applied': {
    is: ['follows-items', 'ended', 'told', 'took-effect', 'has-failures'],
    acts: { retry: ITEMS, undo: NOWHERE, report: NOWHERE },
  },
  failed: {
    is: ['follows-items', 'ended', 'told', 'has-failures'],
    acts: { retry: ITEMS, edit: ['cancelled'], cancel: ['cancelled'], report: NOWHERE },
  },
  stale: {
    is: ['follows-items', 'ended', 'told'],
    acts: { rebase: ['cancelled'], cancel: ['cancelled'], report: NOWHERE },
  },
  unclear: { is: ['follows-items', 'ended', 'told'], acts: { happened: ITEMS, again: ITEMS, report: NOWHERE } },
  // Where its items say so the run was stopped before anything was written, and goes on with a button; nothing else moves it.
  cancelled: { is: ['ended'], acts: { retry: ITEMS } },
  rejected: { is: ['ended', 'told'], acts: {} },
  expired: { is: ['ended', 'told'], acts: {} },
};

export const is = (state: ProposalState, wanted: Class): boolean => states[state].is.includes(wanted);

/** For queries: all states of a class. */
export const statesThatAre = (wanted: Class): ProposalState[] => proposalStates.filter((state) => is(state, wanted));

const isAct = (mover: string): mover is Act => acts.some((act) => act === mover);

/** Buttons that a card in this state carries. */
export const actsIn = (state: ProposalState): Act[] => Object.keys(states[state].acts).filter(isAct);

/** Something came of it that can be told item by item. */
export const hasOutcome = (state: ProposalState): boolean => actsIn(state).includes('report');

/** The states in which this may be done, so that it leads there. */
export const statesBefore = (mover: Mover, to: ProposalState): ProposalState[] =>
  proposalStates.filter((state) => states[state].acts[mover]?.includes(to));

/** After approval a proposal's state follows from its items. */
export function stateFromItems(items: readonly ItemState[]): ProposalState {
  const has = (state: ItemState) => items.includes(state);
  if (has('sending') || has('checking')) return 'applying';
  if (has('pending')) return items.every((state) => state === 'pending') ? 'approved' : 'applying';
  if (has('unclear')) return 'unclear';
  if (items.every((state) => state === 'applied')) return 'applied';
  if (has('applied')) return 'partly-applied';
  // Previewing again covers what failed beside it too.
  if (has('stale')) return 'stale';
  return has('failed') ? 'failed' : 'cancelled';
}
