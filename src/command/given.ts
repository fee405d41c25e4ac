/** Which words of a command belong to which flag. */
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

export function givenIn(operation: Operation, tokens: readonly Token[]): Given {
  const positional: string[] = [];
  const flags = new Map<string, string[]>();
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'flag') {
      if (token) positional.push(token.text);
      continue;
    }
    const { name, joined } = token;
    const following = wordsFrom(tokens, at + 1);
    const own = following.slice(0, taken({ field: operation.fields.get(name), name, joined }, following));
    flags.set(name, [...(flags.get(name) ?? []), ...(own.length === 0 && isSwitch(operation, name) ? ['on'] : own)]);
    at += own.length;
  }
  return { positional, flags };
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
