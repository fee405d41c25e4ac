/** Lists of entries `key=value`. */
import type { EntityKind } from '../entity.ts';
import type { Field, Thing, Typed } from '../field.ts';
import type { Outcome } from '../outcome.ts';
import type { Text } from '../text.ts';
import { partsOf } from '../value.ts';
import { base, list, listed, type Options } from './base.ts';

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
