/** Typed entries are taken apart, put into the API's words, and together again. */
import { type Entity, plainEntity } from '../../entity.ts';
import type { Field } from '../../field.ts';
import { foldedCode } from '../../fold.ts';
import type { Resolved, Resolving, Unresolved } from '../../resolving.ts';
import { same } from '../../text.ts';
import { entryOf, partsOf } from '../../value.ts';
import { allFolded, askedAgain } from '../../wanted.ts';
import { keyWithoutValue } from '../wrong-values.ts';
import type { Key, Pair } from './parts.ts';

export const resolveEntries =
  (pair: Pair): Field['resolve'] =>
  async (words, resolving) => {
    const entries: string[] = [];
    const typed = pair.key.read ? apart(words, pair.key) : paired(words, pair);
    for (const group of groupsOf(typed, pair, resolving)) {
      const own = await resolveGroup(pair, group, resolving);
      if (own.kind !== 'words') return own;
      entries.push(...own.words);
    }
    return { kind: 'words', words: entries };
  };

/** Keys and values are one word each, however they were typed: `一面 陈静`, 一面陈静. */
function apart(words: readonly string[], { pattern }: Key): string[] {
  const joined = pattern === undefined ? null : new RegExp(`^(${pattern})(?=[^=])`, 'iu');
  return words.flatMap((word) =>
    (word.includes('=') ? [word] : word.split(' ')).flatMap((each) => {
      const [, key] = joined?.exec(each) ?? [];
      return key ? [key, each.slice(key.length)] : [each];
    }),
  );
}

/** 研发中心 60 平台部 40, 研发中心60%, 研发中心：60: where values can be told by their looks, what stands before one is its key. */
function paired(words: readonly string[], { valueWords }: Pair): readonly string[] {
  if (valueWords === undefined) return words;
  const joined = new RegExp(`^(.*[^\\d\\s.:：])\\s*[:：]?\\s*(${valueWords})$`, 'u');
  const alone = new RegExp(`^[:：]?(${valueWords})$`, 'u');
  const pairs: string[] = [];
  let key: string[] = [];
  for (const word of words.flatMap((each) => (each.includes('=') ? [each] : each.split(' ')))) {
    const [, name = '', behind] = joined.exec(foldedCode(word)) ?? [];
    const value = alone.exec(foldedCode(word))?.[1] ?? behind;
    const named = [...key, ...(name ? [name] : [])].join(' ').replace(/[:：]$/, '');
    if (word.includes('=')) pairs.push(...key, word);
    else if (value === undefined || named === '') key.push(word);
    else pairs.push(entryOf(named, value));
    if (word.includes('=') || (value !== undefined && named !== '')) key = [];
  }
  return [...pairs, ...key];
}

/** A key with what was typed behind it. */
type Group = readonly [typed: string, values: readonly string[]];

/** To remove, each word may be a key of its own. */
const groupsOf = (words: readonly string[], pair: Pair, { removing }: Resolving): Iterable<Group> =>
  removing && words.every((word) => !word.includes('='))
    ? words.map((word) => [word, []] as const)
    : groupedByKey(words, beginsKey(pair));

/** A word without `=` that is a key by itself: 一面 陈静 二面 张伟. A number may be a value. */
const beginsKey =
  ({ key }: Pair) =>
  (word: string, values: readonly string[]): boolean =>
    values.length > 0 && /\D/.test(word) && key.read?.(foldedCode(word)).ok === true;

/** `1=a b 2=c` → 1: a, b; 2: c. A word without `=` belongs to the key before it. */
function groupedByKey(words: readonly string[], begins: ReturnType<typeof beginsKey>): Map<string, string[]> {
  const grouped = new Map<string, string[]>();
  let last = '';
  for (const word of words) {
    const { key, value } = partsOf(word);
    const own = grouped.get(last);
    if (value === null && own && !begins(word, own)) own.push(word);
    else {
      last = key.trim();
      grouped.set(last, [...(grouped.get(last) ?? []), ...(value ? [value] : [])]);
    }
  }
  return grouped;
}

async function resolveGroup(pair: Pair, [typed, values]: Group, resolving: Resolving): Promise<Resolved> {
  const { key: spec, own: theirs, made, merges } = pair;
  const key = await resolveKey(spec, typed, resolving);
  if (key.kind !== 'key') return key;
  const { label } = key.entity;
  // A field of the tenant's own goes by its name.
  const value = theirs && label ? made(same(label)) : pair.value;
  if (values.length === 0)
    return resolving.removing
      ? { kind: 'words', words: [key.entity.id] }
      : { kind: 'refused', refusal: keyWithoutValue(pair.value.label, label || typed, resolving.flag) };
  const entries: string[] = [];
  // Of a list that is always given whole, a key that stands twice is told by the rules of the operation.
  for (const part of merges ? [values] : values.map((each) => [each])) {
    const own = await resolveValues({ key: key.entity, value, values: part }, resolving);
    if (own.kind !== 'words') return own;
    entries.push(...own.words);
  }
  return { kind: 'words', words: entries };
}

async function resolveKey(
  { entity: kind, read, placed, label }: Key,
  typed: string,
  resolving: Resolving,
): Promise<{ kind: 'key'; entity: Entity } | Unresolved> {
  if (read) {
    const key = read(foldedCode(typed));
    // What only the target can tell is asked of it when it was read.
    if (!key.ok && placed) return { kind: 'key', entity: plainEntity(foldedCode(typed)) };
    return key.ok ? { kind: 'key', entity: plainEntity(key.value) } : { kind: 'refused', refusal: key.refusal };
  }
  if (!kind) return { kind: 'key', entity: plainEntity(foldedCode(typed)) };
  const found = await resolving.find({ kind, label, single: true }, [typed]);
  return found.kind === 'found' ? { kind: 'key', entity: found.things[0] ?? plainEntity(typed) } : found;
}

interface Side {
  readonly key: Entity;
  readonly value: Field;
  readonly values: readonly string[];
}

async function resolveValues({ key, value, values: typed }: Side, resolving: Resolving): Promise<Resolved> {
  const folded = allFolded(value, typed, key.shape);
  if (!folded.ok) return { kind: 'refused', refusal: askedAgain(folded.refusal, resolving.flag) };
  const values = folded.value;
  if (value.points) {
    const found = await value.resolve(values, resolving);
    return found.kind === 'words' ? { kind: 'words', words: found.words.map((id) => entryOf(key.id, id)) } : found;
  }
  const { now, timeZone, flag } = resolving;
  const read = value.read(values.join(' '), { now, timeZone, shape: key.shape, words: values });
  if (!read.ok) return { kind: 'refused', refusal: askedAgain(read.refusal, flag) };
  const entry = entryOf(key.id, String(read.value));
  // Its words say more on a card than its encoded value.
  const { zh } = value.words(read.value, { names: new Map(), timeZone, shape: key.shape });
  if (key.label) resolving.name({ ...plainEntity(entry), label: `${key.label}：${zh}` });
  return { kind: 'words', words: [entry] };
}
