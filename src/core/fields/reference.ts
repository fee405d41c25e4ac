/** Things that people call by their names. */
import type { Entity, EntityKind } from '../entity.ts';
import type { Field, Forming, Slot } from '../field.ts';
import { foldedName } from '../fold.ts';
import type { FormField, FormOption } from '../form-field.ts';
import { type Outcome, ok } from '../outcome.ts';
import type { Pointer } from '../resolving.ts';
import { same, type Text } from '../text.ts';
import { entriesIn, type Value } from '../value.ts';
import { base, list, type Options, text } from './base.ts';
import { chosenBy, filled } from './controls.ts';

/** The id of one thing that people call by its name. */
export const reference = (entity: EntityKind, label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  ...pointingAt(entity, label),
  resolve: resolveTo({ kind: entity, label, single: true }),
  ...chosenBy(fromList(entity, 'select'), oneByName),
  schema: text,
});

export const references = (entity: EntityKind, label: Text, options: Options = {}): Field<readonly string[]> => ({
  ...base,
  ...options,
  label,
  ...pointingAt(entity, label),
  ...chosenBy(fromList(entity, 'multi-select'), severalByIds),
  many: true,
  schema: list,
});

const nameOrId: Text = { zh: '名称、编码或 ID', en: 'a name, code or id' };

const pointingAt = (kind: EntityKind, label: Text) =>
  ({
    typed: { takes: 'name', kind, written: [`${kind}: id, code, name`], says: nameOrId },
    points: true,
    folded: asNamed,
    resolve: resolveTo({ kind, label }),
    thingsIn: (value: Value | undefined) => idsIn(value).map((id) => ({ kind, id })),
  }) as const;

export const asNamed = (word: string): Outcome<string> => ok(foldedName(word));

/** Words become the ids of what they stand for. */
export const resolveTo =
  (pointer: Pointer): Field['resolve'] =>
  async (words, { find }) => {
    const found = await find(pointer, words);
    return found.kind === 'found' ? { kind: 'words', words: found.things.map(({ id }) => id) } : found;
  };

export const idsIn = (value: Value | undefined): string[] => entriesIn(value).filter((id) => id !== '');

const fromList =
  (kind: EntityKind, control: 'select' | 'multi-select') =>
  async (slot: Slot, { list: listOf, names }: Forming): Promise<FormField | null> => {
    const things = await listOf(kind);
    if (!things) return null;
    const own = filled(slot);
    return { ...own, control, options: optionsOf(things, [...own.base, ...own.initial], names) };
  };

/** What is set stands in the list even where the list has it no more. */
function optionsOf(things: readonly Entity[], chosen: readonly string[], names: Forming['names']): FormOption[] {
  const known = new Set(things.map(({ id }) => id));
  const strangers = [...new Set(chosen)].filter((id) => !known.has(id));
  return [
    ...strangers.map((id) => ({ value: id, ...same(names.get(id) ?? id) })),
    ...things.map(({ id, label, detail }) => ({
      value: id,
      ...same([label || id, detail].filter(Boolean).join(' · ')),
    })),
  ];
}

const oneByName = (slot: Slot, { names }: Forming): FormField => ({
  ...filled(slot, (value) => entriesIn(value).map((id) => names.get(id) ?? id)),
  control: 'text',
  list: false,
});

/** Several names would need quotes and may be ambiguous: ids are exact. */
const severalByIds = (slot: Slot): FormField => ({ ...filled(slot), control: 'text', list: true });
