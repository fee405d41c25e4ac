import type { Handover } from './handover.ts';
import type { TargetSpec } from './target.ts';
import type { Text } from './text.ts';

/** What a command is about, as it is typed. */
export interface Noun {
  readonly en: string;
  readonly zh: string;
  /** What else people call it: no command, but what may be meant. */
  readonly also?: readonly string[];
}

/** What an operation is called and what it is about: in commands, on cards, in the help. */
export interface Words {
  readonly name: string;
  readonly noun: Noun;
  readonly verb: { readonly en: string; readonly zh: string };
  readonly title: Text;
  readonly about: Text;
  readonly example: Text;
  readonly targets: readonly TargetSpec[];
  /** What its two targets do to each other in sentences, with the Chinese verbs: things go into a place, or out of it. */
  readonly moves?: { readonly way: 'into' | 'out-of'; readonly zh: readonly string[] };
  /** The operation that takes this one back; left out where the same one does. */
  readonly undoneBy?: string;
  /** The people of this field stand beside a target where one of several is to be chosen. */
  readonly beside?: string;
  /** What of it passes to a successor; left out where nothing does. */
  readonly handover?: Handover;
}

/** With what stands for what was left out. */
export function wordsOf(spec: Words) {
  const { name, noun, verb, title, about, example, targets, moves, handover } = spec;
  const own = { ...(moves && { moves }), ...(handover && { handover }) };
  const { beside = '', undoneBy = name } = spec;
  return { name, noun, verb, title, about, example, targets, beside, undoneBy, ...own };
}
