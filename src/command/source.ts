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

const UNUSUAL = /[^\S\n\t ]|[\uFF01-\uFF5E]|\p{Default_Ignorable_Code_Point}/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

export function sourceOf(typed: string): Source {
  const lower = typed.toLowerCase();
  // A few letters change their length with their case; they are left alone.
  const even = lower.length === typed.length ? lower : typed;
  if (!UNUSUAL.test(typed))
    return { folded: even, slice: (from, to) => typed.slice(from, to), behind: (at, to) => typed.slice(at + 1, to) };
  const places: number[] = [];
  let folded = '';
  let at = 0;
  for (const char of even) {
    if (!INVISIBLE.test(char)) {
      for (let unit = 0; unit < char.length; unit += 1) places.push(at + unit);
      folded += usual(char);
    }
    at += char.length;
  }
  places.push(typed.length);
  const placeOf = (at: number): number => (at < 0 ? -1 : (places[at] ?? typed.length));
  return {
    folded,
    slice: (from, to) => typed.slice(placeOf(from), placeOf(to)),
    behind: (at, to) => typed.slice(placeOf(at) + 1, placeOf(to)),
  };
}

function usual(char: string): string {
  if (/[^\S\n\t]/.test(char)) return ' ';
  return /[\uFF01-\uFF5E]/.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0).toLowerCase() : char;
}
