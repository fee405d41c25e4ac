/** What Hire holds against a filter. */
import type { Field, Setting } from '../../core/field.ts';
import { comparable } from '../../core/names.ts';
import type { Operation } from '../../core/operation.ts';
import { entriesIn, isList, sameValue, type Value, type Values } from '../../core/value.ts';
import { editedValue } from '../../core/wanted.ts';
import type { Wanted } from './export-filter.ts';

interface Held extends Pick<Wanted, 'people' | 'edits'> {
  readonly setting: Setting;
}

export function heldWanted({ fields }: Operation, values: Values, { people, edits, setting }: Held): boolean {
  const involved = [...fields].flatMap(([flag, field]) => (field.people ? field.peopleIn(values[flag]) : []));
  if (people.length > 0 && !people.some((id) => involved.includes(id))) return false;
  return Object.entries(edits).every(([flag, { set = [] }]) => {
    const field = fields.get(flag);
    return !field || set.some((word) => holds(field, word, { present: values[flag], setting }));
  });
}

/** As if it were to be changed to that: what would not change holds it. */
function holds(
  field: Field,
  word: string,
  { present = null, setting }: { present: Value | undefined; setting: Setting },
): boolean {
  const edited = editedValue(field, { set: [word] }, { ...setting, present });
  if (!edited.ok) return false;
  if (isList(edited.value)) return edited.value.every((entry) => entriesIn(present).includes(entry));
  if (field.sentence) return comparable(String(present ?? '')).includes(comparable(word));
  return sameValue(edited.value, present);
}

/** Null where what it holds does not tell. */
export const isOver = ({ over }: Operation, values: Values): boolean | null =>
  over && Object.entries(over).some(([flag, ended = []]) => ended.some((value) => sameValue(value, values[flag])));
