/**
 * Marks around a whole value, in one message. Inside a value they are text: `"负责“增长”方向"` is one value that has marks,
 * O'Brien is one word. One walk over the text finds all pairs.
 */

/** Marks of one family may be mixed, as input methods do: `"abc”`. */
const families: readonly string[] = ['"\uFF02\u201C\u201D\u201E\u201F', '\u300C\u300D', "'\u2018\u2019\u201A\u201B"];
/** Either mark of a pair that tells its side; the others tell it by where they stand. */
const OPENS = '\u201C\u300C';
const CLOSES = '\u201D\u300D';
const SINGLE = families[2] ?? '';
const MARK = new RegExp(`[${families.join('')}]`);

export interface Quotes {
  /** Where the mark at this place is closed; -1 where it is not. */
  closing(at: number): number;
  /** Marks that open, with those that close them. */
  readonly pairs: ReadonlyMap<number, number>;
}

export const isQuote = (char: string | undefined): boolean => char !== undefined && familyByMark.has(char);
/** An apostrophe that is never closed is one. */
export const isApostrophe = (char: string | undefined): boolean => char !== undefined && SINGLE.includes(char);

const noQuotes: Quotes = { pairs: new Map(), closing: () => -1 };

export function quotesIn(source: string): Quotes {
  if (!MARK.test(source)) return noQuotes;
  const pairs = new Map<number, number>();
  const waiting = new Map<string, number[]>();
  const enders = new Map<string, number[]>();
  for (let at = 0; at < source.length; at += 1) {
    const mark = source.charAt(at);
    const family = familyByMark.get(mark);
    if (family === undefined) continue;
    const open = listIn(waiting, CLOSES.includes(mark) ? (OPENS[CLOSES.indexOf(mark)] ?? '') : mark);
    const side = sideOf(source, { mark, at, waits: open.length > 0 });
    const opener = side === 'closes' ? open.pop() : undefined;
    if (opener !== undefined) pairs.set(opener, at);
    if (side === 'opens') open.push(at);
    if (endsAt(source, at)) listIn(enders, family).push(at);
  }
  return {
    pairs,
    closing: (at) => pairs.get(at) ?? firstAfter(enders.get(familyOf(source[at] ?? '')) ?? [], at),
  };
}

function listIn(lists: Map<string, number[]>, key: string): number[] {
  const known = lists.get(key);
  if (known) return known;
  const list: number[] = [];
  lists.set(key, list);
  return list;
}

/** Of growing numbers; -1 where there is none. */
function firstAfter(places: readonly number[], at: number): number {
  let from = 0;
  let to = places.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle] ?? 0) > at) to = middle;
    else from = middle + 1;
  }
  return places[from] ?? -1;
}

const familyByMark = new Map(families.flatMap((family) => [...family].map((mark): [string, string] => [mark, family])));
const familyOf = (mark: string): string => familyByMark.get(mark) ?? '';

function sideOf(
  source: string,
  { mark, at, waits }: { mark: string; at: number; waits: boolean },
): 'opens' | 'closes' | 'neither' {
  if (OPENS.includes(mark)) return 'opens';
  if (CLOSES.includes(mark)) return 'closes';
  const begins = at === 0 || BEFORE.test(source[at - 1] ?? '');
  if (endsAt(source, at) && (waits || !begins)) return 'closes';
  return begins ? 'opens' : 'neither';
}

const BEFORE = /[\s=＝,，、;；:：([（]/;
const AFTER = /[\s=＝,，、;；:：)\]）。.!！?？]/;
const endsAt = (source: string, at: number): boolean => at === source.length - 1 || AFTER.test(source[at + 1] ?? '');
