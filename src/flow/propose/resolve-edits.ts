/** The words after flags: names become ids, entries `key=value` are taken apart, put into the API's words and together again. */
import { type Entity, type EntityKind, type Found, plainEntity } from '../../core/entity.ts';
import type { Field } from '../../core/field.ts';
import type { Operation } from '../../core/operation.ts';
import type { Text } from '../../core/text.ts';
import { type Edit, entryOf, partsOf } from '../../core/value.ts';
import { askedAgain, editedValue } from '../../core/wanted.ts';
import type { Deps } from '../deps.ts';
import { lookUp, namesUnread, type Unresolved, undecided, warningsOf } from './look-up.ts';

export interface Edits {
  readonly kind: 'edits';
  readonly edits: Record<string, Edit>;
  readonly named: Map<string, Entity>;
  readonly notices: Text[];
}

interface Context {
  readonly deps: Deps;
  readonly me: string;
  readonly flag: string;
  readonly field: Field;
  /** Collected on the way. */
  readonly named: Map<string, Entity>;
  readonly notices: Text[];
}

export async function resolveEdits(
  deps: Deps,
  edits: Readonly<Record<string, Edit>>,
  { operation, me }: { operation: Operation; me: string },
): Promise<Edits | Unresolved> {
  const resolved: Record<string, Edit> = {};
  const named = new Map<string, Entity>();
  const notices: Text[] = [];
  for (const [flag, edit] of Object.entries(edits)) {
    const field = operation.fields.get(flag);
    if (!field) continue;
    const context: Context = { deps, me, flag, field, named, notices };
    const own = await resolveEdit(context, edit);
    if (own.kind !== 'words') return own;
    resolved[flag] = own.edit;
    // Words that can be judged without Hire's present values are judged before anything is read.
    const early = editedValue(field, own.edit, { now: deps.now(), timeZone: deps.settings.timeZone });
    if (!early.ok) return { kind: 'refused', refusal: askedAgain(early.refusal, flag) };
  }
  return { kind: 'edits', edits: resolved, named, notices };
}

async function resolveEdit(context: Context, edit: Edit): Promise<{ kind: 'words'; edit: Edit } | Unresolved> {
  const parts: Edit = edit.clear ? { clear: true } : {};
  for (const part of ['set', 'add', 'remove'] as const) {
    const words = edit[part];
    if (!words) continue;
    const read = context.field.keyed
      ? await resolveEntries(context, words, part === 'remove')
      : await resolveWords(context, words, context.field.entity);
    if (read.kind !== 'ids') return read;
    const unique = [...new Set(read.ids)];
    if (unique.length < read.ids.length) context.notices.push(onlyOnce(context.field.label));
    parts[part] = context.field.keyed && !context.field.keyed.merges ? read.ids : unique;
  }
  return { kind: 'words', edit: parts };
}

type Read = { kind: 'ids'; ids: string[] } | Unresolved;

/** Names to ids; words of a field that points at nothing stay as they are. */
async function resolveWords(
  { deps, me, flag, field, named, notices }: Context,
  words: readonly string[],
  entity: EntityKind | undefined,
): Promise<Read> {
  if (!entity) return { kind: 'ids', ids: [...words] };
  const label = entity === 'person' ? { zh: '同事', en: 'Colleague' } : field.label;
  const found: readonly Found[] = await lookUp(deps, entity, { words, me });
  const ids: string[] = [];
  for (const [index, answer] of found.entries()) {
    const word = words[index] ?? '';
    if (answer.kind !== 'one') return undecided(answer, { name: flag, label, word });
    if (answer.entity.label || answer.entity.traits) named.set(answer.entity.id, answer.entity);
    notices.push(...warningsOf([answer.entity]), ...namesUnread(label, answer.lacking ?? []));
    ids.push(answer.entity.id);
  }
  return { kind: 'ids', ids };
}

/** `1=a b 2=c` → 1: a, b; 2: c. A word without `=` belongs to the key before it. */
export function groupedByKey(words: readonly string[]): Map<string, string[]> {
  const grouped = new Map<string, string[]>();
  let last = '';
  for (const word of words) {
    const { key, value } = partsOf(word);
    if (value === null && last !== '') grouped.get(last)?.push(word);
    else {
      last = key.trim();
      grouped.set(last, [...(grouped.get(last) ?? []), ...(value ? [value] : [])]);
    }
  }
  return grouped;
}

async function resolveEntries(context: Context, words: readonly string[], removing: boolean): Promise<Read> {
  // To remove, each word may be a key of its own.
  const groups =
    removing && words.every((word) => !word.includes('='))
      ? words.map((word) => [word, []] as const)
      : groupedByKey(words);
  const entries: string[] = [];
  for (const [typed, values] of groups) {
    const key = await resolveKey(context, typed);
    if (key.kind !== 'key') return key;
    if (values.length === 0 && removing) entries.push(key.entity.id);
    else if (values.length === 0) return { kind: 'refused', refusal: keyWithoutValue(context, typed) };
    else {
      // Of a list that is always given whole, a key that stands twice is told by the rules of the operation.
      for (const part of context.field.keyed?.merges ? [values] : values.map((value) => [value])) {
        const own = await resolveValues(context, key.entity, part);
        if (own.kind !== 'ids') return own;
        entries.push(...own.ids);
      }
    }
  }
  return { kind: 'ids', ids: entries };
}

async function resolveKey(context: Context, typed: string): Promise<{ kind: 'key'; entity: Entity } | Unresolved> {
  const { deps, me, flag, named, notices } = context;
  const { entity, readKey, label } = context.field.keyed ?? {};
  if (readKey) {
    const read = readKey(typed);
    return read.ok ? { kind: 'key', entity: plainEntity(read.value) } : { kind: 'refused', refusal: read.refusal };
  }
  if (!entity) return { kind: 'key', entity: plainEntity(typed) };
  const [found] = await lookUp(deps, entity, { words: [typed], me });
  const called = label ?? context.field.label;
  if (found?.kind !== 'one')
    return undecided(found ?? { kind: 'none', nearest: [] }, { name: flag, label: called, word: typed });
  named.set(found.entity.id, found.entity);
  notices.push(...warningsOf([found.entity]), ...namesUnread(called, found.lacking ?? []));
  return { kind: 'key', entity: found.entity };
}

async function resolveValues(context: Context, key: Entity, values: readonly string[]): Promise<Read> {
  const { deps, field, flag, named } = context;
  if (field.entity) {
    const ids = await resolveWords(context, values, field.entity);
    return ids.kind === 'ids' ? { kind: 'ids', ids: ids.ids.map((id) => entryOf(key.id, id)) } : ids;
  }
  const reading = { now: deps.now(), timeZone: deps.settings.timeZone, shape: key.shape, words: values };
  const read = field.read(values.join(' '), reading);
  if (!read.ok) return { kind: 'refused', refusal: askedAgain(read.refusal, flag) };
  const entry = entryOf(key.id, String(read.value));
  // The entry as it was typed says more on a card than its encoded value.
  if (key.label) named.set(entry, { ...plainEntity(entry), label: `${key.label}：${values.join('、')}` });
  return { kind: 'ids', ids: [entry] };
}

const keyWithoutValue = ({ flag, field }: Context, typed: string) => ({
  code: 'key-without-value',
  text: {
    zh: `「${field.label.zh}」的「${typed.slice(0, 60)}」后面缺少值。`,
    en: `"${typed.slice(0, 60)}" in "${field.label.en}" has no value.`,
  },
  hint: { zh: `写法：--${flag} 名称=值`, en: `Write --${flag} <name>=<value>` },
  again: [flag],
});

const onlyOnce = ({ zh, en }: Text): Text => ({
  zh: `「${zh}」里同一个人出现多次，只算一次。`,
  en: `The same person was named twice as ${en}; counted once.`,
});
