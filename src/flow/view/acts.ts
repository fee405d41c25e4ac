/** Which buttons a card carries: by its state, by where it stands, and by whether they can help. */
import { type Advice, adviceFor } from '../../core/advice.ts';
import { canonicalJson } from '../../core/api.ts';
import type { DrawnOperation } from '../../core/operation.ts';
import { type Act, actsIn, type ProposalState } from '../../core/proposal.ts';
import { approversOf, type Required } from '../../core/required.ts';
import type { Text } from '../../core/text.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Drawing } from '../read/drawing.ts';
import { lacksScope } from './mending.ts';

/** Where a card stands: in the chat of the two, in a group, or with an approver. */
export type Seat = 'direct' | 'group' | 'approver';

/** Approving is for the approver's own card and for the group; withdrawing is for the chat of who asked. */
const seats: Readonly<Record<Seat, (act: Act) => boolean>> = {
  direct: (act) => act !== 'approve' && act !== 'reject',
  group: () => true,
  approver: (act) => ['approve', 'reject', 'happened', 'again'].includes(act),
};

export const standsOn = (seat: Seat, act: Act): boolean => seats[seat](act);

type Acted = Pick<Item, 'operation' | 'state' | 'code'>;

interface Rules {
  readonly drawing: Drawing;
  readonly common: readonly Advice[];
}

/** One of its operations is no more: what was asked for can no longer be done whole. */
const isGone = (operations: readonly DrawnOperation[]): boolean => operations.some(({ gone }) => gone);

/** Trying again helps only where the contract says so: not for a missing target, not for a value that must change. */
export function mayBeRetried(item: Acted, { drawing, common }: Rules): boolean {
  const { state, code } = item;
  const { missing, advice, gone } = drawing(item);
  if (state === 'cancelled') return !gone;
  if (state !== 'failed' || gone || missing.includes(code ?? 0)) return false;
  const retry = adviceFor(code ?? 0, [advice, common])?.retry;
  return retry !== 'never' && retry !== 'after_fix';
}

/** What can be done without the operation's record. */
const withoutRecord: readonly Act[] = ['cancel', 'stop', 'reject', 'happened', 'report'];

export const offeredActs = (state: ProposalState, items: readonly Acted[], rules: Rules): readonly Act[] =>
  actsIn(state)
    .filter((act) => !isGone(items.map(rules.drawing)) || withoutRecord.includes(act))
    // One that stands alone is over before anybody could press.
    .filter((act) => act !== 'stop' || (items.length > 1 && items.some((item) => item.state === 'pending')))
    // What one item came to stands on its card.
    .filter((act) => act !== 'report' || items.length > 1)
    .filter((act) => act !== 'retry' || items.some((item) => mayBeRetried(item, rules)))
    // What failed for good is over; only what would be tried again by itself can be stopped.
    .filter((act) => act !== 'cancel' || state !== 'failed' || lacksScope(items));

/** Said to a click on a card that was drawn while the operation was still there. */
export const objectionOf = (operations: readonly DrawnOperation[], act: Act): Text | null =>
  isGone(operations) && !withoutRecord.includes(act)
    ? { zh: '现在的版本没有这项操作了。', en: 'This version no longer has this operation.' }
    : null;

type Wanting = Pick<Item, 'operation' | 'wanted'>;

/** A form has one value of each field for all targets: what differs from one to the next it cannot say. */
export const isAlike = (items: readonly Wanting[]): boolean =>
  new Set(items.map(({ operation, wanted }) => canonicalJson({ operation, wanted }))).size === 1;

/** Is there anybody who can be reminded in person? */
export const mayBeNudged = ({ requester }: Pick<Proposal, 'requester'>, required: Required): boolean =>
  approversOf(required, requester).length > 0;
