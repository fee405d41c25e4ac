/** An entry as it was typed: a word, words one after the other, or the cells of a row. */
import { divide, type Span } from '../../core/division.ts';
import { foldedCode } from '../../core/fold.ts';
import { fromCell, isOpenId, looksLikeHireId, mailIn } from '../../core/ids.ts';
import { mobileIn } from '../../core/mobile.ts';

/** Cells that describe one thing. */
export interface Row {
  readonly cells: readonly string[];
  /** Ids, mails, mobiles. */
  readonly sure: readonly string[];
  /** What may be a name, without the number of the row where contacts tell more. */
  readonly texts: readonly string[];
}

export type EntryPart =
  | { readonly kind: 'word'; readonly word: string }
  /** Words of which several together may be one name. */
  | { readonly kind: 'run'; readonly words: readonly string[] }
  | { readonly kind: 'row'; readonly row: Row };

/** `byContact`: a mail or a mobile may be meant. */
export function partsOf(entry: string, byContact: boolean): EntryPart[] {
  if (entry.includes('\t')) return [rowOf(entry.split('\t').map(trimmed).filter(Boolean), byContact)];
  const words = entry.split(' ').filter(Boolean);
  if (words.length < 2) return [partOf([entry])];
  const parts: EntryPart[] = [];
  let run: string[] = [];
  const endRun = (): void => {
    if (run.length > 0) parts.push(partOf(run));
    run = [];
  };
  for (const word of byContact ? withMobiles(words) : words) {
    // `Ann Lee <ann@example.com>`: the name says whose the mail is.
    if (byContact && ADDRESS.test(word) && run.length > 0) {
      parts.push(rowOf([run.join(' '), word], byContact));
      run = [];
    } else if (isSure(word, byContact)) {
      endRun();
      parts.push({ kind: 'word', word });
    } else {
      if (MENTIONED.test(word)) endRun();
      run.push(word);
    }
  }
  endRun();
  return parts;
}

function rowOf(cells: readonly string[], byContact: boolean): EntryPart {
  const sure = cells.filter((cell) => isSure(cell, byContact));
  const texts = cells.filter((cell) => !sure.includes(cell) && !(byContact && /^[\d.]*$/.test(cell)));
  return { kind: 'row', row: { cells, sure, texts } };
}

const trimmed = (cell: string): string => cell.trim();
const ADDRESS = /^<[^<>]+@[^<>]+>$/;
/** What stands in brackets behind a name may describe it, and what stands before it with 的. */
const DESCRIBED = /.[(（][^()（）]+[)）]$|^.{2,20}的.{2,}$/u;
/** Typed, not picked: a name begins. */
const MENTIONED = /^[@＠]/;

const partOf = (words: readonly string[]): EntryPart =>
  words.length > 1 || DESCRIBED.test(words.join('')) ? { kind: 'run', words } : { kind: 'word', word: words.join('') };

/** Is never a part of a name. */
export function isSure(word: string, byContact: boolean): boolean {
  const code = fromCell(foldedCode(word));
  if (isOpenId(code) || looksLikeHireId(code) || /^https?:\/\//i.test(code)) return true;
  return byContact && (mailIn(code) !== null || mobileIn(code) !== null);
}

const DIGITS = /^[\d()+.-]+$/;

/** `138 1000 2713` is one word. */
function withMobiles(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let from = 0; from < words.length; ) {
    const to = endOfDigits(words, from);
    joined.push(...(to - from > 1 ? mobilesAmong(words.slice(from, to)) : words.slice(from, from + 1)));
    from = Math.max(to, from + 1);
  }
  return joined;
}

function endOfDigits(words: readonly string[], from: number): number {
  let to = from;
  while (to < words.length && isPartOfMobile(words[to] ?? '')) to += 1;
  return to;
}

function isPartOfMobile(word: string): boolean {
  const code = foldedCode(word);
  return DIGITS.test(code) && (!looksLikeHireId(code) || mobileIn(code) !== null);
}

/** As they are where they do not come out as mobiles. */
function mobilesAmong(words: readonly string[]): string[] {
  const text = ({ from, to }: Span): string => words.slice(from, to).join(' ');
  const division = divide(words.length, (span) => mobileIn(foldedCode(text(span))) !== null);
  return division.kind === 'one' ? division.spans.map(text) : [...words];
}
