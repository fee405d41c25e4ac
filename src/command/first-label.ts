/** The first name of a field in a sentence, wherever it stands. */
import type { Label } from './label.ts';
import type { Lexicon } from './lexicon.ts';
import { sourceOf } from './source.ts';

export interface Placed {
  readonly label: Label;
  readonly at: number;
}

/** No name is within another. */
export const nowhere = (): boolean => false;

/** A name within a longer one of another operation is none. */
export function firstLabel(
  text: string,
  { labelAt }: Lexicon,
  isWithin: (at: number) => boolean = nowhere,
): Placed | null {
  const { folded } = sourceOf(text);
  for (let at = 0; at < folded.length; at += 1) {
    const label = isWithin(at) ? null : labelAt(folded, at);
    if (label) return { label, at };
  }
  return null;
}
