/** A command as tokens. Quoted characters are set aside so that no later step can take them for syntax. */
import { foldedCode, isBlank } from '../core/fold.ts';
import { type Outcome, ok, type Refusal, refuse } from '../core/outcome.ts';
import { isApostrophe, isQuote, type Quotes, quotesIn } from './quotes.ts';

/** Longest value, and most of what one command may hold. */
const MAX_VALUE = 20_000;
/** Of what stands before the `=` of an entry. */
const MAX_KEY = 200;
const MAX_TOKENS = 4200;
const MAX_FLAGS = 100;

export type Token =
  | { readonly kind: 'word'; readonly text: string }
  /** `joined` to the word that follows by a `=`. */
  | { readonly kind: 'flag'; readonly name: string; readonly joined: boolean }
  /** All that follows its flag, as it was typed. */
  | { readonly kind: 'text'; readonly text: string };

/** What a command knows as flags. */
export interface Grammar {
  has(flag: string): boolean;
  /** Takes a text, up to the next flag that exists. */
  isText(flag: string): boolean;
}

const SYNTAX = ' ,，、;；-－—–―−=＝/\n';
// Characters that Unicode keeps for a program's own use; none comes from outside (`evened`).
const ASIDE_START = 0xfdd0;

const setAside = (text: string): string =>
  text.replace(/[ ,，、;；\-－—–―−=＝/\n]/g, (char) => String.fromCharCode(ASIDE_START + SYNTAX.indexOf(char)));

/** The characters as they were typed. */
export const restored = (token: string): string =>
  token.replace(/[\uFDD0-\uFDDF]/g, (char) => SYNTAX[char.charCodeAt(0) - ASIDE_START] ?? '');

/** A value as its parts: separated by spaces, `,`, `，`, `、`, `;` or `；`, quoted parts whole. */
export const listed = (token: string): string[] =>
  token
    .split(SEPARATORS)
    .map(restored)
    .filter((part) => !isBlank(part));

const SEPARATORS = /[ ,，、;；]+/;

/** The words of a list that stands alone, without a command: in a field of a form. */
export function wordsOf(typed: string): string[] {
  const tokens = tokenise(typed, { has: () => false, isText: () => false });
  if (!tokens.ok) return [typed];
  return tokens.value.flatMap((token) => (token.kind === 'word' ? listed(token.text) : []));
}

interface Reading {
  readonly source: string;
  readonly grammar: Grammar;
  readonly quotes: Quotes;
}

interface Read {
  readonly token: Token;
  readonly end: number;
}

export function tokenise(source: string, grammar: Grammar): Outcome<Token[]> {
  const reading = { source, grammar, quotes: quotesIn(source) };
  const tokens: Token[] = [];
  let at = 0;
  let flags = 0;
  for (;;) {
    const last = tokens.at(-1);
    const text = last?.kind === 'flag' && grammar.isText(last.name) ? textAt(reading, at) : null;
    if (!text) at = pastMatch(NOTHING, source, at);
    if (!text && at >= source.length) break;
    const read: Read | null = text ?? flagAt(reading, at) ?? wordAt(reading, at);
    if (!read) return refuse(openQuote);
    tokens.push(read.token);
    at = read.end;
    if (read.token.kind === 'flag') flags += 1;
    if (tokens.length > MAX_TOKENS || flags > MAX_FLAGS) return refuse(tooLong);
  }
  return tokens.some(isTooLong) ? refuse(tooLong) : ok(tokens);
}

function isTooLong(token: Token): boolean {
  if (token.kind === 'flag') return false;
  if (token.kind === 'text') return token.text.length > MAX_VALUE;
  return token.text.split(SEPARATORS).some((part) => part.length > MAX_KEY + MAX_VALUE);
}

const NOTHING = /[\s\p{Default_Ignorable_Code_Point}]*/uy;
const SPACES = /\s*/y;

function pastMatch(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(source)?.[0].length ?? 0);
}

const FLAG = '(?:[-－]{2}|[-－][—–]|[—–―−]{1,2})([^\\s=＝\\-－—–―−][^\\s=＝]{0,79})(?=[\\s=＝]|$)';
const FLAG_HERE = new RegExp(FLAG, 'y');
const FLAG_AHEAD = new RegExp(`(?<=\\s)${FLAG}`, 'g');

const nameIn = (match: RegExpExecArray): string => foldedCode(match[1] ?? '').toLowerCase();

function flagAt({ source, grammar }: Reading, at: number): Read | null {
  FLAG_HERE.lastIndex = at;
  const match = FLAG_HERE.exec(source);
  const name = match ? nameIn(match) : '';
  if (!match || !grammar.has(name)) return null;
  const end = at + match[0].length;
  const assigned = /[=＝]/.test(source[end] ?? '');
  const joined = assigned && /\S/.test(source[end + 1] ?? '');
  return { token: { kind: 'flag', name, joined }, end: assigned ? end + 1 : end };
}

/** A text in marks, or all up to the next flag that exists: an unknown `--x`, a bullet, a mark inside belong to it. */
function textAt({ source, grammar, quotes }: Reading, from: number): Read {
  const at = pastMatch(SPACES, source, from);
  const closing = isQuote(source[at]) ? quotes.closing(at) : -1;
  if (closing > at) {
    const after = pastMatch(SPACES, source, closing + 1);
    const isWhole = after === source.length || flagFrom({ source, grammar }, closing + 1) === after;
    if (isWhole) return { token: { kind: 'text', text: source.slice(at + 1, closing) }, end: closing + 1 };
  }
  const end = flagFrom({ source, grammar }, at);
  return { token: { kind: 'text', text: source.slice(at, end).trim() }, end };
}

/** Where the next flag begins that exists, or the end. */
function flagFrom({ source, grammar }: Pick<Reading, 'source' | 'grammar'>, at: number): number {
  FLAG_AHEAD.lastIndex = at;
  for (let match = FLAG_AHEAD.exec(source); match; match = FLAG_AHEAD.exec(source))
    if (grammar.has(nameIn(match))) return match.index;
  return source.length;
}

/** Null when a mark stays open. A mark opens only where a value can begin. */
function wordAt({ source, quotes }: Reading, from: number): Read | null {
  let text = '';
  let at = from;
  for (let begins = true; at < source.length; ) {
    const char = source[at] ?? '';
    if (/\s/.test(char)) break;
    const closing = begins && isQuote(char) ? quotes.closing(at) : at;
    if (closing < 0 && !isApostrophe(char)) return null;
    if (closing > at && ENDS_VALUE.test(source[closing + 1] ?? ' ')) {
      text += setAside(source.slice(at + 1, closing));
      at = closing + 1;
      begins = false;
    } else {
      text += char === '＝' ? '=' : char;
      begins = BEGINS_VALUE.test(char);
      at += 1;
    }
  }
  // A dash on its own is punctuation, not a flag without a name.
  return { token: { kind: 'word', text: text === '-' ? setAside(text) : text }, end: at };
}

const BEGINS_VALUE = /[=＝,，、;；]/;
const ENDS_VALUE = /[\s=＝,，、;；]/;

const openQuote: Refusal = {
  code: 'open-quote',
  text: { zh: '引号没有成对。', en: 'A quotation mark is not closed.' },
  hint: { zh: '请在值的结尾补上引号。', en: 'Close it at the end of the value.' },
};

const tooLong: Refusal = {
  code: 'too-long',
  text: {
    zh: `命令太长：一个值最多 ${MAX_VALUE} 个字符，最多 ${MAX_FLAGS} 个参数，名单最多 2000 人。`,
    en: `The command is too long: at most ${MAX_VALUE} characters a value, ${MAX_FLAGS} flags, lists of 2,000.`,
  },
  hint: { zh: '请拆成几条命令。', en: 'Split it into several commands.' },
};
