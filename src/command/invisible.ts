/** A text without what nobody sees, and where in it something was left out. In a text that is full of it this counts: sign by sign, no object for any. */

const INVISIBLE = /^\p{Default_Ignorable_Code_Point}/u;

export interface Seen {
  readonly text: string;
  /** The place in the text as it was typed. */
  placeOf(at: number): number;
}

export function seenOf(typed: string): Seen {
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
