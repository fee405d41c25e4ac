/** Entries and their changes in words. */
import type { Field, Speaking, SpokenPart } from '../../field.ts';
import { nothing, same, type Text } from '../../text.ts';
import { entriesIn, partsOf, type Value } from '../../value.ts';
import { byName, inWords, spoken } from '../words.ts';
import type { Key, Pair } from './parts.ts';

export function spokenEntries(pair: Pair): Pick<Field, 'words' | 'change'> {
  const called = (entry: string, speaking: Speaking) => entryName(entry, pair, speaking);
  const { words, change } = spoken(inWords(called), called);
  return {
    words,
    change: (moved, speaking) => {
      const whole = change(moved, speaking);
      if (!pair.merges || pair.value.many) return whole;
      // Edited key by key: each key that changes is told by itself; the others are counted.
      const before = entriesIn(moved.from);
      const after = entriesIn(moved.to);
      return {
        ...whole,
        from: words(
          before.filter((entry) => !after.includes(entry)),
          speaking,
        ),
        to: words(
          after.filter((entry) => !before.includes(entry)),
          speaking,
        ),
        added: [],
        removed: [],
        parts: partsOfChange(moved, pair, speaking),
      };
    },
  };
}

type Moved = Parameters<Field['change']>[0];

function partsOfChange({ from, to, found }: Moved, pair: Pair, speaking: Speaking): SpokenPart[] {
  const before = byKey(from);
  const after = byKey(to);
  const now = found === undefined ? null : byKey(found);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
  const words = (entry: string | undefined): Text =>
    entry === undefined ? nothing : same(valueName(entry, pair, speaking));
  return changed.map((id) => ({
    label: same(keyName(id, pair.key, speaking)),
    from: words(before.get(id)),
    to: words(after.get(id)),
    emptied: !after.has(id),
    ...(now && { found: words(now.get(id)) }),
  }));
}

const byKey = (value: Value | undefined): Map<string, string> =>
  new Map(entriesIn(value).map((entry) => [partsOf(entry).key, entry]));

const keyName = (id: string, { words }: Key, speaking: Speaking): string => words?.(id) ?? byName(id, speaking);

/** Both sides by name, unless the whole entry has words of its own. */
function entryName(entry: string, { key, value: field }: Pair, speaking: Speaking): string {
  if (speaking.names.has(entry)) return byName(entry, speaking);
  const { key: id, value } = partsOf(entry);
  return `${keyName(id, key, speaking)}：${value ? field.words(value, speaking).zh : ''}`;
}

/** Without the key before it. */
function valueName(entry: string, pair: Pair, speaking: Speaking): string {
  const whole = entryName(entry, pair, speaking);
  const before = `${keyName(partsOf(entry).key, pair.key, speaking)}：`;
  return whole.startsWith(before) ? whole.slice(before.length) : whole;
}
