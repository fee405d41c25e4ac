/** An operation that this version no longer has: what it did is still shown, counted and listed, and nothing else. */
import { words } from '../core/fields/text.ts';
import type { DrawnOperation, StoredItem } from '../core/operation.ts';
import { same } from '../core/text.ts';

/** As far as its items tell: fields go by their flags, values as they were stored. */
export function goneOperation(name: string, items: readonly StoredItem[] = []): DrawnOperation {
  const flags = new Set(items.flatMap(({ seen, wanted }) => [...Object.keys(seen), ...Object.keys(wanted)]));
  return {
    title: same(name),
    // The last id is the one that each item has of its own.
    bulk: Object.keys(items[0]?.ids ?? {}).at(-1) ?? '',
    coded: false,
    fields: new Map([...flags].map((flag) => [flag, words(same(flag))])),
    write: { scopes: [] },
    advice: [],
    missing: [],
    grave: () => null,
    gone: true,
  };
}
