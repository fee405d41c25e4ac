/** What the ways to write a day are made of. */
import { numeral } from '../numerals.ts';

/** What a day is counted from. */
export interface Since {
  readonly today: string;
  /** The day that stands there now; null where none does, undefined before that was read. */
  readonly present?: string | null | undefined;
}

export type Parts = Readonly<Record<string, string | undefined>>;

/** A way to write a day, with the day that its parts mean; null where there is none. */
export interface Spelling {
  readonly pattern: RegExp;
  readonly day: (parts: Parts, since: Since) => string | null;
}

export const spelling = (pattern: string, day: Spelling['day']): Spelling => ({
  pattern: new RegExp(`^(?:${pattern})$`),
  day,
});

/** A day, a month or a count of few, by its name. */
export const count = (name: string): string => `(?<${name}>\\d{1,4}|[一二两三四五六七八九十]{1,3})`;
export const counted = (word = ''): number => numeral(word) ?? Number.NaN;

/** By three letters or more; 0 where none is called so. */
export const placeIn = (names: readonly string[], word = ''): number =>
  names.findIndex((name) => word.length > 2 && name.startsWith(word)) + 1;
