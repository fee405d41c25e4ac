/** What a sentence says of one operation. */

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
