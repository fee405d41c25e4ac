/** Lists of entries `key=value`. */
import type { EntityKind } from '../entity.ts';
import type { Field, Speaking, Thing, Typed } from '../field.ts';
import type { Outcome } from '../outcome.ts';
import type { Text } from '../text.ts';
import { isList, partsOf } from '../value.ts';
import { base, list, listed, type Options } from './base.ts';
import { byName, inWords, spoken } from './words.ts';

/** What stands before the `=`: the name of something, or a word of its own. */
interface Key {
  readonly label: Text;
  readonly entity?: EntityKind;
  readonly read?: (word: string) => Outcome<string>;
  readonly words?: (key: string) => string;
}

interface Parts {
  readonly key: Key;
  /** What stands behind it, a field in itself; where that takes many, a key may stand several times. */
  readonly value: (label: Text) => Field;
  /** `--x` replaces the keys it names and leaves the others alone. */
  readonly merges: boolean;
  /** A typed value in the kind of the value that is held. */
  readonly alike?: (value: string, held: string) => string;
}

export const entries = (label: Text, parts: Parts, options: Options = {}): Field<readonly string[]> => {
  const { key, merges, alike } = parts;
  const value = parts.value(label);
  return {
    ...base,
    ...options,
    label,
    typed: typedAs(key, value),
    traced: value.traced,
    people: value.people,
    ...spokenEntries(parts, value),
    peopleIn: (all) => listed(all).flatMap((entry) => value.peopleIn(partsOf(entry).value)),
    thingsIn: (all) => listed(all).flatMap((entry) => thingsOf(entry, key, value)),
    ...(value.entity && { entity: value.entity }),
    read: value.read,
    keyed: {
      label: key.label,
      ...(key.entity && { entity: key.entity }),
      ...(key.read && { readKey: key.read }),
      ...(key.words && { keyWords: key.words }),
      several: value.many,
      merges,
      ...(alike && { alike }),
    },
    many: true,
    schema: list,
  };
};

/** An entry takes the name that its key stands for, where that is one. */
function typedAs({ entity, label }: Key, { typed }: Field): Typed {
  const kind = entity ?? typed.kind;
  const written = [`\`${entity ?? label.en.toLowerCase()}=${typed.kind ?? 'value'}\``];
  return kind ? { takes: 'name', kind, written } : { takes: 'anything', written };
}

function thingsOf(entry: string, { entity }: Key, { thingsIn }: Field): Thing[] {
  const { key, value } = partsOf(entry);
  return [...(entity && key ? [{ kind: entity, id: key }] : []), ...thingsIn(value)];
}

function spokenEntries({ key, merges }: Parts, { many }: Field): Pick<Field, 'words' | 'change'> {
  const called = (entry: string, speaking: Speaking) => entryName(entry, key, speaking);
  const { words, change } = spoken(inWords(called), called);
  return {
    words,
    change: (moved, speaking) => {
      const whole = change(moved, speaking);
      const { from, to } = moved;
      if (!merges || many) return whole;
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
