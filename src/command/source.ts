/**
 * A text as it is read: folded for what belongs to the command, as it was typed for what is a value (`interface.md`
 * section 3). Places are those of the folded text.
 */
import { seenOf } from './invisible.ts';

export interface Source {
  readonly folded: string;
  /** What was typed from one place up to another. */
  slice(from: number, to: number): string;
  /** All behind one place up to another, also what cannot be seen. */
  behind(at: number, to: number): string;
}

/** `[title](address)`: what a pasted link comes as. */
const LINK = /\[[^[\]\n]{1,300}\]\(https?:\/\/[^()\s]{1,2000}\)/gi;
/** Stands for what is within a link, where it could be taken for anything else. */
export const WITHIN_LINK = '\uFFFC';
const hidden = (link: string): string => {
  const title = link.indexOf('](');
  const address = link.slice(title).replace(/[,;=，；＝]/g, WITHIN_LINK);
  return `[${WITHIN_LINK.repeat(title - 1)}${address}`;
};

/** Of a link to something that has an id, the address tells which; any other stays as it was typed. */
export const addressOr = (word: string): string => ADDRESS.exec(word)?.[1] ?? word;
const ADDRESS = /^\[[^[\]]+\]\((https?:\/\/[^()\s]*\d{12,20}(?!\d)[^()\s]*)\)$/i;

const UNUSUAL = /[^\S\n\t ]|[\uFF01-\uFF5E]|\p{Default_Ignorable_Code_Point}/u;
const ODD_SPACE = /[^\S\n\t]/g;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;

export function sourceOf(typed: string): Source {
  const lower = typed.toLowerCase();
  // A few letters change their length with their case; they are left alone.
  const cased = lower.length === typed.length ? lower : typed;
  const even = cased.includes('](') ? cased.replace(LINK, hidden) : cased;
  if (!UNUSUAL.test(typed))
    return { folded: even, slice: (from, to) => typed.slice(from, to), behind: (at, to) => typed.slice(at + 1, to) };
  const seen = seenOf(even);
  const folded = seen.text
    .replace(ODD_SPACE, ' ')
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0).toLowerCase());
  const placeOf = (at: number): number => (at < 0 ? -1 : seen.placeOf(at));
  return {
    folded,
    slice: (from, to) => typed.slice(placeOf(from), placeOf(to)),
    behind: (at, to) => typed.slice(placeOf(at) + 1, placeOf(to)),
  };
}
