/** Which words of a command belong to which flag. */
import type { Field } from '../core/field.ts';
import { foldedCode } from '../core/fold.ts';
import { isMobile, isOpenId } from '../core/ids.ts';
import type { Spoken } from '../core/spoken.ts';
import { switched } from '../core/switch.ts';
import { DRY_RUN } from './field-names.ts';
import { canTell, IS_CODE, reads } from './readable.ts';
import { type Flag, restored, setAside, type Token, type Word } from './token.ts';
import { turned } from './turned.ts';

export interface Given {
  readonly positional: readonly Word[];
  /** By flag. A switch alone is on. */
  readonly flags: ReadonlyMap<string, readonly Word[]>;
}

const ON = 'on';

/** Nothing is guessed from a word: each flag has the words that its field takes of those up to the next flag. */
export function givenIn(operation: Spoken, tokens: readonly Token[]): Given {
  const positional: Word[] = [];
  const flags = new Map<string, Word[]>();
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    const flag = token?.kind === 'flag' ? token : null;
    const words = wordsFrom(tokens, flag ? at + 1 : at);
    const count = flag ? taken({ field: operation.fields.get(flag.name), flag, targets: positional.length }, words) : 0;
    if (flag) {
      const alone = count === 0 ? saidAlone(operation, flag) : [];
      const own = alone.length > 0 ? alone : run(words.slice(0, count), flag.before);
      // A name that several fields share means all of them.
      for (const name of [flag.name, ...flag.also]) {
        if (own.length === 0) flags.set(name, flags.get(name) ?? []);
        for (const { flag: meant, word } of turned(operation, name, own))
          flags.set(meant, [...(flags.get(meant) ?? []), word]);
      }
    }
    positional.push(...run(words.slice(count), ''));
    at += words.length + (flag ? 1 : 0);
  }
  return { positional, flags };
}

const whole = (text: string): Word => ({ kind: 'word', text, gap: 'none', quoted: true });

/** Words that follow each other, with what their flag puts before them. The first stands apart from all others. */
const run = ([first, ...others]: readonly Word[], before: string): Word[] =>
  first ? [{ ...first, text: before + first.text, gap: 'none' }, ...others] : [];

/** All up to the next flag. */
function wordsFrom(tokens: readonly Token[], start: number): Word[] {
  const words: Word[] = [];
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.kind === 'flag') break;
    words.push(token.kind === 'text' ? whole(setAside(token.text)) : token);
  }
  return words;
}

/** A switch alone is on; a step from one choice to the next says all: 优先级调低. */
function saidAlone({ fields }: Spoken, { name, before }: Flag): Word[] {
  const { bare, steps } = fields.get(name) ?? {};
  if (name === DRY_RUN || bare) return [whole(ON)];
  return steps?.by === 'order' && before !== '' ? [whole(before)] : [];
}

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
  if (field.people) {
    const mobile = [5, 4, 3, 2].find((count) => count <= most && isMobile(spelled(texts.slice(0, count))));
    if (mobile) return mobile;
  }
  if (field.typed.takes === 'name') {
    const code = texts.findIndex((word, index) => index > 0 && IS_CODE.test(word));
    return code > 0 ? Math.min(code, most) : hasTargets ? most : 1;
  }
  const isOne = (count: number) => isOneValue(field, texts.slice(0, count));
  return [6, 5, 4, 3, 2].find((count) => count <= most && isOne(count)) ?? 1;
}

/** Of a field that takes anything only a number may be written apart. */
const isOneValue = (field: Field, words: readonly string[]): boolean =>
  canTell(field) ? reads(field, words.join(' ')) : isMobile(spelled(words));

/** Digits of a mobile that were written apart. */
const spelled = (words: readonly string[]): string => foldedCode(words.join('')).replace(/[-()]/g, '');
