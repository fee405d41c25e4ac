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
function inKind({ set, add, remove, ...edit }: Edit, present: readonly string[], { alike, setting }: Alike): Edit {
  const held = present.map(partsOf);
  const { timeZone, shapeOf } = setting;
  const aligned = (entry: string): string => {
    const { key: typed, value } = partsOf(entry);
    const own = heldAs(typed, held);
    if (own === undefined || value === null) return entry;
    return entryOf(own.key, alike(value, own.value ?? '', { timeZone, shape: shapeOf?.(own.key) }));
  };
  const removed = (entry: string): string => {
    const { key: typed, value } = partsOf(entry);
    const key = heldAs(typed, held)?.key ?? typed;
    return value === null ? key : entryOf(key, value);
  };
  return {
    ...edit,
    ...(set && { set: set.map(aligned) }),
    ...(add && { add: add.map(aligned) }),
    ...(remove && { remove: remove.map(removed) }),
  };
}

type Held = ReturnType<typeof partsOf>;

/** A key that nothing holds as it was typed is the one that differs in case alone. */
const heldAs = (key: string, held: readonly Held[]): Held | undefined =>
  held.find((each) => each.key === key) ?? held.find((each) => each.key.toLowerCase() === key.toLowerCase());
