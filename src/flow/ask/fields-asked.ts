/** Fields that are asked for one by one: each with the controls that a form has for it, filled with what was typed. */
import { quoted } from '../../command/spoken.ts';
import type { AskField } from '../../core/ask.ts';
import type { Field, Forming } from '../../core/field.ts';
import { besideName, type FormField } from '../../core/form-field.ts';
import { isOpenId } from '../../core/ids.ts';
import type { Operation } from '../../core/operation.ts';
import { type Edit, entryOf, partsOf, type Value } from '../../core/value.ts';
import { editedValue } from '../../core/wanted.ts';
import type { Deps } from '../deps.ts';
import { listsFor, MOST_PEOPLE } from './lists.ts';

export interface Asking {
  readonly operation: Pick<Operation, 'fields'>;
  /** What was typed for them. */
  readonly edits: Readonly<Record<string, Edit>>;
  readonly requester: string;
}

export async function fieldsAsked(
  deps: Deps,
  flags: readonly string[],
  { operation, edits, requester }: Asking,
): Promise<AskField[]> {
  if (flags.length === 0) return [];
  const people = [...new Set([requester, ...(await deps.people.met())])].slice(0, MOST_PEOPLE);
  const { timeZone } = deps.settings;
  const mentioned = flags.flatMap((flag) => {
    const { set = [], add = [], remove = [] } = edits[flag] ?? {};
    return operation.fields.get(flag)?.people ? [...set, ...add, ...remove].filter(isOpenId) : [];
  });
  const { byId: names } = await deps.people.names(mentioned);
  const forming: Forming = { timeZone, names, people, list: listsFor(deps).list };
  const asked = flags.map(async (flag): Promise<AskField[]> => {
    const field = operation.fields.get(flag);
    if (!field) return [];
    const { set = [], add = [], remove = [] } = edits[flag] ?? {};
    const typed = [...set, ...add, ...remove];
    const value = readValue(field, typed, { now: deps.now(), timeZone });
    const controls = await controlsOf(field, { flag, typed, value }, forming);
    return [{ name: flag, label: field.label, required: false, whole: !field.many, controls }];
  });
  return (await Promise.all(asked)).flat();
}

/** What was typed as a control shows it. Words that point at things are no ids yet. */
function readValue(field: Field, typed: string[], setting: { now: number; timeZone: string }): Value | undefined {
  if (typed.length === 0 || field.points || field.keyed) return undefined;
  const read = editedValue(field, { set: typed }, setting);
  return read.ok ? read.value : undefined;
}

interface Given {
  readonly flag: string;
  readonly typed: readonly string[];
  /** Undefined where the words are no value. */
  readonly value: Value | undefined;
}

/** Entries of the tenant's own fields may stand with ids that nobody typed. */
async function withKeyNames({ own }: Field, typed: readonly string[], { list }: Forming): Promise<readonly string[]> {
  const all = own ? ((await list(own.kind)) ?? []) : [];
  const shared = (label: string) => all.filter((each) => each.label === label).length > 1;
  const names = new Map(all.flatMap(({ id, label }) => (label && !shared(label) ? [[id, label]] : [])));
  return typed.map((entry) => {
    const { key, value } = partsOf(entry);
    const name = names.get(key) ?? key;
    return value === null ? name : entryOf(name, value);
  });
}

/** Who was mentioned is chosen; whoever the picker cannot take stands beside it by name. */
function picking(control: FormField, typed: readonly string[], names: ReadonlyMap<string, string>): FormField {
  const known = typed.filter((word) => names.has(word));
  const chosen = control.control === 'people' || known.length === 1 ? known : [];
  const beside = typed.filter((word) => !chosen.includes(word)).map((word) => quoted(names.get(word) ?? word));
  const people = [...new Set([...chosen, ...(control.people ?? [])])];
  return { ...control, people, initial: chosen, byName: beside.join('、') };
}

/** What can be chosen is chosen anew; what no control can show stands as it was typed, to be mended. */
async function controlsOf(field: Field, { flag, typed, value }: Given, forming: Forming): Promise<FormField[]> {
  const { label, topic, many } = field;
  const slot = { name: flag, flag, label, topic };
  const controls = await field.controls({ ...slot, base: undefined, initial: value }, forming);
  if (typed.length === 0) return [...controls];
  const again = many ? (await withKeyNames(field, typed, forming)).map(quoted) : [...typed];
  const [only] = controls;
  if (field.keyed || !only) return [{ ...slot, control: 'text', list: many, base: [], initial: again }];
  if (only.control === 'text' || only.control === 'long-text') return [{ ...only, initial: again }];
  if (besideName(only)) return [picking(only, typed, forming.names)];
  if (value === undefined && !only.options && !only.people)
    return [{ ...only, control: 'text', list: many, initial: again }];
  return [only];
}
