/**
 * Text that somebody typed or that Hire holds, drawn so that all of it is seen and none of it is more than text.
 * Every text of a card passes through `drawn`: no line, no direction and no hidden letter comes from data
 * (`docs/decisions/0014-text-from-outside.md`).
 */

/** Stands for an end of line: on a card only code makes lines. */
const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/g;
/** Letters without a look of their own: they hide, reorder, fill or join. */
const UNSEEN =
  /[\p{C}\p{Default_Ignorable_Code_Point}\u115F\u1160\u2800\u3164\uFFA0\u{E0000}-\u{E0FFF}]|\p{Noncharacter_Code_Point}/gu;
const ODD = new RegExp(`${LINE_END.source}|${UNSEEN.source}`, 'u');
/** Hidden letters are a part of emoji as people type them. In strings: the compiler does not know the flag yet. */
const emoji = [String.raw`\p{RGI_Emoji}`, String.raw`\p{Emoji}\uFE0F`, String.raw`[\p{Emoji}--\p{ASCII}]\uFE0E`];
/** Made at their first use, as is `Segmenter`: the lists behind them take a fifteenth of the start to read. */
let emojiOnly: RegExp | null = null;
const isEmoji = (character: string): boolean => {
  emojiOnly ??= new RegExp(`^(?:${emoji.join('|')})$`, 'v');
  return emojiOnly.test(character);
};

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = String.raw`[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]`;
const RUN = new RegExp(`${RIGHT_TO_LEFT}(?:[ ,.!?'’\\-\\p{M}]{0,3}${RIGHT_TO_LEFT})*\\p{M}*`, 'gu');
const ANY_RIGHT_TO_LEFT = new RegExp(RIGHT_TO_LEFT, 'u');
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** What may join its neighbours to one character: marks, joiners, flags, parts of Hangul. */
const JOINS = String.raw`\p{M}\p{Cf}\p{Emoji_Modifier}\p{Regional_Indicator}\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF\r\u0D4E\u0E33\u0EB3\uFF9E\uFF9F`;
const JOINED = new RegExp(`(?:[^${JOINS}]?[${JOINS}]+)+[^${JOINS}]?`, 'gu');
let segmenter: Intl.Segmenter | null = null;
const segmentsOf = (joined: string): Intl.Segments => {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return segmenter.segment(joined);
};

/** Characters as people count them: an emoji, a letter with its accents. Only where letters may join is the slow way needed. */
export function characters(words: string): string[] {
  const all: string[] = [];
  let at = 0;
  for (const { 0: joined, index } of words.matchAll(JOINED)) {
    for (const letter of words.slice(at, index)) all.push(letter);
    for (const { segment } of segmentsOf(joined)) all.push(segment);
    at = index + joined.length;
  }
  for (const letter of words.slice(at)) all.push(letter);
  return all;
}

/** All of it, each thing seen: line ends as `⏎`, hidden letters by their number, right-to-left words kept to themselves. */
export function drawn(words: string): string {
  const seen = ODD.test(words) ? seenWords(words) : words;
  return ANY_RIGHT_TO_LEFT.test(seen) ? seen.replace(RUN, isolated) : seen;
}

/** Only where letters may join is it looked at character by character. */
function seenWords(words: string): string {
  let seen = '';
  let at = 0;
  for (const { 0: joined, index } of words.matchAll(JOINED)) {
    seen += unhidden(words.slice(at, index));
    for (const { segment } of segmentsOf(joined)) seen += seenCharacter(segment);
    at = index + joined.length;
  }
  return seen + unhidden(words.slice(at));
}

const isolated = (run: string): string => `${FIRST_STRONG_ISOLATE}${run}${POP_ISOLATE}`;

const seenCharacter = (character: string): string =>
  !ODD.test(character) || isEmoji(character) ? character : unhidden(character);

const unhidden = (words: string): string => words.replace(LINE_END, '⏎').replace(UNSEEN, numbered);

function numbered(letter: string): string {
  if (letter === '\t') return '⇥';
  return `⟨U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** Would it be read as something of ours inside a line: it holds line ends, arrows, or words from right to left. */
export const needsItsOwnLine = (words: string): boolean =>
  words.includes('→') || ODD.test(words) || ANY_RIGHT_TO_LEFT.test(words);

export const isLonger = (words: string, most: number): boolean =>
  words.length > most && characters(words).length > most;

/** At most so many characters, whole ones, with `…` where something is left out. */
export function shortened(words: string, most: number): string {
  return isLonger(words, most) ? `${characters(words).slice(0, most).join('')}…` : words;
}

/** Of one hidden letter, by its number. */
const LONGEST_DRAWN = '⟨U+E0FFF⟩'.length;

/** Drawn, with at most so many characters; hidden letters take room too, so that no text of a card outgrows it. */
export function drawnUpTo(words: string, most: number): string {
  if (words.length * LONGEST_DRAWN <= most || (words.length <= most && !ODD.test(words))) return drawn(words);
  let room = most;
  let kept = '';
  for (const character of characters(words)) {
    room -= Math.max(1, seenCharacter(character).length - character.length);
    if (room < 0) return `${drawn(kept)}…`;
    kept += character;
  }
  return drawn(words);
}

/** In pieces of about this length, cut between characters. */
export function pieces(words: string, length: number): string[] {
  if (words.length <= length) return [words];
  const made: string[] = [];
  let piece = '';
  for (const character of characters(words).flatMap((each) => (each.length > length ? [...each] : [each]))) {
    if (piece !== '' && piece.length + character.length > length) {
      made.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...made, piece];
}

/** Names in a row, in pieces of about this length; only a name that is longer is cut. */
export function namePieces(names: readonly string[], length: number): string[] {
  const made: string[] = [];
  for (const name of names.flatMap((each) => pieces(each, length))) {
    const last = made.at(-1);
    if (last !== undefined && last.length + name.length < length) made[made.length - 1] = `${last}、${name}`;
    else made.push(name);
  }
  return made;
}

/** Where two texts differ. */
export interface Difference {
  readonly from: string;
  readonly to: string;
}

const AROUND = 24;
const MOST_SHOWN = 160;

/** Both texts around the place where they differ, which stands in `〖〗`. */
export function difference(from: string, to: string): Difference {
  const before = characters(from);
  const after = characters(to);
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from: marked(before, start, end), to: marked(after, start, end) };
}

function marked(text: readonly string[], start: number, end: number): string {
  const stop = text.length - end;
  const head = text.slice(Math.max(0, start - AROUND), start).join('');
  const tail = text.slice(stop, stop + AROUND).join('');
  const middle = text.slice(start, stop);
  const shown = middle.length > MOST_SHOWN ? [...middle.slice(0, MOST_SHOWN), '…'] : middle;
  return `${start > AROUND ? '…' : ''}${head}〖${shown.join('')}〗${tail}${end > AROUND ? '…' : ''}`;
}
