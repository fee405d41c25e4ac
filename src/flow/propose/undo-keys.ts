/** What an undo puts back, one by one: known by who puts it back, and where. */
import type { Item } from '../../store/rows/item.ts';

export const backKey = ({ operation, ids }: Pick<Item, 'operation' | 'ids'>): string =>
  `${operation} ${Object.values(ids).join(' ')}`;
