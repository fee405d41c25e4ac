/** How each operation may be spoken of: worked out once from its record and the tenant's own names. */
import { once } from '../core/once.ts';
import type { Operation } from '../core/operation.ts';
import { type Chinese, chineseWays, type Ways } from './chinese.ts';
import type { Clause } from './clause.ts';
import { type English, englishWays } from './english.ts';
import type { OwnNames } from './field-names.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import type { Way } from './said.ts';
import { targetSaid } from './target-said.ts';

export interface Speech {
  readonly operation: Operation;
  readonly lexicon: Lexicon;
  readonly chinese: Chinese;
  /** Made when somebody speaks it: its patterns are many. */
  readonly english: () => English;
}

const none: OwnNames = new Map();
const made = new WeakMap<OwnNames, WeakMap<readonly Operation[], readonly Speech[]>>();

export function speechesOf(operations: readonly Operation[], own: OwnNames = none): readonly Speech[] {
  const those = made.get(own) ?? new WeakMap<readonly Operation[], readonly Speech[]>();
  const known = those.get(operations);
  if (known) return known;
  const speeches = operations.map((operation) => speechOf(operation, lexiconOf(operation, own)));
  made.set(own, those.set(operations, speeches));
  return speeches;
}

const byLexicon = new WeakMap<Lexicon, Speech>();

function speechOf(operation: Operation, lexicon: Lexicon): Speech {
  const known = byLexicon.get(lexicon);
  if (known) return known;
  const bare = (typed: string): string => targetSaid(typed, operation);
  const speech = {
    operation,
    lexicon,
    chinese: chineseWays({ operation, lexicon, bare }),
    english: once(() => englishWays(operation, lexicon)),
  };
  byLexicon.set(lexicon, speech);
  return speech;
}

/** Those by which a clause may mean it, in the order in which they are tried. */
export function waysFor({ lexicon, chinese, english }: Speech, clause: Clause): readonly Way[] {
  const ways = named(clause.isChinese ? chinese : chinese.latin, clause, lexicon);
  return clause.isEnglish ? [...ways, ...english().ways] : ways;
}

const named = ({ own, others, none }: Ways, { isNamed, isNamedBy }: Clause, lexicon: Lexicon): readonly Way[] =>
  isNamed ? (isNamedBy(lexicon) ? own : others) : none;
