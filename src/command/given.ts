/** Which words of a command belong to which flag. */
import parse from 'yargs-parser';
import type { Field } from '../core/field.ts';
import { isMobile, isOpenId } from '../core/ids.ts';
import type { Spoken } from '../core/spoken.ts';
import { switched } from '../core/switch.ts';
import { DRY_RUN, NOTE } from './lexicon.ts';
import { canTell, IS_CODE, reads } from './readable.ts';
import { type Flag, restored, setAside, type Token, type Word } from './token.ts';

export interface Given {
  readonly positional: readonly Word[];
  /** By flag. A switch alone is on. */
  readonly flags: ReadonlyMap<string, readonly Word[]>;
}

const ON = 'on';

/** Nothing is guessed from a word: each flag has the words that stand for it. */
const LITERAL = {
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'dot-notation': false,
  'boolean-negation': false,
  'camel-case-expansion': false,
  'short-option-groups': false,
  'greedy-arrays': true,
  'duplicate-arguments-array': true,
  'flatten-duplicate-arrays': true,
};

/** yargs-parser sorts the words to their flags. It sees flags that exist, and words by their place: nothing in them is syntax. */
export function givenIn(operation: Spoken, tokens: readonly Token[]): Given {
  const names = tokens.flatMap((token) => (token.kind === 'flag' ? [token.name] : []));
  const argv: Record<string, unknown> = parse(argvOf(operation, tokens), {
    array: names.filter((name) => isList(operation, name)),
    string: names,
    configuration: LITERAL,
  });
  const words = (name: string): Word[] => {
    const places = [argv[name]].flat().filter((place) => place !== undefined && place !== '');
    return places.flatMap((place, index) =>
      place === ON ? [whole(ON)] : wordOf(tokens, Number(place), Number(places[index - 1])),
    );
  };
  // A name that several fields share means all of them.
  const shared = tokens.flatMap((token) => (token.kind === 'flag' ? token.also.map((name) => [name, token.name]) : []));
  const flags = new Map(names.map((name) => [name, words(name)]));
  for (const [name = '', own = ''] of shared) flags.set(name, [...(flags.get(name) ?? []), ...words(own)]);
  return { positional: words('_'), flags };
}

const whole = (text: string): Word => ({ kind: 'word', text, gap: 'none', quoted: true });

/** The word at a place, with what its flag puts before it. What does not follow the word before it stands apart. */
function wordOf(tokens: readonly Token[], place: number, last: number): Word[] {
  const token = tokens[place];
  if (!token || token.kind === 'flag') return [];
  const flag = tokens[place - 1];
  const before = flag?.kind === 'flag' ? flag.before : '';
  if (token.kind === 'text') return [whole(before + setAside(token.text))];
  const text = before + token.text;
  return [{ ...token, text, gap: last === place - 1 ? token.gap : 'none' }];
}

/** A list is given its words at once, a single value each of its own; a switch alone is on. */
function argvOf(operation: Spoken, tokens: readonly Token[]): string[] {
  const argv: string[] = [];
  let targets = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'flag') {
      argv.push(String(at));
      targets += 1;
      continue;
    }
    const { name } = token;
    const count = taken({ field: operation.fields.get(name), flag: token, targets }, wordsFrom(tokens, at + 1));
    const places = Array.from({ length: count }, (_, index) => String(at + 1 + index));
    const own = places.length === 0 && isSwitch(operation, name) ? [ON] : places;
    if (isList(operation, name)) argv.push(`--${name}`, ...own);
    else argv.push(...(own.length === 0 ? [`--${name}`] : own.flatMap((place) => [`--${name}`, place])));
    at += places.length;
  }
  return argv;
}

/** All up to the next flag. */
function wordsFrom(tokens: readonly Token[], start: number): Word[] {
  const words: Word[] = [];
  for (const token of tokens.slice(start)) {
    if (token.kind === 'flag') break;
    words.push(token.kind === 'text' ? whole(setAside(token.text)) : token);
  }
  return words;
}

const isSwitch = ({ fields }: Spoken, name: string): boolean => name === DRY_RUN || fields.get(name)?.bare === true;

/** Takes all words up to the next flag. */
const isList = ({ fields }: Spoken, name: string): boolean => {
  const field = fields.get(name);
  return field ? field.many : name !== NOTE && name !== DRY_RUN;
};

interface Taker {
  /** None for the flags that every command has. */
  readonly field: Field | undefined;
  readonly flag: Flag;
  /** Words before it that belong to no flag. */
  readonly targets: number;
}

/** How many of the words that follow a flag are its own. */
function taken({ field, flag, targets }: Taker, words: readonly Word[]): number {
  const [first] = words;
  if (!first) return 0;
  const { name, joined, colon } = flag;
  if (name === DRY_RUN || field?.bare) return joined || switched(restored(first.text)) !== null ? 1 : 0;
  if (flag.text) return 1;
  const next = words.findIndex(({ gap }, index) => index > 0 && gap === 'line');
  const line = next < 0 ? words.length : next;
  // Behind `字段：值` the next line is the list's, unless the targets are still to come.
  if (!field || field.many || /^(add|remove)-/.test(name)) return colon && targets === 0 ? line : words.length;
  // What a change word stands for is a part of the value: `推迟 7 天`.
  const spoken = [{ ...first, text: flag.before + first.text }, ...words.slice(1, line)];
  return oneValue(field, spoken, targets > 0);
}

/** A name of several words, a day, a choice: as far as it can be told without looking it up. */
function oneValue(field: Field, words: readonly Word[], hasTargets: boolean): number {
  const texts = words.map(({ text }) => restored(text));
  // Two people for one place are told by their names.
  const people = field.people ? texts.findIndex((word) => !isOpenId(word)) : 0;
  if (people !== 0) return people < 0 ? words.length : people;
  const mark = words.findIndex(({ quoted }) => quoted);
  const most = mark < 0 ? words.length : Math.max(1, mark);
  if (field.typed.takes === 'name') {
    const code = texts.findIndex((word, index) => index > 0 && IS_CODE.test(word));
    return code > 0 ? Math.min(code, most) : hasTargets ? most : 1;
  }
  const isOne = (count: number) => isOneValue(field, texts.slice(0, count));
  return [6, 5, 4, 3, 2].find((count) => count <= most && isOne(count)) ?? 1;
}

/** Of a field that takes anything only a number may be written apart. */
const isOneValue = (field: Field, words: readonly string[]): boolean =>
  canTell(field) ? reads(field, words.join(' ')) : isMobile(words.join('').replace(/[-()]/g, ''));
