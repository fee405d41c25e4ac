/** From edits to values: what each field shall hold, given what it holds now. */
import type { ValueShape } from './entity.ts';
import type { Field, Reading, Setting } from './field.ts';
import { type Outcome, ok, type Refusal, refuse } from './outcome.ts';
import type { Text } from './text.ts';
import { type Edit, isEmpty, isList, partsOf, sameValue, type Value, type Values } from './value.ts';

/** The fields that would change, with their new values; a refusal where the wish is impossible. */
export function wantedFrom(
  fields: ReadonlyMap<string, Field>,
  edits: Readonly<Record<string, Edit>>,
  { present, fixed, setting }: { present: Values; fixed: Values; setting: Setting },
): Outcome<Values> {
  const changed: Record<string, Value> = {};
  const instructions: Record<string, Value> = {};
  for (const [flag, value] of Object.entries(fixed)) if (!sameValue(value, present[flag])) changed[flag] = value;
  for (const [flag, edit] of Object.entries(edits)) {
    const field = fields.get(flag);
    if (!field) return refuse(unknownField(flag));
    const edited = editedValue(field, edit, { ...setting, present: present[flag], beside: present });
    if (!edited.ok) return refuse({ about: [flag], ...askedAgain(edited.refusal, flag) });
    const verb = fixed[flag];
    if (verb !== undefined && !sameValue(edited.value, verb))
      return refuse({ ...againstTheVerb(field, edit), about: [flag] });
    if (field.instruction) instructions[flag] = edited.value;
    else if (!sameValue(edited.value, present[flag])) {
      if (isEmpty(edited.value) && !field.emptiable) return refuse({ ...mayNotBeEmpty(field), about: [flag] });
      changed[flag] = edited.value;
    }
  }
  // An instruction says how to write; alone it changes nothing.
  return ok(Object.keys(changed).length > 0 ? { ...changed, ...instructions } : {});
}

/** The fields whose wish is what they hold already, with that. */
export function alreadySo(
  fields: ReadonlyMap<string, Field>,
  edits: Readonly<Record<string, Edit>>,
  { present, fixed, setting }: { present: Values; fixed: Values; setting: Setting },
): Values {
  const held = Object.entries(fixed).filter(([flag, value]) => sameValue(value, present[flag]));
  for (const [flag, edit] of Object.entries(edits)) {
    const field = fields.get(flag);
    if (!field || field.instruction) continue;
    const edited = editedValue(field, edit, { ...setting, present: present[flag], beside: present });
    if (edited.ok && sameValue(edited.value, present[flag])) held.push([flag, spokenOf(field, edit, present[flag])]);
  }
  return Object.fromEntries(held);
}

/** Of a list that is edited: who was to go and is not in it, who was to come and is. */
export interface Idle {
  readonly absent: readonly string[];
  readonly inside: readonly string[];
}

/** Parts of a wish that do nothing, each by itself: the rest of the same wish may be real. */
export function idleParts(
  fields: ReadonlyMap<string, Field>,
  edits: Readonly<Record<string, Edit>>,
  { present, setting }: { present: Values; setting: Setting },
): Readonly<Record<string, Idle>> {
  const idle: Record<string, Idle> = {};
  for (const [flag, { add = [], remove = [] }] of Object.entries(edits)) {
    const field = fields.get(flag);
    if (!field?.many || field.instruction) continue;
    const reading = { ...setting, present: present[flag], beside: present };
    const absent = remove.flatMap((word) => idleWord(field, { remove: [word] }, reading));
    const inside = add.flatMap((word) => idleWord(field, { add: [word] }, reading));
    if (absent.length + inside.length > 0) idle[flag] = { absent, inside };
  }
  return idle;
}

/** As the target has it: of a round that was typed by its name, its id. */
function idleWord(field: Field, edit: Edit, reading: Reading): readonly string[] {
  const edited = editedValue(field, edit, reading);
  if (!edited.ok || !sameValue(edited.value, reading.present)) return [];
  const way = edit.add ? 'add' : 'remove';
  const own = field.stepped?.(edit, reading);
  return (own?.ok && own.value[way]) || edit[way] || [];
}

/** Of a list that is edited key by key, what stands under those that were named. */
function spokenOf(field: Field, edit: Edit, present: Value | undefined): Value {
  if (!field.keyed || field.doubles || !isList(present)) return present ?? null;
  const named = [edit.set, edit.add, edit.remove].flatMap((entries) => entries ?? []);
  const keys = new Set(named.map((entry) => partsOf(entry).key));
  const own = present.filter((entry) => keys.has(partsOf(entry).key));
  return own.length > 0 ? own : present;
}

/** A refusal of a field says which flag to ask for. */
export const askedAgain = (refusal: Refusal, flag: string): Refusal =>
  refusal.again === true ? { ...refusal, again: [flag] } : refusal;

/** A word that names both ends of a range is meant for the other end too. */
export function withOtherEnds(
  fields: ReadonlyMap<string, Field>,
  edits: Readonly<Record<string, Edit>>,
): Outcome<Record<string, Edit>> {
  const all: Record<string, Edit> = { ...edits };
  for (const [flag, { set = [] }] of Object.entries(edits)) {
    const field = fields.get(flag);
    const [word = ''] = set;
    const { otherEnd: other } = field ?? {};
    const label = other && fields.get(other.flag)?.label;
    const folded = field?.folded(word);
    if (!field || !label || !folded?.ok || !other.named(folded.value)) continue;
    const own = edits[other.flag];
    if (own && own.set?.[0] !== word)
      return refuse(twoRanges({ label: field.label, other: label }, [flag, other.flag]));
    all[other.flag] = { set };
  }
  return ok(all);
}

/** Typed words as they count; the first that may not stand is refused. */
export function allFolded(field: Field, words: readonly string[], shape?: ValueShape): Outcome<string[]> {
  const all: string[] = [];
  for (const word of words) {
    const folded = field.folded(word, shape);
    if (!folded.ok) return folded;
    all.push(folded.value);
  }
  return ok(all);
}

/** The words of an edit are read; a list is edited, anything else replaced. */
export function editedValue(field: Field, edit: Edit, reading: Reading): Outcome<Value> {
  const { present } = reading;
  if (edit.clear) return ok(field.many ? [] : null);
  const before = isList(present) ? present : [];
  if (!field.many) {
    const [word] = edit.set ?? [];
    return word === undefined ? ok(present ?? null) : field.read(word, reading);
  }
  const own = present !== undefined && field.stepped ? field.stepped(edit, reading) : ok(edit);
  if (!own.ok) return own;
  const parts: Record<string, string[]> = {};
  for (const part of ['set', 'add', 'remove'] as const) {
    for (const word of own.value[part] ?? []) {
      const read = field.read(word, reading);
      if (!read.ok) return read;
      parts[part] = [...(parts[part] ?? []), String(read.value)];
    }
    if (own.value[part]?.length === 0) parts[part] = [];
  }
  return ok(field.edited(parts, before, reading));
}

const twoRanges = ({ label, other }: { label: Text; other: Text }, again: readonly string[]): Refusal => ({
  code: 'two-ranges',
  text: {
    zh: `「${label.zh}」写的是一个范围，「${other.zh}」又另外写了别的值。`,
    en: `"${label.en}" names both ends of a range, and "${other.en}" another value.`,
  },
  hint: { zh: '两端只写一次。', en: 'Name each end once.' },
  again,
});

const unknownField = (flag: string): Refusal => ({
  code: 'unknown-field',
  text: { zh: `没有「${flag}」这一项。`, en: `There is no field "${flag}".` },
});

/** A cell of an exported sheet. */
const againstTheVerb = ({ label, header = label }: Field, { set: [word = ''] = [] }: Edit): Refusal => ({
  code: 'against-the-verb',
  text: {
    zh: `「${header.zh}」改成了「${word.slice(0, 20)}」，这个命令做的正好相反。`,
    en: `"${header.en}" was changed to "${word.slice(0, 20)}", the opposite of what this command does.`,
  },
  hint: { zh: '请用相反的命令，或把这一格改回来。', en: 'Use the opposite command, or change the cell back.' },
});

const mayNotBeEmpty = ({ label, many, people }: Field): Refusal => ({
  code: 'may-not-be-empty',
  text: {
    zh: `飞书的接口不能把「${label.zh}」清空。`,
    en: `Feishu has no way to make "${label.en}" empty.`,
  },
  hint:
    many && people
      ? { zh: '请至少留下一位，或换成另一位。', en: 'Leave at least one, or replace with somebody else.' }
      : { zh: '请改成别的值，或到飞书后台操作。', en: 'Choose another value, or do it in the Feishu console.' },
});
