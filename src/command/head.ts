/** Which command a line begins with: noun and verb in either language, apart or together, the verb left out. */
import type { Look } from '../core/look.ts';
import { lettersApart } from '../core/names.ts';
import type { Operation } from '../core/operation.ts';
import type { Handing } from '../core/spoken.ts';
import type { OwnNames } from './field-names.ts';
import { type Report, reports } from './reports.ts';
import { type Source, sourceOf } from './source.ts';
import { commandWords } from './suggest.ts';

/** All that can be said. */
export interface Vocabulary {
  readonly operations: readonly Operation[];
  readonly looks: readonly Look[];
  readonly handover?: Handing;
  /** The tenant's own fields, by their kind; as far as they are known. */
  readonly own?: OwnNames;
}

/** `rest` is what follows, as it was typed. */
export type Head =
  | { readonly kind: 'help'; readonly rest: string }
  | { readonly kind: 'report'; readonly report: Report; readonly rest: string }
  | { readonly kind: 'look'; readonly look: Look; readonly rest: string }
  | { readonly kind: 'handover'; readonly handover: Handing; readonly rest: string }
  | { readonly kind: 'operation'; readonly operation: Operation; readonly rest: string }
  /** A noun without a verb. */
  | {
      readonly kind: 'noun';
      readonly operations: readonly Operation[];
      readonly looks: readonly Look[];
      readonly rest: string;
    }
  | { readonly kind: 'unknown'; readonly typed: string };

export const HELP = ['/help', '/帮助'];

/** `、` is what input methods make of a slash. */
const SLASH = /^[\s`]*[/、]\s*/;
const WORD = /\S+/y;

export function headOf(text: string, vocabulary: Vocabulary): Head {
  const source = sourceOf(text);
  const { folded } = source;
  const start = SLASH.exec(folded)?.[0].length ?? 0;
  const word = wordAt(folded, start);
  const rest = (from: number): string => source.slice(from, folded.length);
  const helped = called(HELP, word);
  if (helped) return { kind: 'help', rest: rest(start + helped) };
  const { handover } = vocabulary;
  const handed = handover ? called(commandWords(handover), word) : 0;
  if (handover && handed) return { kind: 'handover', handover, rest: rest(start + handed) };
  for (const report of reports) {
    const length = called(report.words, word);
    if (length) return { kind: 'report', report, rest: rest(start + length) };
  }
  return nounHead(source, start, vocabulary);
}

function wordAt(text: string, at: number): string {
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0] ?? '';
}

/** How much of the word a command's own word is; what follows it at once may only be a number or a person: `/撤销128`. */
function called(words: readonly string[], typed: string): number {
  const own = words
    .map((word) => word.slice(1))
    .find((word) => typed.startsWith(word) && /^(?:$|[\d#@])/.test(typed.slice(word.length)));
  return own?.length ?? 0;
}

interface Named {
  readonly noun: { readonly en: string; readonly zh: string };
  readonly verb: { readonly en: string; readonly zh: string };
}

const wordsOf = (pair: { en: string; zh: string }): string[] => [pair.zh, pair.en];
const byLength = (a: string, b: string): number => b.length - a.length;

interface Noun {
  readonly word: string;
  readonly operations: readonly Operation[];
  readonly looks: readonly Look[];
  /** In both languages, the longest first. */
  readonly verbs: readonly string[];
}

const made = new WeakMap<Vocabulary['operations'], readonly Noun[]>();

/** All nouns in both languages, the longest first. */
function nounsOf({ operations, looks }: Vocabulary): readonly Noun[] {
  const known = made.get(operations);
  if (known) return known;
  const words = new Set([...operations, ...looks].flatMap(({ noun }) => wordsOf(noun)));
  const nouns = [...words].sort(byLength).map((word): Noun => {
    const isOurs = (each: Named) => wordsOf(each.noun).includes(word);
    const own = { operations: operations.filter(isOurs), looks: looks.filter(isOurs) };
    const verbs = [...own.operations, ...own.looks].flatMap(({ verb }) => wordsOf(verb));
    return { word, ...own, verbs: verbs.sort(byLength) };
  });
  made.set(operations, nouns);
  return nouns;
}

const SPACES = /\s*/y;

function nounHead(source: Source, start: number, vocabulary: Vocabulary): Head {
  const { folded } = source;
  const noun = nounsOf(vocabulary).find(({ word }) => folded.startsWith(word, start));
  const unknown = (): Head => ({
    kind: 'unknown',
    typed: `/${source
      .slice(start, Math.min(start + MOST_OF_HEAD, folded.length))
      .trim()
      .split(/\s+/, 2)
      .join(' ')}`,
  });
  if (!noun) return unknown();
  const behind = start + noun.word.length;
  SPACES.lastIndex = behind;
  const at = behind + (SPACES.exec(folded)?.[0].length ?? 0);
  const verb = noun.verbs.find(
    (each) => folded.startsWith(each, at) && endsVerb(each, folded[at + each.length] ?? '', at === behind),
  );
  if (verb !== undefined) return verbHead(noun, verb, source.slice(at + verb.length, folded.length));
  const isApart = endsNoun(folded[behind] ?? '', noun.word);
  const word = wordAt(folded, at).slice(0, MOST_OF_HEAD);
  if (!isApart || noun.verbs.some((each) => isMisspelt(word, each))) return unknown();
  return { kind: 'noun', operations: noun.operations, looks: noun.looks, rest: source.slice(at, folded.length) };
}

/** Nothing that is longer is a noun or a verb. */
const MOST_OF_HEAD = 200;

/** A verb joined to its noun ends by itself; behind one that stands apart a letter would make another word. */
const endsVerb = (verb: string, next: string, joined: boolean): boolean =>
  joined || !/\p{Script=Han}|[a-z]/u.test(next) || (/[a-z]/.test(next) && /\p{Script=Han}/u.test(verb));

/** A noun ends with its word, and before a code: `/需求R00407`. */
const endsNoun = (next: string, noun: string): boolean =>
  !/\p{L}/u.test(next) || (/[a-z]/.test(next) && /\p{Script=Han}/u.test(noun));

function verbHead(own: Noun, verb: string, rest: string): Head {
  const isCalled = (each: Named) => wordsOf(each.verb).includes(verb);
  const operation = own.operations.find(isCalled);
  if (operation) return { kind: 'operation', operation, rest };
  const look = own.looks.find(isCalled);
  return look ? { kind: 'look', look, rest } : { kind: 'unknown', typed: verb };
}

/** Close to a verb, and no code. */
function isMisspelt(word: string, verb: string): boolean {
  if (/\d/.test(word) || word === '') return false;
  const far = lettersApart(word, verb);
  return /^[a-z]/.test(verb)
    ? far <= (verb.length > 3 ? 2 : 1) && word.length > 1
    : verb.startsWith(word) || (far <= 1 && word.length === verb.length);
}
