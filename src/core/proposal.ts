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
 * `pending` waits for its call, `sending` may have been sent, `applied`, `failed`, `stale`, `unclear` are outcomes.
 * An `unclear` item is one that the read-back could not settle: a person decides.
 */
export const itemStates = ['pending', 'sending', 'applied', 'failed', 'stale', 'unclear'] as const;
export type ItemState = (typeof itemStates)[number];

export const acts = [
  'confirm',
  'approve',
  'reject',
  'edit',
  'cancel',
  'retry',
  'rebase',
  'happened',
  'again',
  'undo',
] as const;
export type Act = (typeof acts)[number];

/** Buttons that a card in this state carries. */
export function actsIn(state: ProposalState): readonly Act[] {
  switch (state) {
    case 'proposed':
      return ['confirm', 'edit', 'cancel'];
    case 'confirmed':
      return ['approve', 'reject', 'cancel'];
    case 'failed':
      return ['retry', 'edit'];
    case 'partly-applied':
      return ['retry', 'undo'];
    case 'applied':
      return ['undo'];
    case 'stale':
      return ['rebase', 'cancel'];
    case 'unclear':
      return ['happened', 'again'];
    case 'approved':
    case 'applying':
    case 'cancelled':
    case 'rejected':
    case 'expired':
      return [];
  }
}

/** True while nobody has decided: such a proposal can expire or be withdrawn. */
export const isUndecided = (state: ProposalState): boolean => state === 'proposed' || state === 'confirmed';

/** After approval a proposal's state follows from its items. */
export function stateFromItems(items: readonly ItemState[]): ProposalState {
  const has = (state: ItemState) => items.includes(state);
  if (has('sending')) return 'applying';
  if (has('pending')) return items.every((state) => state === 'pending') ? 'approved' : 'applying';
  if (has('unclear')) return 'unclear';
  if (items.every((state) => state === 'applied')) return 'applied';
  if (has('applied')) return 'partly-applied';
  // Previewing again covers what failed beside it too.
  return has('stale') ? 'stale' : 'failed';
}
