/** Items of one proposal may belong to several operations: each is drawn by its own. */
import type { DrawnOperation } from '../../core/operation.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Deps } from '../deps.ts';

export type Drawing = (item: Pick<Item, 'operation'>) => DrawnOperation;

type Drawn = Pick<Item, 'operation' | 'ids' | 'seen' | 'wanted'>;

/** By what these items tell, where an operation is gone. */
export function drawingOf({ drawn }: Pick<Deps, 'drawn'>, items: readonly Drawn[]): Drawing {
  const known = new Map(
    operationsOf(items).map((name) => [
      name,
      drawn(
        name,
        items.filter(({ operation }) => operation === name),
      ),
    ]),
  );
  return ({ operation }) => known.get(operation) ?? drawn(operation);
}

/** In the order in which they come first. */
export const operationsOf = (items: readonly Pick<Item, 'operation'>[]): string[] => [
  ...new Set(items.map(({ operation }) => operation)),
];
