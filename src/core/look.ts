/** A command that only reads: find some, or show one. */
import type { EntityKind } from './entity.ts';
import type { Text } from './text.ts';
import type { Noun } from './words.ts';

/** Of what is found, this many are listed. */
export const MOST_LISTED = 20;

export interface Look {
  readonly name: string;
  readonly noun: Noun;
  readonly verb: { readonly en: string; readonly zh: string };
  readonly kind: 'find' | 'show';
  /** What is looked for. */
  readonly entity: EntityKind;
  readonly label: Text;
  readonly title: Text;
  readonly about: Text;
  readonly example: Text;
  /** What one's own of them are asked for by. */
  readonly mine?: Text;
}
