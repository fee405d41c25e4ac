/** What is to be exported: a command's noun and verb, or words that name its thing: 所有开放职位的招聘负责人. */
import type { ReportCommand } from '../core/command.ts';
import { foldedCode } from '../core/fold.ts';
import { comparable } from '../core/names.ts';
import type { Operation } from '../core/operation.ts';
import { OPEN } from './filter-words.ts';
import { headOf, type Vocabulary } from './head.ts';
import { wordsOf } from './tokens.ts';

export interface Exported {
  /** The one that is meant; else those that may be. */
  readonly operations: readonly Operation[];
  /** What follows: which things. */
  readonly rest: readonly string[];
}

export function exportedIn(words: readonly string[], vocabulary: Vocabulary): Exported {
  const typed = words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');
  const head = headOf(`/${typed}`, vocabulary);
  if (head.kind === 'operation') return { operations: [head.operation], rest: wordsOf(head.rest) };
  return (
    named(typed, vocabulary.operations) ?? {
      operations: head.kind === 'noun' ? head.operations : vocabulary.operations,
      rest: head.kind === 'noun' ? wordsOf(head.rest) : words,
    }
  );
}

const SAID = /^\s*(?:请|麻烦|帮我|给我|please\s)*\s*(?:导出|export)\s*(.+)$/is;
const ENDING = /[\s。.!！~～]*$/;

/** A sentence that asks for it, and names what; null for any other. */
export function exportSaid(text: string, { operations }: Vocabulary): ReportCommand | null {
  const [, what = ''] = SAID.exec(text) ?? [];
  const rest = what.replace(ENDING, '');
  if (rest === '' || named(rest, operations) === null) return null;
  return { kind: 'report', report: 'export', words: wordsOf(rest).map(foldedCode), text };
}

/** The longest name of a thing in the words, then its verb or one of its fields. */
function named(typed: string, operations: readonly Operation[]): Exported | null {
  const things = operations.flatMap((operation) =>
    [operation.noun.zh, operation.noun.en, ...operation.targets.flatMap(({ label }) => [label.zh, label.en])].map(
      (name) => ({ name, operation }),
    ),
  );
  const thing = longestIn(
    typed,
    things.map(({ name }) => name),
  );
  if (thing === null) return null;
  const isIt = ({ name }: { name: string }) => comparable(name) === comparable(thing);
  const own = [...new Set(things.filter(isIt).map(({ operation }) => operation))];
  const left = without(typed, thing);
  const verb = longestIn(
    left,
    own.flatMap((operation) => [operation.verb.zh, operation.verb.en]),
  );
  if (verb !== null) {
    const called = own.filter((operation) => [operation.verb.zh, operation.verb.en].includes(verb));
    return { operations: called, rest: restOf(without(left, verb), called) };
  }
  const fields = own.flatMap((operation) => namesOfFields(operation).map((name) => ({ name, operation })));
  const field = longestIn(
    left,
    fields.map(({ name }) => name),
  );
  const having = field === null ? own : fields.filter(({ name }) => name === field).map(({ operation }) => operation);
  return { operations: [...new Set(having)], rest: restOf(left, own) };
}

const namesOfFields = ({ fields }: Operation): string[] =>
  [...fields.values()].flatMap(({ offered, label, names }) => (offered ? [label.zh, label.en, ...names] : []));

/** A word of letters stands alone, one of signs anywhere. */
const placeOf = (typed: string, name: string): number =>
  /[a-z]/i.test(name)
    ? typed.toLowerCase().search(new RegExp(`(?<![a-z])${escaped(name.toLowerCase())}s?(?![a-z])`))
    : typed.indexOf(name);

const escaped = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function longestIn(typed: string, names: readonly string[]): string | null {
  const found = names.filter((name) => name !== '' && placeOf(typed, name) >= 0);
  return found.sort((a, b) => b.length - a.length)[0] ?? null;
}

function without(typed: string, name: string): string {
  const at = placeOf(typed, name);
  const plural = /[a-z]/i.test(name) && typed[at + name.length] === 's' ? 1 : 0;
  return `${typed.slice(0, at)} ${typed.slice(at + name.length + plural)}`;
}

/** The names of fields and what says that they are open stand apart; 的 between words says nothing. */
function restOf(typed: string, operations: readonly Operation[]): string[] {
  const apart = [...OPEN, '所有', '全部', ...operations.flatMap(namesOfFields)]
    .filter((name) => /\p{Script=Han}/u.test(name))
    .sort((a, b) => b.length - a.length);
  const parted = typed.replace(new RegExp(apart.map(escaped).join('|'), 'g'), ' $& ');
  return wordsOf(parted.replace(/(?<=^|\s)的+|的+(?=\s|$)/g, ' '));
}
