/** How names are compared: as people mean them. */
import { distance } from 'fastest-levenshtein';

/** Case, width and spaces aside. */
export const comparable = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

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
