/** A command as tokens. */
import { type Outcome, ok, refuse } from '../core/outcome.ts';
import { endsCount, flagWordAt, gluedAt } from './glued.ts';
import { behindSign } from './key-sign.ts';
import { CLEAR, type Label } from './label.ts';
import type { Lexicon } from './lexicon.ts';
import { MAX_FLAGS, MAX_KEY, MAX_TOKENS, openQuote, tooLong } from './limits.ts';
import { nothingKnown } from './nothing-known.ts';
import { isApostrophe, isQuote, type Quotes, quotesIn } from './quotes.ts';
import { addressOr, type Source, sourceOf } from './source.ts';
import { type Gap, inWord, isTooLong, listed, setAside, type Token, type Word } from './token.ts';

/** The words of a list that stands alone, without a command: in a field of a form. */
export function wordsOf(typed: string): string[] {
  const tokens = tokenise(typed, nothingKnown);
  if (!tokens.ok) return [typed];
  return tokens.value.flatMap((token) => (token.kind === 'word' ? listed(token.text) : []));
}

interface Reading {
  readonly source: Source;
  /** Of the source. */
  readonly folded: string;
  readonly lexicon: Lexicon;
  readonly quotes: Quotes;
  /** A word is set apart from what follows by `=` or `:`. */
  readonly assigns: boolean;
  /** The flag whose words are read; empty before the first. */
  current: string;
  /** What was read last. */
  last: Token | undefined;
}

interface Read {
  readonly tokens: readonly Token[];
  readonly end: number;
}

export function tokenise(typed: string, lexicon: Lexicon): Outcome<Token[]> {
  const source = sourceOf(typed);
  const { folded } = source;
  const reading: Reading = {
    source,
    folded,
    lexicon,
    quotes: quotesIn(folded),
    assigns: ASSIGNS_WORD.test(folded),
    current: '',
    last: undefined,
  };
  const tokens: Token[] = [];
  let at = 0;
  let flags = 0;
  for (;;) {
    reading.last = tokens.at(-1);
    const read = nextIn(reading, at);
    if (read === 'end') break;
    if (!read) return refuse(openQuote);
    tokens.push(...read.tokens);
    at = read.end;
    const [first] = read.tokens;
    if (first?.kind === 'flag') {
      flags += 1;
      // 清空备注 names all that it empties at once.
      reading.current = read.tokens.length > 1 ? '' : first.name;
    }
    if (tokens.length > MAX_TOKENS || flags > MAX_FLAGS) return refuse(tooLong);
  }
  return tokens.some(isTooLong) ? refuse(tooLong) : ok(tokens);
}

/** Null when a mark stays open. */
function nextIn(reading: Reading, from: number): Read | 'end' | null {
  const { folded, source, last } = reading;
  if (last?.kind === 'flag' && last.text) return textAt(reading, from);
  const at = pastMatch(NOTHING, folded, from);
  if (at >= folded.length) return 'end';
  const label = labelAt(reading, at) ?? gluedAt(reading.folded, at, reading) ?? flagWord(reading, at);
  // What is to be emptied is named by words.
  if (label && !(label.bare && reading.current === CLEAR)) return labelRead(label, source);
  return flagAt(reading, at) ?? wordAt(reading, at, gapIn(folded, from, at));
}

/** Looked for only where one may begin: this is asked at every word. */
const flagWord = (reading: Reading, at: number): Label | null =>
  /[a-z]/.test(reading.folded[at] ?? '') ? flagWordAt(reading.folded, at, reading) : null;

/** In a list of entries, what stands before a `=` is a key; to remove, a key stands alone. */
function labelAt({ folded, lexicon, current }: Reading, at: number): Label | null {
  const label = lexicon.labelAt(folded, at);
  // Behind another field the word before the name is a value of that one.
  if (label?.idle && current !== '') return null;
  if (!label || !lexicon.isKeyed(current)) return label;
  const isKey = (label.joined && !label.colon) || (label.bare && current.startsWith('remove-'));
  return isKey ? null : label;
}

const NOTHING = /\s*/y;

function pastMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

function gapIn(text: string, from: number, at: number): Gap {
  if (at === 0) return 'none';
  const between = text.slice(from, at);
  return between.includes('\n') ? 'line' : between.includes('\t') ? 'tab' : between === '' ? 'none' : 'space';
}

const DASHES = '(?:-{2}|-[—–]|[—–―−]{1,2})';
/** One is enough where no text is read: -负责人 @x. */
const FLAG_HERE = new RegExp(`(?:${DASHES}|-)([^\\s:=\\-—–―−][^\\s:=]{0,79})`, 'y');
const FLAG_AHEAD = new RegExp(`(?<=\\s)${DASHES}([^\\s:=\\-—–―−][^\\s:=]{0,79})`, 'g');

/** `--flag`, `--flag=`, `--招聘负责人`; null where no flag is called so. */
function flagAt({ source, folded, lexicon }: Reading, at: number): Read | null {
  FLAG_HERE.lastIndex = at;
  const match = FLAG_HERE.exec(folded);
  if (!match) return null;
  const [whole, typed = ''] = match;
  const name = lexicon.flagCalled(typed);
  if (name === null) {
    const label = lexicon.dashedAt(folded, at + whole.length - typed.length);
    return label && labelRead({ ...label, part: '' }, source);
  }
  const behind = at + whole.length;
  const end = pastMatch(APART, folded, behind);
  const assigned = /[:=]/.test(folded[end] ?? '');
  const joined = assigned && /\S/.test(folded[end + 1] ?? '');
  return {
    tokens: [
      {
        kind: 'flag',
        name,
        joined,
        colon: false,
        before: '',
        text: lexicon.isText(name),
        also: [],
        stood: '',
        part: '',
      },
    ],
    end: assigned ? end + 1 : end,
  };
}

/** `--recruiter = 陈静`: set apart on both sides. */
const APART = /(?:[^\S\n]+(?==\s))?/y;

const labelRead = (
  { flag, also, end, joined, colon, before, text, stood, part, cleared }: Label,
  { slice }: Source,
): Read => ({
  tokens: [
    { kind: 'flag', name: flag, joined, colon, before, text, also, part, stood: stood ? slice(...stood) : '' },
    ...cleared.map((each): Word => ({ kind: 'word', text: each, gap: 'none', quoted: true })),
  ],
  end,
});

/** A text in marks, or all up to the next flag that exists: an unknown `--x`, a bullet, a mark inside belong to it. */
function textAt(reading: Reading, from: number): Read {
  const { source, folded, quotes } = reading;
  const at = pastMatch(NOTHING, folded, from);
  const closing = isQuote(folded[at]) ? quotes.closing(at) : -1;
  if (closing > at) {
    const after = pastMatch(NOTHING, folded, closing + 1);
    const isWhole = after === folded.length || flagFrom(reading, closing + 1) === after;
    const next = isWhole ? closing + 1 : labelBehind(reading, closing + 1);
    if (next > 0) return { tokens: [{ kind: 'text', text: source.behind(at, closing) }], end: next };
  }
  const end = flagFrom(reading, at);
  return { tokens: [{ kind: 'text', text: source.behind(at - 1, end).trim() }], end };
}

/** Where another field begins right behind a text in marks, with its value: 描述 "负责" 人数 9. Else 0. */
function labelBehind(reading: Reading, at: number): number {
  const next = pastMatch(BETWEEN, reading.folded, at);
  const label = next > at ? reading.lexicon.labelAt(reading.folded, next) : null;
  return label && (!label.bare || pastMatch(NOTHING, reading.folded, label.end) < reading.folded.length) ? next : 0;
}

const BETWEEN = /\s*[,、;。]?\s*/y;

/** Where the next flag begins that exists, or a line `字段：`, or the end. */
function flagFrom({ folded, lexicon }: Reading, at: number): number {
  const line = lexicon.lineAfter(folded, at);
  const end = line < 0 ? folded.length : pastMatch(NOTHING, folded, line);
  FLAG_AHEAD.lastIndex = at;
  for (let match = FLAG_AHEAD.exec(folded); match && match.index < end; match = FLAG_AHEAD.exec(folded)) {
    const [whole, typed = ''] = match;
    const name = match.index + whole.length - typed.length;
    if (lexicon.flagCalled(typed) !== null || lexicon.dashedAt(folded, name)) return match.index;
  }
  return end;
}

/** Null when a mark stays open. A mark opens only where a value can begin. */
function wordAt(reading: Reading, from: number, gap: Gap): Read | null {
  const { source, folded, quotes, lexicon, current } = reading;
  let text = '';
  let at = from;
  let quoted = false;
  const isKeyed = lexicon.isKeyed(current);
  for (let begins = true; at < folded.length; ) {
    const char = folded[at] ?? '';
    const sign = isKeyed ? behindSign(folded, at, { word: text, lexicon, flag: current }) : at;
    if (sign > at) {
      text += '=';
      at = sign;
      begins = true;
      continue;
    }
    if (/\s/.test(char) || (at > from && at - from < MAX_KEY && isNextLabel(reading, at))) break;
    const closing = begins && isQuote(char) ? quotes.closing(at) : at;
    if (closing < 0 && !isApostrophe(char)) return null;
    if (closing > at && ENDS_VALUE.test(folded[closing + 1] ?? ' ')) {
      text += setAside(source.behind(at, closing));
      at = closing + 1;
      begins = false;
      quoted = true;
    } else {
      text += inWord(char, source.slice(at, at + 1));
      begins = BEGINS_VALUE.test(char);
      at += 1;
    }
  }
  // A dash on its own is punctuation, not a flag without a name.
  return { tokens: [{ kind: 'word', text: text === '-' ? setAside(text) : addressOr(text), gap, quoted }], end: at };
}

/** A field's name may follow a separator, and a code or a number: `人数加2，优先级改为高`, `R00407人数加2`, `入职日期12月20日工号E100`. */
function isNextLabel(reading: Reading, at: number): boolean {
  const before = reading.folded[at - 1] ?? '';
  if (/[,、;。]/.test(before)) return labelAt(reading, at) !== null;
  if (!(/[a-z0-9]/.test(before) || endsCount(reading.folded, at)) || !/\p{Script=Han}/u.test(reading.folded[at] ?? ''))
    return false;
  const label = labelAt(reading, at) ?? gluedAt(reading.folded, at, reading);
  return label !== null && !label.bare;
}

const ASSIGNS_WORD = /[a-z][^\S\n]{0,9}[:=]/;
const BEGINS_VALUE = /[=,、;]/;
const ENDS_VALUE = /[\s=,、;]/;
