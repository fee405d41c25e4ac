/** What a submitted form wants: the same edits as the command that says so. The form's values are not trusted. */
import { inputText } from '../../../cards/form.ts';
import { namesTyped } from '../../command/names-typed.ts';
import { wordsOf } from '../../command/tokens.ts';
import { evened, isBlank } from '../../core/fold.ts';
import { besideName, type FormField } from '../../core/form-field.ts';
import type { IncomingClick } from '../../core/incoming.ts';
import { type Edit, entryOf } from '../../core/value.ts';

type Given = IncomingClick['form'][string];

/** Takes the words out of one line of typed text. */
export const wordsIn = (value: Given): string[] => (Array.isArray(value) ? value : wordsOf(value));

/** Things that a command is about, as it takes them: a mobile that was written apart, the cells of a row, names of several words. */
export const targetsIn = (value: Given): string[] => [value].flat().flatMap(namesTyped);

export interface Submitted {
  readonly edits: Record<string, Edit>;
  /** Of operations whose form asks for targets. */
  readonly targets: Record<string, string[]>;
}

/** A field that is missing was not touched; one that is empty changes nothing: emptying is said by name. */
export function submitted(fields: readonly FormField[], form: IncomingClick['form']): Submitted {
  const edits: Record<string, Edit> = {};
  const targets: Record<string, string[]> = {};
  for (const field of fields) {
    const words = filledIn(field, form);
    if (words.length === 0 || field.flag === 'clear') continue;
    if (field.target) targets[field.flag] = words;
    else if (field.key === undefined) edits[field.flag] = { set: words };
    else edits[field.flag] = { set: [...(edits[field.flag]?.set ?? []), ...entriesOf(field.key, words)] };
  }
  for (const [flag, words] of wholeLists(fields, form)) edits[flag] = { set: words };
  for (const flag of cleared(fields, form)) edits[flag] ??= { clear: true };
  return { edits, targets };
}

/** The fields with what was filled in, to be shown so again. */
export const filledWith = (fields: readonly FormField[], form: IncomingClick['form']): FormField[] =>
  fields.map((field) => ({
    ...field,
    initial: valuesIn(field, givenIn(form, field.name)),
    ...(besideName(field) ? { byName: typedBeside(field, form) } : {}),
  }));

const givenIn = (form: IncomingClick['form'], name: string): Given | undefined =>
  Object.hasOwn(form, name) ? form[name] : undefined;

/** Whom a picker does not offer, as it was typed beside it. */
function typedBeside(field: FormField, form: IncomingClick['form']): string {
  const typed = givenIn(form, besideName(field) ?? '') ?? field.byName ?? '';
  return [typed].flat().join('、').trim();
}

/** A list with a control per key may also come as one text, written like its flag: `1=ou_a 2=ou_b`. */
function wholeLists(fields: readonly FormField[], form: IncomingClick['form']): [string, string[]][] {
  const flags = new Set(fields.filter(({ key }) => key !== undefined).map(({ flag }) => flag));
  return [...flags].flatMap((flag): [string, string[]][] => {
    const words = Object.hasOwn(form, flag) ? wordsIn(form[flag] ?? '') : [];
    return words.length > 0 ? [[flag, words]] : [];
  });
}

/** The first word carries the key, the others follow it. */
const entriesOf = (key: string, [first = '', ...others]: readonly string[]): string[] => [
  entryOf(key, first),
  ...others,
];

/** What stands in a field: as it was filled in, or untouched. */
function valuesIn({ control, initial }: FormField, given: Given | undefined): readonly string[] {
  if (given === undefined) return initial;
  const filled = valuesOf(control, given);
  // Too long for an input: it was not shown, so an empty one is an untouched one.
  return filled.length === 0 && inputText(initial) === null ? initial : filled;
}

function filledIn(field: FormField, form: IncomingClick['form']): string[] {
  const { control, base } = field;
  const values = valuesIn(field, givenIn(form, field.name));
  if (control === 'text' || control === 'long-text') return typedWords(field, values);
  const chosen = several(field, values);
  const named = besideName(field) ? namesTyped(typedBeside(field, form)) : [];
  // One person who was there before is not chosen once more by naming another; a list keeps whom it holds.
  const touched = !sameSet(chosen, base) || (named.length > 0 && control === 'people');
  return touched ? [...chosen, ...named] : named;
}

/** Where several may be chosen they may also be typed, in one line. */
function several({ control, options = [] }: FormField, values: readonly string[]): string[] {
  if (control !== 'people' && control !== 'multi-select') return [...values];
  const offered = new Set(options.map(({ value }) => value));
  return values.flatMap((value) => (offered.has(value) ? [value] : namesTyped(value)));
}

/** A date picker adds the zone of the person's clock. */
const PICKED_DAY = /^(\d{4}-\d{2}-\d{2})\s.*$/;

function valuesOf(control: FormField['control'], given: Given): readonly string[] {
  const values = [given]
    .flat()
    .map((value) => value.trim())
    .filter((value) => !isBlank(value));
  return control === 'date' ? values.map((value) => value.replace(PICKED_DAY, '$1')) : values;
}

/** Text stays whole where the field is one text, and is taken apart where it is a list; targets as a command takes them. */
function typedWords({ base, list, merges, target }: FormField, values: readonly string[]): string[] {
  const text = values.join('、');
  const asShown = [base.join('、'), inputText(base) ?? ''].map((shown) => evened(shown).trim());
  if (text === '' || asShown.includes(evened(text).trim())) return [];
  if (!list) return [text];
  if (target) return targetsIn(values.join('\n'));
  const before = new Set(merges ? base.flatMap((entry) => wordsIn(entry)) : []);
  return wordsIn(text).filter((word) => !before.has(word));
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value) => b.includes(value));

function cleared(fields: readonly FormField[], form: IncomingClick['form']): string[] {
  const field = fields.find(({ flag }) => flag === 'clear');
  if (!field) return [];
  const known = new Set(field.options?.map(({ value }) => value));
  return valuesIn(field, form.clear).filter((flag) => known.has(flag));
}
