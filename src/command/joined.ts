/** Several clauses about one target: 给 R00407 加两个人，优先级改成中. */
import type { OperationCommand } from '../core/command.ts';
import type { Speech } from './speech.ts';

const MOST_CLAUSES = 6;
const CLAUSES = /[,，;；。]+/;
/** A further clause says what is done to what. */
const AND_TAKES = /[,，;；。]\s*(?:然后|并且?|同时|另外)?\s*(?:把|将)/;
/** Says once more that something is done: 把协助人去掉郭文博, the deadline to 31 Dec. */
const AGAIN =
  /^\s*(?:然后|并且?|同时|另外|and\b)?\s*(?:把|将|also\b|set\b|change\b)?\s*(?:(?:它|他|其)的|(?:the|its)\s)?\s*/i;

const AND = /\sand\s|[,;]/i;

function andParted({ english }: Speech, clause: string): string[] {
  const another = AND.test(clause) ? english().another : null;
  return another ? clause.split(another) : [clause];
}

/** Does a further clause follow that says what is done to what, or a further field in the same one? */
export const saysAnother = ({ english }: Speech, said: string): boolean =>
  AND_TAKES.test(said) || (AND.test(said) && english().another?.test(said) === true);

/** Reads a clause that stands by itself. */
type Alone = (clause: string) => OperationCommand | null;

/** 给 R00407 加两个人，优先级改成中: each clause by itself, all of the target that the first one names. */
export function joined(speech: Speech, said: string, alone: Alone): OperationCommand | null {
  const { operation } = speech;
  const parts = said.split(CLAUSES).flatMap((part) => andParted(speech, part));
  const [leading = '', ...others] = parts.filter((clause) => clause.trim() !== '');
  if (others.length === 0 || others.length >= MOST_CLAUSES) return null;
  const start = alone(leading);
  const [target, ...more] = start?.targets[operation.bulk] ?? [];
  if (!start || target === undefined || more.length > 0) return null;
  const edits = { ...start.edits };
  const supposed = { ...start.supposed };
  for (const clause of others) {
    const read = alone(`${target} ${clause.replace(AGAIN, '').trim()}`);
    if (!read || read.targets[operation.bulk]?.join() !== target) return null;
    if (Object.keys(read.edits).some((flag) => flag in edits)) return null;
    Object.assign(edits, read.edits);
    Object.assign(supposed, read.supposed);
  }
  return { ...start, edits, ...(Object.keys(supposed).length > 0 && { supposed }) };
}
