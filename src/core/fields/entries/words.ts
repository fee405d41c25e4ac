/** Entries and their changes in words. */
import type { Field, Speaking } from '../../field.ts';
import { isList, partsOf } from '../../value.ts';
import { byName, inWords, spoken } from '../words.ts';
import type { Key, Pair } from './parts.ts';

export function spokenEntries({ key, value, merges }: Pair): Pick<Field, 'words' | 'change'> {
  const called = (entry: string, speaking: Speaking) => entryName(entry, key, speaking);
  const { words, change } = spoken(inWords(called), called);
  return {
    words,
    change: (moved, speaking) => {
      const whole = change(moved, speaking);
      const { from, to } = moved;
      if (!merges || value.many) return whole;
      // Edited key by key: only the keys that change, each with what it has now and then; the others are counted.
      const [gone, come] =
        isList(from) && isList(to)
          ? [from.filter((entry) => !to.includes(entry)), to.filter((entry) => !from.includes(entry))]
          : [from, to];
      return { ...whole, from: words(gone, speaking), to: words(come, speaking), added: [], removed: [] };
    },
  };
}

/** Both sides by name, unless the whole entry has words of its own. */
function entryName(entry: string, { words }: Key, speaking: Speaking): string {
  if (speaking.names.has(entry)) return byName(entry, speaking);
  const { key, value } = partsOf(entry);
  return `${words?.(key) ?? byName(key, speaking)}：${byName(value ?? '', speaking)}`;
}
