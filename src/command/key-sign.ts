/** What sets the key of an entry apart from its value, and may stand apart itself: `技能标签 = Go`, 一面：陈静. */
import type { Lexicon } from './lexicon.ts';

interface Key {
  /** Read before it. */
  readonly word: string;
  readonly lexicon: Lexicon;
  readonly flag: string;
}

/** Where it ends; the same place where none begins. A `=` that stands alone is read like any character. */
export function behindSign(text: string, at: number, { word, lexicon, flag }: Key): number {
  const char = text[at] ?? '';
  const isColon = char === ':' && lexicon.isKey(flag, LAST.exec(word)?.[0] ?? '');
  if (!isColon && (!STARTS.test(char) || word.includes('='))) return at;
  const sign = isColon ? COLON : ASSIGNED;
  sign.lastIndex = at;
  return at + (sign.exec(text)?.[0].length ?? 0);
}

/** Behind what parts the entries of a list. */
const LAST = /[^ ,，、;；]*$/;
const COLON = /:[^\S\n]*/y;
const STARTS = /[\s=]/;
const ASSIGNED = /(?:[^\S\n]+=[^\S\n]*|=[^\S\n]+)(?=[^\s-])/y;
