/** Lists of entries `key=value`. */
import { type Entity, type EntityKind, plainEntity } from '../entity.ts';
import type { Field, Forming, Slot, Speaking, Thing, Typed } from '../field.ts';
import type { FormField } from '../form-field.ts';
import type { Outcome } from '../outcome.ts';
import type { Text } from '../text.ts';
import { entriesIn, isList, partsOf, type Value } from '../value.ts';
import { base, list, type Options } from './base.ts';
import { filled } from './controls.ts';
import { byName, inWords, spoken } from './words.ts';

/** What stands before the `=`: the name of something, or a word of its own. */
interface Key {
  readonly label: Text;
  readonly entity?: EntityKind;
  readonly read?: (word: string) => Outcome<string>;
  readonly words?: (key: string) => string;
  /** Those that a form asks for, where no list tells them. */
  readonly offered?: (held: readonly string[]) => readonly string[];
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
    peopleIn: (all) => entriesIn(all).flatMap((entry) => value.peopleIn(partsOf(entry).value)),
    thingsIn: (all) => entriesIn(all).flatMap((entry) => thingsOf(entry, key, value)),
    controls: entryControls(parts, value),
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

/** A control per key, where keys and values can be chosen; else one text for all. */
const entryControls =
  (parts: Parts, { chosen }: Field): Field['controls'] =>
  async (slot, forming) => {
    const keys = await keysFor(parts, slot, forming);
    if (!chosen || !keys) return [oneText(parts, slot, forming)];
    const each = await Promise.all(keys.map((key) => chosen(slotFor(key, slot), { ...forming, shape: key.shape })));
    return each.every((control) => control !== null) ? each : [oneText(parts, slot, forming)];
  };

async function keysFor({ key }: Parts, { base: held, initial }: Slot, { list: listOf }: Forming) {
  if (key.offered) {
    const keys = new Set([...byKey(held).keys(), ...byKey(initial).keys()]);
    return key.offered([...keys]).map((each) => ({ ...plainEntity(each), label: key.words?.(each) ?? '' }));
  }
  return key.entity ? listOf(key.entity) : null;
}

/** The place of one key: `interviewers-1`. */
const slotFor = ({ id, label }: Entity, slot: Slot): Slot => ({
  ...slot,
  name: `${slot.name}-${id}`,
  key: id,
  label: { zh: `${slot.label.zh} · ${label || id}`, en: `${slot.label.en} · ${label || id}` },
  base: byKey(slot.base).get(id),
  initial: byKey(slot.initial).get(id),
});

function byKey(value: Value | undefined): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const entry of entriesIn(value)) {
    const { key, value: own } = partsOf(entry);
    keys.set(key, [...(keys.get(key) ?? []), own ?? '']);
  }
  return keys;
}

const oneText = ({ merges }: Parts, slot: Slot, { names }: Forming): FormField => ({
  ...filled(slot, (value) => entriesIn(value).map((entry) => entryTyped(entry, names))),
  control: 'text',
  list: true,
  merges,
});

/** As it can be typed again. */
function entryTyped(entry: string, names: Forming['names']): string {
  const { key, value } = partsOf(entry);
  return `${quoted(names.get(key) ?? key)}=${quoted(value ?? '')}`;
}

/** In the marks that let it be typed again as one value. */
function quoted(text: string): string {
  if (!/[\s,，、="']/.test(text)) return text;
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}
