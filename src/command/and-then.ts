/** 人数改成12并且优先级改成高: where another field follows, a clause of its own begins. */
import type { Operation } from '../core/operation.ts';
import { CHANGE_WORD } from './change-words.ts';
import { lexiconOf } from './lexicon.ts';

const made = new WeakMap<readonly Operation[], RegExp>();

export function inClauses(said: string, operations: readonly Operation[]): string {
  const another = made.get(operations) ?? anotherOf(operations);
  made.set(operations, another);
  return AND_THEN.test(said) ? said.replace(another, '，') : said;
}

const WORDS = '并且?|同时|然后|另外|而且|顺便';
const AND_THEN = /[并同然另而顺]/;

function anotherOf(operations: readonly Operation[]): RegExp {
  const names = operations.map((operation) => lexiconOf(operation).names).join('|');
  return new RegExp(
    `(?<=[^\\s,，;；。、])\\s*[,，]?\\s*(?:${WORDS})\\s*(?:把|将)?\\s*(?=(?:${names})\\s*(?:也|都)?\\s*${CHANGE_WORD})`,
    'gi',
  );
}
