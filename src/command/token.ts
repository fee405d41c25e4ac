/** What a command is made of. Quoted characters are set aside so that no later step can take them for syntax. */
import { isBlank } from '../core/fold.ts';
import { MAX_KEY, MAX_TOKENS, MAX_VALUE } from './limits.ts';
import { WITHIN_LINK } from './source.ts';

/** What stands between a word and the one before it. */
export type Gap = 'space' | 'tab' | 'line' | 'none';

export interface Word {
  readonly kind: 'word';
  readonly text: string;
  readonly gap: Gap;
  /** In marks, which make it one value. */
  readonly quoted: boolean;
}

export interface Flag {
  readonly kind: 'flag';
  readonly name: string;
  /** To the word that follows, by `=` or `：`. */
  readonly joined: boolean;
  /** `字段：值`: its value ends with the line. */
  readonly colon: boolean;
  /** Stands before the value: `+` of 加2. */
  readonly before: string;
  /** Takes a text, up to the next flag. */
  readonly text: boolean;
  /** Further flags that are given the same. */
  readonly also: readonly string[];
  /** What is said to stand there now; else empty. */
  readonly stood: string;
  /** What the text is called that only a part of is given; else empty. */
  readonly part: string;
}

export type Token =
  | Word
  | Flag
  /** All that follows its flag, as it was typed. */
  | { readonly kind: 'text'; readonly text: string };

const SYNTAX = ' ,，、;；-－—–―−=＝/\n\t';
// Characters that Unicode keeps for a program's own use; none comes from outside (`evened`).
const ASIDE_START = 0xfdd0;

export const setAside = (text: string): string =>
  text.replace(/[ ,，、;；\-－—–―−=＝/\n\t]/g, (char) => String.fromCharCode(ASIDE_START + SYNTAX.indexOf(char)));

/** A character of a word, as it is folded and as it was typed: `=` has one spelling, within a link nothing is syntax. */
export const inWord = (folded: string, typed: string): string =>
  folded === '=' ? '=' : folded === WITHIN_LINK ? setAside(typed) : typed;

/** The characters as they were typed. */
export const restored = (token: string): string =>
  ASIDE.test(token) ? token.replace(EACH_ASIDE, (char) => SYNTAX[char.charCodeAt(0) - ASIDE_START] ?? '') : token;

const ASIDE = /[\uFDD0-\uFDE1]/;
const EACH_ASIDE = /[\uFDD0-\uFDE1]/g;

/** A value as its parts: separated by spaces, `,`, `，`, `、`, `;` or `；`, quoted parts whole. */
export const listed = (token: string): string[] =>
  token
    .split(SEPARATORS)
    .map(restored)
    .filter((part) => !isBlank(part));

export const SEPARATORS = /[ ,，、;；]+/;

export function isTooLong(token: Token): boolean {
  if (token.kind === 'flag') return false;
  if (token.kind === 'text') return token.text.length > MAX_VALUE;
  const parts = token.text.split(SEPARATORS);
  return parts.length > MAX_TOKENS || parts.some((part) => part.length > MAX_KEY + MAX_VALUE);
}
