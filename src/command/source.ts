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
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;
const ODD_SPACE = /[^\S\n\t]/g;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;

export function sourceOf(typed: string): Source {
  const lower = typed.toLowerCase();
  // A few letters change their length with their case; they are left alone.
  const even = lower.length === typed.length ? lower : typed;
  if (!UNUSUAL.test(typed))
    return { folded: even, slice: (from, to) => typed.slice(from, to), behind: (at, to) => typed.slice(at + 1, to) };
  const gaps: Gap[] = [];
  const folded = even
    .replace(INVISIBLE, (run, at: number) => {
      const before = gaps.at(-1)?.left ?? 0;
      gaps.push({ at: at - before, left: before + run.length });
      return '';
    })
    .replace(ODD_SPACE, ' ')
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0).toLowerCase());
  const placeOf = (at: number): number => (at < 0 ? -1 : at + leftBefore(gaps, at));
  return {
    folded,
    slice: (from, to) => typed.slice(placeOf(from), placeOf(to)),
    behind: (at, to) => typed.slice(placeOf(at) + 1, placeOf(to)),
  };
}

/** A place of the folded text before which something was left out, and how much up to there. */
interface Gap {
  readonly at: number;
  readonly left: number;
}

function leftBefore(gaps: readonly Gap[], at: number): number {
  let from = 0;
  let to = gaps.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((gaps[middle]?.at ?? 0) <= at) from = middle + 1;
    else to = middle;
  }
  return gaps[from - 1]?.left ?? 0;
}
