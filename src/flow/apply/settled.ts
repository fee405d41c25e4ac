/** What became of the items of a call, as it is to be recorded. */
import { canonicalJson } from '../../core/api.ts';
import type { Failure, ItemOutcome } from '../../store/calls.ts';
import type { Item } from '../../store/rows/item.ts';

export interface Settled {
  readonly items: readonly Item[];
  readonly outcome: ItemOutcome | (Failure & { readonly state: 'unsettled' }) | Accepted;
}

/** Feishu said yes, and its answer does not tell what Hire holds. */
export interface Accepted {
  readonly state: 'checking';
  readonly logId: string | null;
  /** Read back when nobody else wants to read; otherwise at once, by whoever records this. */
  readonly background: boolean;
}

/** Items with the same outcome make one audit entry. */
export function grouped(settled: readonly Settled[]): Settled[] {
  const groups = new Map<string, Settled>();
  for (const { items, outcome } of settled) {
    const key = canonicalJson(outcome);
    groups.set(key, { items: [...(groups.get(key)?.items ?? []), ...items], outcome });
  }
  return [...groups.values()];
}
