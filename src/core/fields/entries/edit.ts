/** What an edit makes of a list of entries. */
import type { Field, Setting } from '../../field.ts';
import { type Edit, editedEntries, entryOf, partsOf } from '../../value.ts';
import type { Pair } from './parts.ts';

export const editEntries =
  ({ value, merges, alike }: Pair): Field['edited'] =>
  (edit, present, setting) =>
    editedEntries(alike ? inKind(edit, present, { alike, setting }) : edit, present, { merges, several: value.many });

interface Alike {
  readonly alike: NonNullable<Pair['alike']>;
  readonly setting: Setting;
}

/** Typed entries in the kind of those they take the place of. */
function inKind({ set, add, ...edit }: Edit, present: readonly string[], { alike, setting }: Alike): Edit {
  const held = new Map(present.map((entry) => [partsOf(entry).key, partsOf(entry).value ?? '']));
  const aligned = (entry: string): string => {
    const { key, value } = partsOf(entry);
    const own = held.get(key);
    if (own === undefined || value === null) return entry;
    return entryOf(key, alike(value, own, { timeZone: setting.timeZone, shape: setting.shapeOf?.(key) }));
  };
  return { ...edit, ...(set && { set: set.map(aligned) }), ...(add && { add: add.map(aligned) }) };
}
