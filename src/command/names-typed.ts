/** A list that stands alone, without a command, as its entries: in a field of a form, and as what moves. */
import { namesIn } from './entries.ts';
import { nothingKnown } from './nothing-known.ts';
import { tokenise } from './tokens.ts';

export function namesTyped(typed: string): string[] {
  const tokens = tokenise(typed, nothingKnown);
  return tokens.ok ? namesIn(tokens.value.filter((token) => token.kind === 'word')) : [typed];
}
