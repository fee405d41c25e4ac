/** In a cell that was exported, words stand for what they stood for then; a key that was taken out of it is to go. */
import type { Carried } from '../../core/carried.ts';
import type { Field } from '../../core/field.ts';
import { type Edit, entryOf, partsOf } from '../../core/value.ts';

type Named = Carried['named'][string];

/** Of all rows: a word may have been copied from one to the other. The row's own words come first. */
export function wordsCarried(all: readonly (Carried | null)[]): (carried: Carried, flag: string) => Named {
  const known = new Map<string, Record<string, string>>();
  for (const carried of all)
    for (const [flag, named] of Object.entries(carried?.named ?? {}))
      known.set(flag, Object.assign(known.get(flag) ?? Object.create(null), named));
  return (carried, flag) => ({ ...known.get(flag), ...carried.named[flag] });
}

export interface Cell {
  readonly field: Field;
  /** What its words stand for. */
  readonly named: Named;
  /** What stood in this very cell. */
  readonly own: Named;
}

export function asCarried(edit: Edit, { field, named, own }: Cell): Edit {
  if (!edit.set) return edit;
  const sides = field.keyed ? sidesOf(named) : null;
  const set = edit.set.map((word) => (Object.hasOwn(named, word) ? named[word] : undefined) ?? sides?.(word) ?? word);
  if (!field.keyed) return { ...edit, set };
  const kept = new Set(set.map((entry) => partsOf(entry).key));
  const gone = new Set(Object.values(own).flatMap((entry) => (kept.has(partsOf(entry).key) ? [] : partsOf(entry).key)));
  return { ...edit, set, ...(gone.size > 0 && { remove: [...gone] }) };
}

/** A known key with another value, a known value under another key, a known value that follows its key. */
function sidesOf(named: Named): (word: string) => string {
  const keys = new Map<string, string>();
  const values = new Map<string, string>();
  for (const [word, entry] of Object.entries(named)) {
    const typed = partsOf(word);
    const meant = partsOf(entry);
    keys.set(typed.key, meant.key);
    if (typed.value !== null && meant.value !== null) values.set(typed.value, meant.value);
  }
  const one = (known: ReadonlyMap<string, string>, word: string) => known.get(word) ?? word;
  return (word) => {
    const { key, value } = partsOf(word);
    return value === null ? one(values, word) : entryOf(one(keys, key), one(values, value));
  };
}
