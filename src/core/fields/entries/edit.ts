/** What an edit makes of a list of entries. */
import type { Field } from '../../field.ts';
import { type Edit, editedEntries, entryOf, partsOf } from '../../value.ts';
import type { Pair } from './parts.ts';

export const editEntries =
  ({ value, merges, alike }: Pair): Field['edited'] =>
  (edit, present) =>
    editedEntries(alike ? inKind(edit, present, alike) : edit, present, { merges, several: value.many });

/** Typed entries in the kind of those they take the place of. */
function inKind({ set, add, ...edit }: Edit, present: readonly string[], alike: NonNullable<Pair['alike']>): Edit {
  const held = new Map(present.map((entry) => [partsOf(entry).key, partsOf(entry).value ?? '']));
  const aligned = (entry: string): string => {
    const { key, value } = partsOf(entry);
    const own = held.get(key);
    return own !== undefined && value !== null ? entryOf(key, alike(value, own)) : entry;
  };
  return { ...edit, ...(set && { set: set.map(aligned) }), ...(add && { add: add.map(aligned) }) };
}
