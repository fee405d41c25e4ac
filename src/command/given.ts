/** Which words of a command belong to which flag. */
import parse from 'yargs-parser';
import type { Field } from '../core/field.ts';
import { isOpenId } from '../core/ids.ts';
import type { Operation } from '../core/operation.ts';
import { switched } from '../core/switch.ts';
import { restored, type Token } from './tokens.ts';

export interface Given {
  readonly positional: readonly string[];
  /** By flag. A switch alone is on. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

export const NOTE = 'note';
export const DRY_RUN = 'dry-run';
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
export function givenIn(operation: Operation, tokens: readonly Token[]): Given {
  const names = tokens.flatMap((token) => (token.kind === 'flag' ? [token.name] : []));
  const argv: Record<string, unknown> = parse(argvOf(operation, tokens), {
    array: names.filter((name) => isList(operation, name)),
    string: names,
    configuration: LITERAL,
  });
  const words = (name: string): string[] =>
    [argv[name]].flat().flatMap((place) => (place === ON ? [ON] : textOf(tokens[Number(place || -1)])));
  return { positional: words('_'), flags: new Map(names.map((name) => [name, words(name)])) };
}

const textOf = (token: Token | undefined): string[] => (token && token.kind !== 'flag' ? [token.text] : []);

/** A list is given its words at once, a single value each of its own; a switch alone is on. */
function argvOf(operation: Operation, tokens: readonly Token[]): string[] {
  const argv: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'flag') {
      argv.push(String(at));
      continue;
    }
    const { name, joined } = token;
    const following = wordsFrom(tokens, at + 1);
    const count = taken({ field: operation.fields.get(name), name, joined }, following);
    const places = Array.from({ length: Math.min(count, following.length) }, (_, index) => String(at + 1 + index));
    const own = places.length === 0 && isSwitch(operation, name) ? [ON] : places;
    if (isList(operation, name)) argv.push(`--${name}`, ...own);
    else argv.push(...(own.length === 0 ? [`--${name}`] : own.flatMap((place) => [`--${name}`, place])));
    at += places.length;
  }
  return argv;
}

/** All up to the next flag. */
function wordsFrom(tokens: readonly Token[], start: number): string[] {
  const words: string[] = [];
  for (const token of tokens.slice(start)) {
    if (token.kind === 'flag') break;
    words.push(token.text);
  }
  return words;
}

const isSwitch = ({ fields }: Operation, name: string): boolean => name === DRY_RUN || fields.get(name)?.bare === true;

/** Takes all words up to the next flag. */
const isList = ({ fields }: Operation, name: string): boolean => {
  const field = fields.get(name);
  return field ? field.many : name !== NOTE && name !== DRY_RUN;
};

interface Taker {
  /** None for the flags that every command has. */
  readonly field: Field | undefined;
  readonly name: string;
  readonly joined: boolean;
}

/** How many of the words that follow a flag are its own. */
function taken({ field, name, joined }: Taker, words: readonly string[]): number {
  const [first = ''] = words;
  if (name === DRY_RUN || field?.bare) return joined || switched(restored(first)) !== null ? 1 : 0;
  if (name === NOTE || field?.sentence) return 1;
  if (!field || field.many || /^(add|remove)-/.test(name)) return words.length;
  // Two people for one place are told by their names.
  const people = field.people ? words.findIndex((word) => !isOpenId(word)) : 0;
  return people < 0 ? words.length : Math.max(1, people);
}
