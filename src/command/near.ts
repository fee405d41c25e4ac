/** Of what is no command and no sentence: the commands that come closest to it, and the words in it that may be names. */
import type { Look } from '../core/look.ts';
import type { Spoken } from '../core/spoken.ts';
import { isQuestion, lookedFor } from './asking.ts';
import { CHANGE_WORD } from './change-words.ts';
import { isDeclined } from './declined.ts';
import { literal } from './field-names.ts';
import type { Vocabulary } from './head.ts';
import { lexiconOf } from './lexicon.ts';
import { type Report, reports } from './reports.ts';
import { sourceOf } from './source.ts';
import { spared } from './spared.ts';

export type NearCommand = { readonly score: number } & (
  | { readonly kind: 'operation'; readonly spoken: Spoken }
  | { readonly kind: 'look'; readonly look: Look }
  | { readonly kind: 'report'; readonly report: Report }
);

export interface Near {
  /** Best first; of those as close, reading comes before writing. */
  readonly commands: readonly NearCommand[];
  /** The kinds of things that it speaks of, by their nouns. */
  readonly nouns: ReadonlySet<string>;
  /** What may be names, of people and of things. */
  readonly names: readonly string[];
  /** That of a proposal; empty where none is named. */
  readonly number: string;
}

/** What is longer is a text. */
const LONGEST = 200;

/** 取消 #134, stop 134: a number of its own is no code of a record. */
const NUMBER = /#\s*(\d{1,9})(?!\d)|(?:^|[^\w.-])(\d{1,9})[\s号]*$/;

export function nearTo(text: string, vocabulary: Vocabulary): Near {
  if (text.length > LONGEST) return { commands: [], nouns: new Set(), names: [], number: '' };
  const { folded } = sourceOf(spared(text));
  const [, marked, last = ''] = NUMBER.exec(folded) ?? [];
  const told = toldIn(folded, vocabulary);
  const commands = [...looked(told, vocabulary), ...written(told, vocabulary), ...reported(told)];
  return {
    commands: commands.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score),
    nouns: told.nouns,
    names: namesIn(folded, told.words),
    number: marked ?? last,
  };
}

interface Told {
  readonly text: string;
  /** Those that were understood. */
  readonly words: readonly string[];
  readonly nouns: ReadonlySet<string>;
  /** How many fields of an operation are named. */
  readonly fields: ReadonlyMap<string, number>;
  readonly asks: boolean;
}

const LOOKING = /[找查看列]|名单|清单|有没有|\b(?:list|show|find|search|see|any)\b/;

/** Of words that lie within each other the longest counts: 人才 is no part of 人才库. */
function toldIn(text: string, vocabulary: Vocabulary): Told {
  const nouns = nounsOf(vocabulary);
  const { operations, own } = vocabulary;
  const lexicons = operations.map((operation) => ({ operation, ...lexiconOf(operation, own) }));
  const named = lexicons.flatMap(({ namesIn: inText }) => inText(text).map(({ name }) => name));
  const words = wordsIn(text, [...nouns.keys(), ...named]);
  const fields = lexicons.map(({ operation, flagsNamed }): [string, number] => [
    operation.name,
    words.filter((word) => flagsNamed(word).some((flag) => operation.fields.has(flag))).length,
  ]);
  const asks = isQuestion(text) || lookedFor(text) !== null || LOOKING.test(text);
  return { text, words, nouns: new Set(words.flatMap((word) => nouns.get(word) ?? [])), fields: new Map(fields), asks };
}

/** By every word that people have for a thing, the noun of its commands. */
function nounsOf({ operations, looks, handover }: Vocabulary): Map<string, string> {
  const spoken = [...operations, ...looks, ...(handover ? [handover] : [])];
  return new Map(
    spoken.flatMap(({ noun: { zh, en, also = [] } }) => [zh, en, ...also].map((word): [string, string] => [word, en])),
  );
}

/** Letters stand alone, and may be of several; signs stand anywhere. */
const standing = (word: string): string =>
  `${/^[a-z]/.test(word) ? '\\b' : ''}${literal(word)}${/[a-z]$/.test(word) ? '(?=s?\\b)' : ''}`;

function wordsIn(text: string, known: readonly string[]): string[] {
  const longestFirst = [...new Set(known)].sort((a, b) => b.length - a.length).map(standing);
  return longestFirst.length > 0 ? [...new Set(text.match(new RegExp(longestFirst.join('|'), 'g')) ?? [])] : [];
}

const CHANGES = new RegExp(`${CHANGE_WORD}|\\b(?:change|set|add|remove|update|move|clear)\\b`);

/** Who wants to know something is not offered a form first; who wants something not done is offered none. */
function written({ text, nouns, fields, asks }: Told, { operations, handover }: Vocabulary): NearCommand[] {
  if (isDeclined(text)) return [];
  const more = (CHANGES.test(text) ? 1 : 0) - (asks ? 1 : 0);
  return [...operations, ...(handover ? [handover] : [])].map((spoken) => {
    const { name, noun, verb, moves } = spoken;
    const verbs = moves ? [...moves.zh, verb.en] : [];
    const about = (nouns.has(noun.en) ? 2 : 0) + Math.min(fields.get(name) ?? 0, 2) * 3;
    const says = verbs.some((word) => text.includes(word)) ? 3 : 0;
    return { kind: 'operation', spoken, score: about + says > 0 ? about + says + more : 0 };
  });
}

const looked = ({ nouns, asks }: Told, { looks }: Vocabulary): NearCommand[] =>
  looks
    .filter(({ kind }) => kind === 'find')
    .map((look) => ({ kind: 'look', look, score: nouns.has(look.noun.en) ? (asks ? 5 : 2) : 0 }));

const reported = ({ text }: Told): NearCommand[] =>
  reports.map((report) => {
    const words = [...report.words.map((word) => word.slice(1)), ...report.also];
    return { kind: 'report', report, score: wordsIn(text, words).length > 0 ? 4 : 0 };
  });

/** What says nothing of its own: who asks, and how. */
const EMPTY =
  /在招|的|了|吗|呢|吧|呀|里面?|中间?|[在有是把将给让从往到被和跟与]|我们?|你们?|他们?|她们?|谁|哪[些个位里]?|什么|多少|几个|怎么样?|怎样|一下|看看|[找查看列]|所有|全部|手[上里头]|名下|负责|现在|目前|最近|今天|明天|后天|[上下本这]个?[周月]|[，。、,.?？!！:：;；"'“”「」()（）]|\b(?:the|of|who|whose|which|what|is|are|was|were|in|an?|my|me|i|to|for|from|and|all|show|list|find|see|how|many|please|next|this|last|week|month|today|tomorrow|does|do|did|have|has|with|at|by|on|any)\b/g;
const MOST_NAMES = 4;

function namesIn(text: string, understood: readonly string[]): string[] {
  const known = understood.length > 0 ? new RegExp(understood.map(standing).join('|'), 'g') : null;
  const left = (known ? text.replace(known, ' ') : text).replace(CHANGES, ' ').replace(EMPTY, ' ');
  const words = left.split(/\s+/).filter((word) => word.length > 1 && word.length <= 20 && !/^#?\d+$/.test(word));
  return [...new Set(words)].slice(0, MOST_NAMES);
}
