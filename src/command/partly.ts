/** What of a text that is no sentence can be understood all the same: some of its clauses, the fields and codes that it names. */
import type { OperationCommand } from '../core/command.ts';
import type { Vocabulary } from './head.ts';
import type { Clues, PartlyRead } from './heard.ts';
import { lexiconOf } from './lexicon.ts';
import { sourceOf } from './source.ts';

/** What is longer is a text. */
const LONGEST = 400;

/** Of a sentence that was read whole, and whose target is not there: what else its codes may stand for. */
export const codesAlone = (text: string): Clues => ({ ...none, codes: text.length > LONGEST ? [] : codesIn(text) });

const none: Clues = { read: null, fields: new Map(), codes: [], asks: false };

interface Reader {
  readonly readingsOf: (text: string) => readonly OperationCommand[];
  readonly asks: (text: string) => boolean;
}

export function cluesIn(text: string, vocabulary: Vocabulary, { readingsOf, asks }: Reader): Clues {
  if (text.length > LONGEST) return none;
  return {
    read: partlyRead(text, readingsOf),
    fields: fieldsNamed(text, vocabulary),
    codes: codesIn(text),
    asks: asks(text),
  };
}

const MOST_CLAUSES = 6;
const COMMA = /[，,；;。！!\n]+/;

const BEGINS = /^\s*(?:把|将)?\s*[A-Za-z]{0,6}[-_]?\d{2}[\w-]*/;
const isOfNothing = ({ targets }: OperationCommand): boolean =>
  Object.values(targets).every(({ length }) => length === 0);

/** As many clauses as can be read together, from the beginning or to the end. */
function partlyRead(text: string, readingsOf: Reader['readingsOf']): PartlyRead | null {
  const clauses = text.split(COMMA).filter((clause) => clause.trim() !== '');
  if (clauses.length > MOST_CLAUSES) return null;
  const [code = ''] = BEGINS.exec(clauses[0] ?? '') ?? [];
  // R00402 急招，优先级高: what is read is said of what the sentence begins with.
  const ofFirst = (part: string) => (code === '' ? [] : readingsOf(`${code.trim()} ${part.trim()}`));
  for (let size = clauses.length - 1; size > 0; size -= 1)
    for (const at of [0, clauses.length - size]) {
      const part = clauses.slice(at, at + size).join('，');
      const [first, ...others] = readingsOf(part).flatMap((each) => (isOfNothing(each) ? ofFirst(part) : each));
      const left = [...clauses.slice(0, at), ...clauses.slice(at + size)].join('，').trim();
      if (first) return { readings: [first, ...others], left };
    }
  return null;
}

/** A name within a longer one that stands there is none: 负责人 of 招聘负责人. */
function fieldsNamed(text: string, { operations, own }: Vocabulary): Map<string, string[]> {
  const { folded } = sourceOf(text);
  const lexicons = operations.map((operation) => ({ operation, ...lexiconOf(operation, own) }));
  const found = lexicons.map(({ namesIn }) => namesIn(folded).map(({ name }) => name));
  const all = [...new Set(found.flat())];
  const isWhole = (name: string): boolean => !all.some((other) => other !== name && other.includes(name));
  return new Map(
    lexicons.flatMap(({ operation, flagsNamed }, at) => {
      const flags = (found[at] ?? []).filter(isWhole).flatMap(flagsNamed);
      const own = [...new Set(flags)].filter((flag) => operation.fields.has(flag));
      return own.length > 0 ? [[operation.name, own] as const] : [];
    }),
  );
}

const CODES = /(?<![A-Za-z\d])[A-Za-z]{0,6}[-_]?\d[\w-]{3,}(?![A-Za-z\d])/g;
const MOST_CODES = 3;

const codesIn = (text: string): string[] => [...new Set(sourceOf(text).folded.match(CODES) ?? [])].slice(0, MOST_CODES);
