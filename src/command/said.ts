/** What a sentence says of one operation, and the ways to say it. */
import type { Operation } from '../core/operation.ts';
import type { Clause } from './clause.ts';
import type { Lexicon } from './lexicon.ts';

/** Things that go into a place or out of it. */
export interface Moved {
  readonly things: string;
  /** Empty where the sentence names none. */
  readonly place: string;
}

export interface Said {
  /** As it would stand behind the verb of a command. */
  readonly source: string;
  /** What is said to stand there now, by flag. */
  readonly supposed?: Readonly<Record<string, string[]>>;
  /** Instead of that. */
  readonly moved: Moved | null;
}

/** A way to say a change of one operation. Made once from its record, and only of what the record has. */
export interface Way {
  /** One of these words is in every clause that is said so. One that holds none of them is not read. */
  readonly holds: RegExp;
  readonly read: (said: string, clause: Clause) => Iterable<Said>;
}

/** Whose ways are made. */
export interface Speaker {
  readonly operation: Operation;
  readonly lexicon: Lexicon;
  readonly bare: Bare;
}

/** What a target is without the words around it that say nothing more. */
export type Bare = (typed: string) => string;

/** One of these words, for what a way holds. */
export const holding = (words: readonly string[], flags = ''): RegExp => new RegExp(words.join('|'), flags);
