/** How a change of a field is said in English. */
import { LESS, MORE } from './english-deeds.ts';
import { literal } from './field-names.ts';

/** `is`: a choice. `swap`: one gives way to another. */
export type Change = 'set' | 'swap' | 'is' | 'add' | 'remove' | 'clear' | 'up' | 'down';

const CHANGE = '(?:change|set|update|make|switch|edit|move|put)';
const OF = '(?:of|for|on|in)';
const REMOVE = '(?:remove|take|drop|delete)';
const CLEAR = '(?:clear|empty|reset|blank)';

/** `F` a field, also with the key of one of its entries, `T` a target, `C` one by its code, `V` a value, `W` one that ends as soon as it can, `O` an old one. */
export const rules: readonly (readonly [Change, string])[] = [
  ['swap', `${CHANGE} (?:the )?F ${OF} T from O (?:to|into) V`],
  ['swap', `(?:${CHANGE} )?(?:the )?T's F from O (?:to|into) V`],
  ['swap', `replace O (?:with|by) V (?:as|in|among|on) (?:the )?F ${OF} T`],
  ['set', `${CHANGE} (?:the )?F ${OF} T (?:to|as|into) V`],
  ['set', `(?:${MORE}|${LESS}) T's F to V`],
  ['set', `(?:${CHANGE} )?(?:the )?T's F (?:to|as|into|is|should be) V`],
  ['set', `(?:${MORE}|${LESS}) (?:the )?F ${OF} T to V`],
  ['set', `(?:${CHANGE}|appoint) W as (?:the |an? )?F ${OF} T`],
  ['set', `${CHANGE} T F (?:to|as|into) V`],
  ['set', `replace (?:the )?F ${OF} T (?:with|by) V`],
  ['set', `make W (?:the |an? )?F ${OF} T`],
  // Says by its verb which field: the name.
  ['set', 'rename T (?:to|as) V'],
  ['set', 'C:? (?:the )?F (?:(?:should|must|shall|will|needs to) be(?:come)?|becomes) V'],
  ['set', `(?:${MORE}|${LESS}) C (?:the )?F (?:to|until|till) V`],
  ['up', `${MORE} C (?:the )?F by V`],
  ['down', `${LESS} C (?:the )?F by V`],
  ['set', `(?:${CHANGE} )?C:? (?:the )?F(?: to| is| =|:| ->| →)? V`],
  ['is', `(?:turn|switch) W (?:the )?F ${OF} T`],
  ['is', `(?<value>enable|disable) (?:the )?F ${OF} T`],
  ['is', `(?:${CHANGE}|give) T V F`],
  ['is', `(?:${CHANGE}|${MORE}|${LESS}) T to V F`],
  ['is', 'C V F'],
  ['add', `add V (?:to|as) (?:the |an? )?F (?:${OF}|to) T`],
  ['add', `add V to T's F`],
  ['add', 'C:? add (?:an? )?F V'],
  ['remove', 'C:? remove (?:the )?F V'],
  ['remove', `${REMOVE} V (?:from|as) (?:the |an? )?F (?:${OF}|from) T`],
  ['remove', `${REMOVE} V from T's F`],
  ['clear', `${CLEAR} (?:the )?F ${OF} T`],
  ['clear', `${CLEAR} T's F`],
  ['up', `push (?:the )?F ${OF} T back by V`],
  ['up', "push T's F back by V"],
  ['up', `${MORE} (?:the )?F ${OF} T by V`],
  ['up', `${MORE} T's F by V`],
  ['down', `${LESS} (?:the )?F ${OF} T by V`],
  ['down', `${LESS} T's F by V`],
  ['up', `${MORE} (?:the )?F ${OF} T`],
  ['up', `${MORE} T's F`],
  ['down', `${LESS} (?:the )?F ${OF} T`],
  ['down', `${LESS} T's F`],
];

const OF_TARGET = new RegExp(` (?:${literal(OF)}|${literal(`(?:${OF}|to)`)}|${literal(`(?:${OF}|from)`)}) T`);

/** R00407: set priority to low. */
export const codeFirst = rules
  .filter(([, rule]) => OF_TARGET.test(rule))
  .map(([way, rule]) => [way, `C[:,]? (?:please )?${rule.replace(OF_TARGET, '')}`] as const);
