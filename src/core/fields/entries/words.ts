/** Entries and their changes in words. */
import type { Field, Speaking, SpokenChange, SpokenPart } from '../../field.ts';
import { inARow, nothing, same, type Text } from '../../text.ts';
import { entriesIn, partsOf, sameValue, type Value } from '../../value.ts';
import { byName, inWords, spoken } from '../words.ts';
import type { Key, Pair } from './parts.ts';

export function spokenEntries(pair: Pair): Pick<Field, 'words' | 'change'> {
  const called = (entry: string, speaking: Speaking) => entryName(entry, pair, speaking);
  const { words, change } = spoken(inWords(called), called);
  return {
    words: pair.value.many ? (value, speaking) => wordsByKey(value, pair, speaking) : words,
    change: (moved, speaking) => {
      const whole = change(moved, speaking);
      if (!pair.merges) return whole;
      // Edited key by key: each key that changes is told by itself; the others are counted.
      const before = byKey(moved.from);
      const after = byKey(moved.to);
      const kept = [...before].filter(([id, entries]) => sameValue(entries, after.get(id))).length;
      return { ...whole, added: [], removed: [], kept, parts: partsOfChange(moved, pair, speaking) };
    },
  };
}

type Moved = Parameters<Field['change']>[0];

/** A key with all that stands under it, one after the other: `第 1 轮：陈静、林晓`. */
function wordsByKey(value: Value | undefined, pair: Pair, speaking: Speaking): Text {
  const groups = [...byKey(value)].map(([id, entries]) => {
    const key = keyName(id, pair.key, speaking);
    const own = partWords(entries, pair, speaking);
    return own.zh === '' ? key : { zh: `${key.zh}：${own.zh}`, en: `${key.en}: ${own.en}` };
  });
  if (groups.length === 0) return nothing;
  return { zh: groups.map(({ zh }) => zh).join('；'), en: groups.map(({ en }) => en).join('; ') };
}

function partsOfChange({ from, to, found }: Moved, pair: Pair, speaking: Speaking): SpokenPart[] {
  const before = byKey(from);
  const after = byKey(to);
  const now = found === undefined ? null : byKey(found);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (id) => !sameValue(before.get(id), after.get(id)),
  );
  return changed.map((id) => ({
    label: keyName(id, pair.key, speaking),
    ...partOf({ held: before.get(id) ?? [], wanted: after.get(id) ?? [] }, pair, speaking),
    ...(now && { found: partWords(now.get(id) ?? [], pair, speaking) }),
  }));
}

interface Part {
  readonly held: readonly string[];
  readonly wanted: readonly string[];
}

/** What stands under one key: a value, or a list. */
function partOf({ held, wanted }: Part, pair: Pair, speaking: Speaking): Omit<SpokenChange, 'parts'> {
  const named = (entries: readonly string[]): Text[] =>
    pair.value.many ? entries.map((entry) => valueName(entry, pair, speaking)) : [];
  return {
    from: partWords(held, pair, speaking),
    to: partWords(wanted, pair, speaking),
    added: named(wanted.filter((entry) => !held.includes(entry))),
    removed: named(held.filter((entry) => !wanted.includes(entry))),
    kept: pair.value.many ? held.filter((entry) => wanted.includes(entry)).length : 0,
    emptied: wanted.length === 0,
  };
}

function byKey(value: Value | undefined): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const entry of entriesIn(value)) {
    const { key } = partsOf(entry);
    keys.set(key, [...(keys.get(key) ?? []), entry]);
  }
  return keys;
}

const partWords = (entries: readonly string[], pair: Pair, speaking: Speaking): Text =>
  entries.length === 0 ? nothing : inARow(entries.map((entry) => valueName(entry, pair, speaking)));

const keyName = (id: string, { words }: Key, speaking: Speaking): Text => words?.(id) ?? byName(id, speaking);

/** Both sides by name, unless the whole entry has words of its own. */
function entryName(entry: string, pair: Pair, speaking: Speaking): Text {
  const whole = speaking.names.get(entry);
  if (whole) return { zh: whole, en: whole.replace('：', ': ') };
  const key = keyName(partsOf(entry).key, pair.key, speaking);
  if (partsOf(entry).value === null) return key;
  const value = valueName(entry, pair, speaking);
  return { zh: `${key.zh}：${value.zh}`, en: `${key.en}: ${value.en}` };
}

/** Without the key before it. */
function valueName(entry: string, { key: spec, value: field }: Pair, speaking: Speaking): Text {
  const { key: id, value } = partsOf(entry);
  const whole = speaking.names.get(entry);
  if (whole === undefined) return value ? field.words(value, speaking) : same('');
  const before = `${keyName(id, spec, speaking).zh}：`;
  return same(whole.startsWith(before) ? whole.slice(before.length) : whole);
}
