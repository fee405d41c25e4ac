/** Which runs a person may stop. */
import { is } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import { itemsOf, reachIn } from '../../store/items.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Deps } from '../deps.ts';
import { objection } from '../rights/objection.ts';

/** Something of it has not begun. */
export const waits = ({ state }: Proposal, items: readonly Item[]): boolean =>
  is(state, 'running') && items.some((item) => item.state === 'pending');

export const whyNotStopped = (
  deps: Deps,
  proposal: Proposal,
  { items, actor }: { items: readonly Item[]; actor: string },
): Text | null => objection(deps, { act: 'stop', proposal, actor, reach: reachIn(items) });

export async function mayBeStopped(deps: Deps, proposal: Proposal, actor: string): Promise<boolean> {
  const items = await itemsOf(deps.db, proposal.id);
  return waits(proposal, items) && whyNotStopped(deps, proposal, { items, actor }) === null;
}
