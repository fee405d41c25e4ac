/** Names of the people that a proposal's cards show. They are stored with it, so that a click asks nobody. */
import type { EntityKind } from '../../core/entity.ts';
import type { Operation } from '../../core/operation.ts';
import type { Values } from '../../core/value.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Deps } from '../deps.ts';

/** As the proposal's cards name this person. */
export const storedName = ({ names }: Pick<Proposal, 'names'>, openId: string): string => names[openId] || openId;

/** Everybody whom the values of some items mention. */
export function peopleIn(items: readonly Pick<Item, 'seen' | 'wanted' | 'found'>[], operation: Operation): string[] {
  const ids = new Set<string>();
  for (const { seen, wanted, found } of items) {
    for (const values of [seen, wanted, found ?? {}]) {
      for (const [flag, value] of Object.entries(values)) {
        for (const id of operation.fields.get(flag)?.peopleIn(value) ?? []) ids.add(id);
      }
    }
  }
  return [...ids];
}

/** Ids of things in some values, by their kind. */
function thingsIn({ fields }: Operation, all: readonly Values[]): Map<EntityKind, Set<string>> {
  const things = new Map<EntityKind, Set<string>>();
  for (const [flag, value] of all.flatMap((values) => Object.entries(values))) {
    for (const { kind, id } of fields.get(flag)?.thingsIn(value) ?? [])
      things.set(kind, (things.get(kind) ?? new Set()).add(id));
  }
  return things;
}

/** Names that neither the command nor the read has told, from the lists they stand in. Without a list the id stays. */
export async function namesFromLists(
  deps: Deps,
  operation: Operation,
  { values, known }: { values: readonly Values[]; known: Readonly<Record<string, string>> },
): Promise<Record<string, string>> {
  const reads = [...thingsIn(operation, values)].map(async ([kind, ids]): Promise<[string, string][]> => {
    const unknown = new Set([...ids].filter((id) => !Object.hasOwn(known, id)));
    const loaded = unknown.size > 0 ? await deps.finders.get(kind)?.all?.() : undefined;
    const entries = loaded?.ok ? loaded.entries : [];
    return entries.flatMap(({ id, label }) => (label && unknown.has(id) ? [[id, label]] : []));
  });
  return Object.fromEntries((await Promise.all(reads)).flat());
}
