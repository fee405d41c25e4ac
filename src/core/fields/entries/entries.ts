/** Lists of entries `key=value`. */
import type { Field, Thing, Typed } from '../../field.ts';
import type { Text } from '../../text.ts';
import { entriesIn, partsOf } from '../../value.ts';
import { base, list, type Options } from '../base.ts';
import { entryControls } from './controls.ts';
import type { Key, Parts } from './parts.ts';
import { spokenEntries } from './words.ts';

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
