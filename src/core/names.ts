/** How names are compared: as people mean them. */
import { distance } from 'fastest-levenshtein';
import { asSpelled, isSpelled, spellingsOf } from './pinyin.ts';
import { simplified } from './traditional.ts';

const APART = /[\s\p{Default_Ignorable_Code_Point}]+/gu;
const APOSTROPHE = /[\u2018\u2019\u02BC]/g;
const MIDDLE_DOT = /[.\u2022\u2027\u30FB\u22C5]/g;

/** Case, width, spaces, what cannot be seen, and the kinds of apostrophes and middle dots aside. */
export const comparable = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(APART, '').replace(APOSTROPHE, "'").replace(MIDDLE_DOT, '\u00B7');

interface Called {
  readonly label: string;
  readonly codes: readonly string[];
}

/** Looks up who or what is called so. Made once for a list, it answers each word at once. */
export type NameIndex<T> = (word: string) => readonly T[];

type KeysOf<T> = (thing: T) => readonly string[];

/** Things by the words they go by; worked out when it is first asked. */
function indexed<T>(things: readonly T[], keysOf: KeysOf<T>): NameIndex<T> {
  let byKey: Map<string, T[]> | null = null;
  const made = (): Map<string, T[]> => {
    const map = new Map<string, T[]>();
    for (const thing of things)
      for (const key of new Set(keysOf(thing))) {
        const same = map.get(key);
        if (same) same.push(thing);
        else map.set(key, [thing]);
      }
    return map;
  };
  return (key) => {
    byKey ??= made();
    return byKey.get(key) ?? [];
  };
}

interface Described extends Called {
  readonly id: string;
  readonly detail: string;
}

/**
 * Those that are called so: as it was typed first, then as people mean it, by a code first, then by the name; in simplified characters, and by
 * the pinyin of a name, where nothing else is called so.
 */
export function nameIndex<T extends Called>(things: readonly T[]): NameIndex<T> {
  const asTyped = [indexed(things, ({ codes }) => codes), indexed(things, ({ label }) => [label])];
  const folded = [
    indexed(things, ({ codes }) => codes.map(comparable)),
    indexed(things, ({ label }) => [comparable(label)]),
  ];
  const written = indexed(things, ({ label }) => [simplified(comparable(label))]);
  const spelled = indexed(things, ({ label }) => spellingsOf(comparable(label)));
  return (word) => {
    const wanted = comparable(word);
    if (wanted === '') return [];
    const first = (found: readonly (readonly T[])[]) => found.find((each) => each.length > 0);
    return (
      first(asTyped.map((called) => called(word))) ??
      first(folded.map((called) => called(wanted))) ??
      first([written(simplified(wanted))]) ??
      (isSpelled(wanted) ? spelled(asSpelled(wanted)) : [])
    );
  };
}

export const calledSo = <T extends Called>(things: readonly T[], word: string): readonly T[] => nameIndex(things)(word);

/** By its id, or by one of the words it goes by. */
export const answersTo = (thing: Called & { readonly id: string }, word: string): boolean =>
  thing.id === word || calledSo([thing], word).length > 0;

/** How many letters were typed otherwise, as people mean it. */
export const lettersApart = (a: string, b: string): number => distance(comparable(a), comparable(b));

/** All words stand somewhere in what a thing is called. */
export function matches({ id, label, detail, codes }: Described, typed: string): boolean {
  const text = comparable([id, label, detail, ...codes].join(' '));
  return typed
    .split(/\s+/)
    .map(comparable)
    .every((part) => text.includes(part));
}

/** The known words closest to what was typed, best first; none where nothing is close. */
export function nearest(typed: string, known: readonly string[], most = 3): string[] {
  const wanted = comparable(typed.slice(0, 60));
  if (wanted === '') return [];
  return known
    .map((word) => ({ word, ...closest(wanted, comparable(word)) }))
    .filter(({ far, length }) => far <= Math.max(1, Math.ceil(Math.max(wanted.length, length) / 2)))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ word }) => word);
}

/** By its letters, or by its pinyin where pinyin was typed. */
function closest(wanted: string, word: string): { far: number; length: number } {
  const spellings = isSpelled(wanted) ? spellingsOf(word) : [];
  const [best] = [
    { far: farness(wanted, word), length: word.length },
    ...spellings.map((each) => ({ far: farness(asSpelled(wanted), each), length: each.length })),
  ].sort((a, b) => a.far - b.far);
  return best ?? { far: Number.POSITIVE_INFINITY, length: 0 };
}

/** A word that contains what was typed is close, however long it is. */
const farness = (typed: string, word: string): number => (word.includes(typed) ? 0.5 : distance(typed, word));

/** All words that a name answers to, as they are compared. */
export function keysOf(name: string): string[] {
  const folded = comparable(name);
  return folded === '' ? [] : [...new Set([folded, simplified(folded), ...spellingsOf(folded)])];
}

/** What a typed word may be among them. */
export function wantedKeys(word: string): string[] {
  const folded = comparable(word);
  if (folded === '') return [];
  return [...new Set([folded, isSpelled(folded) ? asSpelled(folded) : simplified(folded)])];
}
