/** How names are compared: as people mean them. */
import { distance } from 'fastest-levenshtein';

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

/** Those that are called so: as it was typed first, then as people mean it; by a code first, then by the name. */
export function calledSo<T extends Called>(things: readonly T[], word: string): T[] {
  const wanted = comparable(word);
  if (wanted === '') return [];
  const alike = (known: string) => comparable(known) === wanted;
  for (const isSo of [(known: string) => known === word, alike]) {
    const byCode = things.filter(({ codes }) => codes.some(isSo));
    if (byCode.length > 0) return byCode;
    const byName = things.filter(({ label }) => isSo(label));
    if (byName.length > 0) return byName;
  }
  return [];
}

/** By its id, or by one of the words it goes by. */
export const answersTo = (thing: Called & { readonly id: string }, word: string): boolean =>
  thing.id === word || calledSo([thing], word).length > 0;

/** The known words closest to what was typed, best first; none where nothing is close. */
export function nearest(typed: string, known: readonly string[], most = 3): string[] {
  const wanted = comparable(typed.slice(0, 60));
  if (wanted === '') return [];
  return known
    .map((word) => ({ word, far: farness(wanted, comparable(word)) }))
    .filter(({ word, far }) => far <= Math.max(1, Math.ceil(Math.max(wanted.length, word.length) / 2)))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ word }) => word);
}

/** A word that contains what was typed is close, however long it is. */
const farness = (typed: string, word: string): number => (word.includes(typed) ? 0.5 : distance(typed, word));
