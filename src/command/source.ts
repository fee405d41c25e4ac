/**
 * A text as it is read: folded for what belongs to the command, as it was typed for what is a value (`interface.md`
 * section 3). Places are those of the folded text.
 */
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

const INVISIBLE = /^\p{Default_Ignorable_Code_Point}/u;

interface Seen {
  readonly text: string;
  /** The place in the text as it was typed. */
  placeOf(at: number): number;
}

/** Without what nobody sees. A text may be full of it: it is read sign by sign, and no object is made for any. */
function seenOf(typed: string): Seen {
  const units = new Uint16Array(typed.length);
  let size = 0;
  let left = 0;
  /** By twos: a place before which something was left out, and how much up to there. */
  const gaps: number[] = [];
  for (let at = 0; at < typed.length; ) {
    const length = invisibleAt(typed, at);
    if (length === 0) {
      units[size] = typed.charCodeAt(at);
      size += 1;
      at += 1;
      continue;
    }
    left += length;
    at += length;
    if (gaps.at(-2) === size) gaps[gaps.length - 1] = left;
    else gaps.push(size, left);
  }
  const text = Buffer.from(units.buffer, 0, size * 2).toString('utf16le');
  return { text, placeOf: (at) => at + leftBefore(gaps, at) };
}

/** Of each unit of UTF-16: 1 where it is seen, 2 where it is not, 0 before it is met. */
const kinds = new Uint8Array(0x10000);

/** How long the invisible sign is that begins there; 0 for one that is seen. */
function invisibleAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit < 0xdc00) return INVISIBLE.test(text.slice(at, at + 2)) ? 2 : 0;
  kinds[unit] ||= INVISIBLE.test(String.fromCharCode(unit)) ? 2 : 1;
  return kinds[unit] === 2 ? 1 : 0;
}

function leftBefore(gaps: readonly number[], at: number): number {
  let from = 0;
  let to = gaps.length / 2;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((gaps[middle * 2] ?? 0) <= at) from = middle + 1;
    else to = middle;
  }
  return gaps[from * 2 - 1] ?? 0;
}
