/** The controls of a form: one field of an operation becomes one or several, by what can be chosen and what is set. */
import { dayOf } from '../../core/dates.ts';
import type { Entity, EntityKind, ValueShape } from '../../core/entity.ts';
import type { Field } from '../../core/field.ts';
import type { FormField, FormOption } from '../../core/form-field.ts';
import type { Operation, Present } from '../../core/operation.ts';
import { same, type Text } from '../../core/text.ts';
import { isEmpty, isList, partsOf, sameValue, type Value, type Values } from '../../core/value.ts';
import { customType } from '../../hire/custom-type.ts';
import { partsOfList } from '../../operations/custom-value.ts';
import type { Deps } from '../deps.ts';

/** More choices than this are asked for by command. */
export const MOST_OPTIONS = 99;

export interface FormWish {
  readonly operation: Operation;
  /** Of every target; a value that they do not share is left open. */
  readonly presents: readonly Present[];
  /** What was wanted before, where a proposal is edited. */
  readonly wanted: Values;
  readonly asker: string;
}

export interface Context extends FormWish {
  readonly deps: Deps;
  readonly names: ReadonlyMap<string, string>;
  readonly people: readonly string[];
  /** Read once, and all at the same time. */
  readonly lists: Map<EntityKind, Promise<readonly Entity[] | null>>;
}

/** What all targets hold; undefined where they differ. */
function shared({ presents }: FormWish, flag: string): Value | undefined {
  const [first, ...others] = presents.map(({ values }) => values[flag]);
  return others.every((other) => sameValue(first, other)) ? first : undefined;
}

export async function controlsFor(context: Context, flag: string, field: Field): Promise<FormField[]> {
  const base = shared(context, flag);
  const initial = context.wanted[flag] ?? base;
  const common = { name: flag, flag, label: field.label, topic: topicOf(field) };
  if (field.keyed) return keyedControls(context, { flag, field, base, initial });
  if (field.entity === 'person') {
    const control = field.many ? ('people' as const) : ('person' as const);
    return [{ ...common, control, people: context.people, base: listed(base), initial: listed(initial) }];
  }
  if (field.choices) {
    const [options, spoken] = [field.choices.map(optionOf), (value: Value | undefined) => choiceWord(field, value)];
    return [{ ...common, control: 'select', options, base: spoken(base), initial: spoken(initial) }];
  }
  if (field.control === 'date') {
    const { timeZone } = context.deps.settings;
    const day = (value: Value | undefined) => dayWord(value, timeZone);
    return [{ ...common, control: 'date', base: day(base), initial: day(initial) }];
  }
  const entities = field.entity ? await listFor(context, field.entity) : null;
  if (entities) {
    const options = optionsOf(entities, [...listed(base), ...listed(initial)], context.names);
    const control = field.many ? ('multi-select' as const) : ('select' as const);
    return [{ ...common, control, options, base: listed(base), initial: listed(initial) }];
  }
  const control = field.control === 'long-text' ? ('long-text' as const) : ('text' as const);
  // Several names would need quotes and may be ambiguous: ids are exact.
  const word = (id: string) => (field.entity && !field.many ? (context.names.get(id) ?? id) : id);
  const spoken = (value: Value | undefined) => listed(value).map(word);
  return [{ ...common, list: field.many, control, base: spoken(base), initial: spoken(initial) }];
}

const topicOf = ({ topic }: Field): Text => topic ?? { zh: '内容', en: 'Fields' };
const optionOf = ({ value, zh, en }: { value: number | string; zh: string; en: string }): FormOption => ({
  value: String(value),
  zh,
  en,
});
const listed = (value: Value | undefined): string[] =>
  isEmpty(value) ? [] : isList(value) ? [...value] : [String(value)];

function choiceWord({ choices = [] }: Field, value: Value | undefined): string[] {
  if (typeof value === 'boolean') return [value ? 'on' : 'off'];
  return choices.some((each) => each.value === value) ? [String(value)] : [];
}

function dayWord(value: Value | undefined, timeZone: string): string[] {
  if (typeof value !== 'string' || value === '') return [];
  return [/^\d{4}-/.test(value) ? value : dayOf(Number(value), timeZone)];
}

/** All entries that can be chosen from; null where there are too many, or they cannot be read. */
async function listFor({ deps, lists }: Context, kind: EntityKind): Promise<readonly Entity[] | null> {
  const reading = lists.get(kind) ?? readList(deps, kind);
  lists.set(kind, reading);
  const entries = await reading;
  return entries && entries.length > 0 && entries.length <= MOST_OPTIONS ? entries : null;
}

async function readList(deps: Deps, kind: EntityKind): Promise<readonly Entity[] | null> {
  const loaded = await deps.finders.get(kind)?.all?.();
  return loaded?.ok ? loaded.entries : null;
}

function optionsOf(entities: readonly Entity[], chosen: readonly string[], names: Context['names']): FormOption[] {
  const known = new Set(entities.map(({ id }) => id));
  const strangers = [...new Set(chosen)].filter((id) => !known.has(id));
  return [
    ...strangers.map((id) => ({ value: id, ...same(names.get(id) ?? id) })),
    ...entities.map(({ id, label, detail }) => ({
      value: id,
      ...same([label || id, detail].filter(Boolean).join(' · ')),
    })),
  ];
}

interface KeyedField {
  readonly flag: string;
  readonly field: Field;
  readonly base: Value | undefined;
  readonly initial: Value | undefined;
}

/** A control per key, where the keys are known; else one text for all. */
async function keyedControls(context: Context, keyed: KeyedField): Promise<FormField[]> {
  const { flag, field, base, initial } = keyed;
  if (field.entity === 'person') return roundControls(context, keyed);
  const keys = field.keyed?.entity ? await listFor(context, field.keyed.entity) : null;
  const values = field.entity ? await listFor(context, field.entity) : null;
  if (keys && values) {
    return keys.map((key) => {
      const own = slotOf(keyed, key.id, key.label || key.id);
      const options = optionsOf(values, [...own.base, ...own.initial], context.names);
      return { ...own, control: 'select' as const, options };
    });
  }
  if (keys && !field.entity && field.keyed?.merges)
    return keys.map((key) => customControl(context, key, slotOf(keyed, key.id, key.label || key.id)));
  const spoken = (value: Value | undefined) => listed(value).map((entry) => entryWords(context, entry));
  const common = { name: flag, flag, label: field.label, topic: topicOf(field) };
  const merges = field.keyed?.merges === true;
  return [{ ...common, control: 'text', list: true, merges, base: spoken(base), initial: spoken(initial) }];
}

/** The control of one key: `interviewers-1`. */
const slotOf = ({ flag, field, base, initial }: KeyedField, key: string, name: string): Slot => ({
  name: `${flag}-${key}`,
  flag,
  key,
  label: { zh: `${field.label.zh} · ${name}`, en: `${field.label.en} · ${name}` },
  topic: topicOf(field),
  base: byKey(base).get(key) ?? [],
  initial: byKey(initial).get(key) ?? [],
});

/** A picker for each round there is, and for one more. */
function roundControls(context: Context, keyed: KeyedField): FormField[] {
  const rounds = [...new Set([...byKey(keyed.base).keys(), ...byKey(keyed.initial).keys()])].map(Number);
  const ordered = rounds.sort((a, b) => a - b);
  return [...ordered, (ordered.at(-1) ?? 0) + 1].map((round) => ({
    ...slotOf(keyed, String(round), keyed.field.keyed?.keyWords?.(String(round)) ?? String(round)),
    control: 'people' as const,
    people: context.people,
  }));
}

const entryWords = ({ names }: Context, entry: string): string => {
  const { key, value } = partsOf(entry);
  return `${quoted(names.get(key) ?? key)}=${quoted(value ?? '')}`;
};

/** In the marks that let it be typed again as one value. */
function quoted(text: string): string {
  if (!/[\s,，、="']/.test(text)) return text;
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}

function byKey(value: Value | undefined): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const entry of listed(value)) {
    const { key, value: own } = partsOf(entry);
    keys.set(key, [...(keys.get(key) ?? []), own ?? '']);
  }
  return keys;
}

type Slot = Omit<FormField, 'control'>;

/** A tenant's own field, by its type (`contract/job-requirement.json`, `custom_value_encoding`). */
function customControl({ deps }: Context, { shape }: Entity, slot: Slot): FormField {
  const { timeZone } = deps.settings;
  const through = (read: (value: string) => string[]): Slot => ({
    ...slot,
    base: slot.base.flatMap(read),
    initial: slot.initial.flatMap(read),
  });
  switch (shape?.type) {
    case customType.single:
      return { ...slot, control: 'select', options: customOptions(shape, slot) };
    case customType.multiple: {
      const chosen = through(partsOfList);
      return { ...chosen, control: 'multi-select', options: customOptions(shape, chosen) };
    }
    case customType.date:
    case customType.month:
    case customType.year:
      return { ...through((value) => dayWord(value, timeZone)), control: 'date' };
    case customType.range: {
      const day = (ms: string) => dayOf(Number(ms), timeZone);
      return { ...through((value) => [partsOfList(value).map(day).join('..')]), control: 'text' };
    }
    default:
      return { ...slot, control: shape?.type === customType.lines ? 'long-text' : 'text' };
  }
}

/** What is chosen now stands in the list even where the template has it no more. */
function customOptions({ options }: ValueShape, { base, initial }: Slot): FormOption[] {
  const known = options.map(({ key, zh, en }) => ({ value: key, zh: zh || en || key, en: en || zh || key }));
  const gone = [...new Set([...base, ...initial])].filter((key) => !known.some(({ value }) => value === key));
  return [...gone.map((key) => ({ value: key, zh: key, en: key })), ...known];
}
