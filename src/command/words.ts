import { nothingKnown } from './nothing-known.ts';
import { listed } from './token.ts';
import { tokenise } from './tokens.ts';

/** The words of a list that stands alone, without a command: in a field of a form. */
export function wordsOf(typed: string): string[] {
  const tokens = tokenise(typed, nothingKnown);
  if (!tokens.ok) return [typed];
  return tokens.value.flatMap((token) => (token.kind === 'word' ? listed(token.text) : []));
}
