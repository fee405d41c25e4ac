/** From the words after a flag to what they stand for: what a field is given for it, and what may come of it. */
import type { Reply } from './api.ts';
import type { Ask } from './ask.ts';
import type { Entity, EntityKind } from './entity.ts';
import type { Refusal } from './outcome.ts';
import type { Text } from './text.ts';

/** A word that stands for no single thing yet. */
export type Unresolved =
  | { readonly kind: 'ask'; readonly ask: Ask }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly reply: Reply; readonly scopes: readonly string[] };

/** What words point at, and what it is called where they do not say which one. */
export interface Pointer {
  readonly kind: EntityKind;
  readonly label: Text;
  /** Exactly one thing is wanted. */
  readonly single?: true;
}

export interface Resolving {
  readonly flag: string;
  /** The words name what shall go. */
  readonly removing: boolean;
  /** ms since 1970 UTC. */
  readonly now: number;
  readonly timeZone: string;
  /** One thing a word or more, for words may be typed together, in order. What is known of them is kept for the proposal. */
  find(pointer: Pointer, words: readonly string[]): Promise<{ kind: 'found'; things: readonly Entity[] } | Unresolved>;
  /** Keeps what something is called. */
  name(entity: Entity): void;
}

/** Words as they stand in an edit: ids, entries, or what was typed. */
export type Resolved = { readonly kind: 'words'; readonly words: readonly string[] } | Unresolved;
