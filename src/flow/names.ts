/** Names of the people that a proposal's cards show. They are stored with it, so that a click asks nobody. */
import type { Operation } from '../core/operation.ts';
import { isList, Values } from '../core/value.ts';
import { proposalById, storeNames } from '../store/proposals.ts';
import type { ItemTable } from '../store/schema.ts';
import type { Deps } from './deps.ts';

/** Everybody whom the values of some items mention. */
export function peopleIn(
  items: readonly Pick<ItemTable, 'seen' | 'wanted' | 'found'>[],
  operation: Operation,
): string[] {
  const ids = new Set<string>();
  for (const { seen, wanted, found } of items) {
    for (const values of [seen, wanted, found ?? '{}'].map((json) => Values.parse(JSON.parse(json)))) {
      for (const [flag, value] of Object.entries(values)) {
        if (operation.fields.get(flag)?.kind !== 'person') continue;
        for (const id of isList(value) ? value : [value]) if (typeof id === 'string') ids.add(id);
      }
    }
  }
  return [...ids];
}

/** Adds the names of people who came into view since the preview. */
export async function learnNames(deps: Deps, proposalId: string, ids: readonly string[]): Promise<void> {
  const proposal = await proposalById(deps.db, proposalId);
  if (!proposal) return;
  const known: Record<string, string> = JSON.parse(proposal.names);
  const unknown = ids.filter((id) => !Object.hasOwn(known, id));
  if (unknown.length === 0) return;
  const { byId } = await deps.people.names(unknown);
  if (byId.size > 0) await storeNames(deps.db, proposalId, JSON.stringify({ ...known, ...Object.fromEntries(byId) }));
}
