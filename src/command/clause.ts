/** What is known of a clause, whichever operation it may be meant for: worked out once. */
import type { Lexicon } from './lexicon.ts';
import { sourceOf } from './source.ts';

export interface Clause {
  readonly said: string;
  readonly isChinese: boolean;
  readonly isEnglish: boolean;
  /** It may be of several parts. */
  readonly isParted: boolean;
  /** Some operation has a field whose name stands in it. */
  readonly isNamed: boolean;
  /** The operation of this lexicon has one. */
  readonly isNamedBy: (lexicon: Lexicon) => boolean;
  /** Lies a place within a longer name of a field, like 负责人 within 招聘负责人? */
  readonly isWithin: (at: number) => boolean;
}

const CHINESE = /\p{Script=Han}/u;
/** Begins with a word or a code, and has a word of English. */
const ENGLISH = /^(?:[a-z]{4,} |[a-z\d].*(?<![a-z\d_-])[a-z]{2})/i;
const PARTED = /[,，;；。]|\sand\s/i;

export function clauseOf(said: string, lexicons: readonly Lexicon[]): Clause {
  const { folded } = sourceOf(said);
  const places = lexicons.flatMap((lexicon) =>
    lexicon.namesIn(folded).map(({ start, end }) => ({ lexicon, start, end })),
  );
  const isWithin = (at: number): boolean => places.some(({ start, end }) => start < at && at < end);
  return {
    said,
    isChinese: CHINESE.test(said),
    isEnglish: ENGLISH.test(said),
    isParted: PARTED.test(said),
    isNamed: places.length > 0,
    isNamedBy: (lexicon) => places.some((place) => place.lexicon === lexicon && !isWithin(place.start)),
    isWithin,
  };
}
